import { expect, type Page, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type * as pdfJs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import decodeQr from 'qr/decode.js';
import { projectRoot } from '../support/built-site.ts';

const area = '330106';
const papers = { a4: [210, 297], a5: [148, 210], card: [210, 148] } as const;
const languages = {
  zh: {
    path: '',
    holds: ['杭州市西湖区', '学前一年免保育教育费', '不在本地', '杭州市2024年版', '2026年11月22日印制', '自己的电话还没有收录', '待核实'],
  },
  en: { path: 'en/', holds: ['XihuDistrict,Hangzhou', 'Hangzhou,edition2024', 'Printed2026-11-22', 'notconfirmedyet', 'notbeenchecked'] },
  ug: { path: 'ug/', holds: ['杭州市西湖区', '2026', '2024'] },
} as const;
const everywhere = ['12345', '110', '0571-89586389'];
const points = (millimetres: number): number => Math.round((millimetres / 25.4) * 72);
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '');

// In one process: the papers are printed once.
test.describe.configure({ mode: 'default' });
let folder: string;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'posters-'));
  const args = [area, '--url', 'https://list.example.gov.cn', '--today', '2026-11-22', '--out', folder];
  await promisify(execFile)(process.execPath, [join(projectRoot, 'tools/make-posters.ts'), ...args], { cwd: projectRoot });
});
test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('one paper for each language and size, and nothing else', () => {
  const names = Object.keys(languages).flatMap((language) => Object.keys(papers).map((paper) => `${area}-${paper}-${language}.pdf`));
  expect(readdirSync(folder).toSorted()).toEqual(names.toSorted());
});

for (const [language, { path, holds }] of Object.entries(languages)) {
  for (const [paper, size] of Object.entries(papers)) {
    test(`${paper} in ${language}: one page, whole, with its fonts and a code that opens the list`, async ({ page }) => {
      const bytes = readFileSync(join(folder, `${area}-${paper}-${language}.pdf`));
      const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
      expect(document.numPages).toBe(1);
      const first = await document.getPage(1);
      const [, , width = 0, height = 0] = first.view;
      expect([Math.round(width), Math.round(height)]).toEqual(size.map(points));

      const lines = (await first.getTextContent()).items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
      const found = plain(lines.map(({ str }) => str).join(''));
      for (const words of [...holds, ...everywhere]) expect(found).toContain(plain(words));
      expect(found).toContain('list.example.gov.cn');
      // Whole lines, none over another: what is cut off runs out of the paper or under the next box.
      const boxes = lines.map(({ str, transform, width: wide }) => {
        const [, , , tall, left, base] = transform as [number, number, number, number, number, number];
        return { str, left, right: left + wide, bottom: base, top: base + Math.abs(tall) * 0.6 };
      });
      const margin = points(5);
      for (const box of boxes) {
        expect(box.left, box.str).toBeGreaterThanOrEqual(margin);
        expect(box.right, box.str).toBeLessThanOrEqual(width - margin);
        expect(box.bottom, box.str).toBeGreaterThanOrEqual(margin);
        expect(box.top, box.str).toBeLessThanOrEqual(height - margin);
      }
      const crossing = boxes.flatMap((box, index) =>
        boxes
          .slice(index + 1)
          .filter(
            (other) =>
              Math.min(box.right, other.right) - Math.max(box.left, other.left) > 2 &&
              Math.min(box.top, other.top) - Math.max(box.bottom, other.bottom) > 1,
          )
          .map((other) => `${box.str} × ${other.str}`),
      );
      expect(crossing).toEqual([]);

      const fonts = fontsOf(bytes.toString('latin1'));
      expect(fonts.length).toBeGreaterThan(0);
      expect(fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);

      expect(await readCode(page, bytes)).toBe(`https://list.example.gov.cn/${path}zhejiang/hangzhou/xihu/`);
    });
  }
}

/** Every font of a PDF: its letters are either drawings in the file (Type 3) or a font program in it. */
function fontsOf(pdf: string): { name: string; isEmbedded: boolean }[] {
  const objects = new Map(
    [...pdf.matchAll(/(?<id>\d+) 0 obj\n(?<body>[\s\S]*?)endobj/gu)].map(({ groups }) => [groups?.['id'], groups?.['body'] ?? '']),
  );
  return [...objects.values()]
    .filter((body) => /\/Type \/Font\b/u.test(body) && !/\/Subtype \/Type0\b/u.test(body))
    .map((body) => {
      const descriptor = objects.get(/\/FontDescriptor (?<id>\d+) 0 R/u.exec(body)?.groups?.['id']) ?? '';
      const name = /\/(?:BaseFont|FontName) \/(?<name>\S+)/u.exec(body + descriptor)?.groups?.['name'] ?? '';
      return { name, isEmbedded: /\/Subtype \/Type3\b/u.test(body) ? body.includes('/CharProcs') : /\/FontFile[23]? /u.test(descriptor) };
    });
}

/** Draws the paper at 120 points an inch, as a cheap printer does, and reads its code as a phone does. */
async function readCode(page: Page, pdf: Buffer): Promise<string> {
  const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.mjs'));
  await page.route('http://paper.test/**', async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>paper</title>' });
    else if (name === 'paper.pdf') await route.fulfill({ contentType: 'application/pdf', body: pdf });
    else await route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(library, name), 'utf8') });
  });
  await page.goto('http://paper.test/');
  const { data, width, height } = await page.evaluate(async () => {
    const name = '/pdf.min.mjs';
    const pdfjs = (await import(name)) as typeof pdfJs;
    pdfjs.GlobalWorkerOptions.workerSrc = '/pdf.worker.min.mjs';
    const first = await (await pdfjs.getDocument({ url: '/paper.pdf', verbosity: 0 }).promise).getPage(1);
    const viewport = first.getViewport({ scale: 120 / 72 });
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    await first.render({ canvas, canvasContext: context, viewport }).promise;
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    // One number a pixel: a code is black and white.
    let grey = '';
    for (let index = 0; index < pixels.data.length; index += 4) grey += String.fromCharCode(pixels.data[index] ?? 0);
    return { data: btoa(grey), width: pixels.width, height: pixels.height };
  });
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (const [index, value] of Buffer.from(data, 'base64').entries()) rgba.fill(value, index * 4, index * 4 + 3);
  return decodeQr({ data: rgba, width, height });
}
