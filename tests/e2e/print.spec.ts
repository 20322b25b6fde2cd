import { expect, type Page, test } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import decodeQr from 'qr/decode.js';
import { base } from '../support/built-site.ts';

const papers = [
  // 民 and a few more come out of a PDF as radicals, so the words here do without them.
  { name: 'a list', path: 'zhejiang/hangzhou/xihu/', holds: ['西湖区', '义务教育入学', '最近核对'] },
  {
    name: 'an entitlement',
    path: 'zhejiang/hangzhou/xihu/compulsory-education/',
    holds: ['依据', '发〔2024〕35号', '第 7 条', '2026年11月21日'],
  },
  { name: 'an entitlement in Uyghur', path: 'ug/zhejiang/hangzhou/xihu/vaccination/', holds: ['发〔2024〕35号', '12345'] },
];

for (const { name, path, holds } of papers) {
  test(`${name} on A4 holds its basis and a QR code that leads back`, async ({ page }) => {
    await page.goto(base + path);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    const first = await document.getPage(1);
    const [, , width = 0, height = 0] = first.view;
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    let text = '';
    for (let number = 1; number <= document.numPages; number += 1) {
      const content = await (await document.getPage(number)).getTextContent();
      text += content.items.map((item) => ('str' in item ? item.str : '')).join('');
    }
    const found = text.normalize('NFKC').replaceAll(/\s/gu, '');
    for (const words of holds) expect(found).toContain(words.normalize('NFKC').replaceAll(/\s/gu, ''));
    // What is of no use on paper stays off it.
    expect(found).not.toContain('换地方');

    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('svg.qr')).toBeVisible();
    const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
    expect(await readQr(page)).toBe(canonical);
  });
}

/** Draws the printed code into pixels and reads it as a phone does. */
async function readQr(page: Page): Promise<string> {
  const { data, width, height } = await page.locator('svg.qr').evaluate(async (svg) => {
    const size = 400;
    const copy = svg.cloneNode(true) as SVGElement;
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', String(size));
    copy.setAttribute('height', String(size));
    copy.setAttribute('color', '#000');
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(copy.outerHTML)}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = size + 80;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 40, 40);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    return { data: Array.from(pixels.data), width: canvas.width, height: canvas.height };
  });
  return decodeQr({ data: new Uint8Array(data), width, height });
}
