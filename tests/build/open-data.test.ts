import { readFileSync } from 'node:fs';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { type BuiltPage, builtPages, fileFor, sampleOf, seed, servedBytes } from '../support/built-site.ts';
import { hsdsTable } from '../support/hsds-schema.ts';

const embedBudget = 3 * 1024;
const ofKind = (kind: string): BuiltPage[] => builtPages().filter((page) => page.kind === kind);

interface Tag {
  name: string;
  attributes: Record<string, string>;
}
function tagsOf(file: string): Tag[] {
  const tags: Tag[] = [];
  const parser = new Parser({ onopentag: (name, attributes) => tags.push({ name, attributes }) });
  parser.end(readFileSync(file, 'utf8'));
  return tags;
}
const alternatesOf = (file: string): Map<string, string> =>
  new Map(
    tagsOf(file).flatMap(({ name, attributes: { rel, type, href } }) =>
      name === 'link' && rel === 'alternate' && type !== undefined && href !== undefined ? [[type, href] as const] : [],
    ),
  );

describe(`open data (TEST_SEED=${seed})`, () => {
  it('is named in the head of every list, and is there, in the language of the page', () => {
    const strangers = ofKind('list').filter(({ file, locale }) => {
      const { 'text/csv': csv, 'application/json': json } = Object.fromEntries(alternatesOf(file));
      if (csv === undefined || json === undefined || fileFor(csv) === undefined || fileFor(json) === undefined) return true;
      return (locale === 'zh') !== !/^\/(?:en|ug)\//u.test(csv.replace(/^.*(?=\/(?:en|ug)\/)/u, ''));
    });
    expect(strangers.slice(0, 10).map(({ path }) => path)).toEqual([]);
  });

  it.each(sampleOf(ofKind('list'), 12, seed).map(({ path, file }) => [path, file] as const))(
    'says the same in each file: %s',
    (_path, file) => {
      const csvFile = fileFor(alternatesOf(file).get('text/csv') ?? '') ?? '';
      const csv = readFileSync(csvFile, 'utf8');
      const data: unknown = JSON.parse(readFileSync(csvFile.replace(/list\.csv$/u, 'hsds.json'), 'utf8'));
      expect(hsdsTable('$page').safeParse(data).error).toBeUndefined();
      const { contents } = data as { contents: { name: string; url: string }[] };
      expect(csv.startsWith('\uFEFF')).toBe(true);
      for (const { name, url } of contents) {
        expect(csv).toContain(name.replaceAll('"', '""'));
        expect(csv).toContain(url);
        expect(fileFor(new URL(url).pathname), url).toBeDefined();
      }
      // Every entry on the page is in the file.
      const entries = tagsOf(file).filter(({ name, attributes }) => name === 'li' && 'data-types' in attributes).length;
      expect(contents.length).toBe(entries);
    },
  );

  it(`has a page for frames that runs nothing, asks for nothing, leads out of the frame and is at most ${embedBudget} bytes`, () => {
    const pages = ofKind('embed');
    expect(pages.length).toBeGreaterThan(30);
    for (const { path, file } of pages) {
      const tags = tagsOf(file);
      expect(tags.filter(({ name }) => ['script', 'form', 'img', 'iframe', 'input'].includes(name)).length, path).toBe(0);
      expect(tags.filter(({ name, attributes }) => name === 'a' && attributes['target'] !== '_top').length, path).toBe(0);
      expect(
        tags.some(({ name, attributes }) => name === 'meta' && attributes['content'] === 'noindex'),
        path,
      ).toBe(true);
      expect(servedBytes(file), path).toBeLessThanOrEqual(embedBudget);
    }
  });

  it('gives webmasters lines that show that page', () => {
    const [page] = ofKind('list');
    const html = readFileSync(page?.file ?? '', 'utf8');
    const src = /&lt;iframe src=(?:&quot;|&#34;|")(?<src>[^"&]+)/u.exec(html)?.groups?.['src'] ?? '';
    expect(fileFor(new URL(src).pathname), src).toMatch(/embed\/index\.html$/u);
  });
});
