import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { serviceTypes } from '../../src/catalogue/vocabulary.ts';
import { localeList } from '../../src/i18n/locales.ts';
import { base, type BuiltPage, builtPages, dist, fileFor, filesOf, servedBytes } from '../support/built-site.ts';

// design.md §10. What goes over the network: the compressed copies that the server sends, styles included.
const entitlementBudget = 10 * 1024;
const listBudget = 16 * 1024;
const scriptBudget = 12 * 1024;
const loaderBudget = 1024;
const firstQueryBudget = 32 * 1024;
const pagefindFiles = 200;
// The questions, the rules and the whole list of a place, once: what the declaration page may weigh (design.md §10).
const familyBudget = 40 * 1024;
const familyScriptBudget = 16 * 1024;

const attributesOf = (html: string, element: string): string[] =>
  [...html.matchAll(new RegExp(`<${element}\\b(?<attributes>[^>]*)>`, 'giu'))].map(({ groups }) => groups?.['attributes'] ?? '');

function weightOf(page: BuiltPage): number {
  const styles = attributesOf(readFileSync(page.file, 'utf8'), 'link')
    .filter((attributes) => /rel="?stylesheet/u.test(attributes))
    .map((attributes) => /href="?(?<href>[^"\s>]+)/u.exec(attributes)?.groups?.['href'] ?? '');
  return [page.file, ...styles.map((href) => fileFor(href) ?? href)].reduce((sum, file) => sum + servedBytes(file), 0);
}

function heaviest(pages: BuiltPage[]): { path: string; bytes: number } {
  return pages
    .map((page) => ({ path: page.path, bytes: weightOf(page) }))
    .reduce((worst, page) => (page.bytes > worst.bytes ? page : worst), { path: '', bytes: 0 });
}

/** What a page's scripts weigh, with everything that they import. */
function scriptsWeightOf(page: BuiltPage): number {
  const found = new Set<string>();
  const add = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const { groups } of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*"\.\/(?<name>[^"]+)"/gu))
      add(join(dirname(file), groups?.['name'] ?? ''));
  };
  for (const attributes of attributesOf(readFileSync(page.file, 'utf8'), 'script')) {
    const src = /src="?(?<src>[^"\s>]+)/u.exec(attributes)?.groups?.['src'] ?? '';
    add(fileFor(src) ?? src);
  }
  return [...found].reduce((sum, file) => sum + servedBytes(file), 0);
}

const ofKind = (kind: string): BuiltPage[] => builtPages().filter((page) => page.kind === kind);

describe('weights', () => {
  it(`every entitlement page is at most ${entitlementBudget} bytes`, () => {
    const { path, bytes } = heaviest(ofKind('entitlement'));
    expect(bytes).toBeGreaterThan(0);
    expect(bytes, `${base.slice(0, -1)}${path}`).toBeLessThanOrEqual(entitlementBudget);
  });

  it(`every district’s list is at most ${listBudget} bytes`, () => {
    const { path, bytes } = heaviest(ofKind('list'));
    expect(bytes).toBeGreaterThan(0);
    expect(bytes, `${base.slice(0, -1)}${path}`).toBeLessThanOrEqual(listBudget);
  });

  it.each(['declare', 'receipt'])(`the script of a page of kind %s is at most ${scriptBudget} bytes`, (kind) => {
    for (const page of ofKind(kind)) {
      const bytes = scriptsWeightOf(page);
      expect(bytes).toBeGreaterThan(1000);
      expect(bytes, page.path).toBeLessThanOrEqual(scriptBudget);
    }
  });

  it(`every family sheet is at most ${familyBudget} bytes with its script, the script at most ${familyScriptBudget}`, () => {
    const { path, bytes } = heaviest(ofKind('family'));
    const [page] = ofKind('family');
    const script = page ? scriptsWeightOf(page) : 0;
    expect(script).toBeGreaterThan(1000);
    expect(script).toBeLessThanOrEqual(familyScriptBudget);
    expect(bytes + script, path).toBeLessThanOrEqual(familyBudget);
  });

  it('an entitlement page has no script and one style at most', () => {
    const heavier = ofKind('entitlement').filter(({ file }) => {
      const html = readFileSync(file, 'utf8');
      return scriptsIn(html).length > 0 || stylesIn(html) > 1 || hasHandlers(html);
    });
    expect(heavier.slice(0, 10).map(({ path }) => path)).toEqual([]);
  });

  it(`a list has one style at most, and one script of at most ${loaderBudget} bytes, inside the page, that waits for the search box`, () => {
    const loaders = new Set<string>();
    const heavier = ofKind('list').filter(({ file }) => {
      const html = readFileSync(file, 'utf8');
      const [script, ...others] = scriptsIn(html);
      if (script) loaders.add(script.text);
      return script === undefined || others.length > 0 || / src\b/u.test(script.attributes) || stylesIn(html) > 1 || hasHandlers(html);
    });
    expect(heavier.slice(0, 10).map(({ path }) => path)).toEqual([]);
    expect(loaders.size).toBe(1);
    for (const loader of loaders) expect(brotliCompressSync(loader).length).toBeLessThanOrEqual(loaderBudget);
  });

  it.each(localeList)(
    `in %s, the first query on a list loads at most ${firstQueryBudget} bytes, and on any other list nothing more`,
    (locale) => {
      const named = new Set(
        ofKind('list')
          .filter((page) => page.locale === locale)
          .map(({ file }) => {
            const [form = ''] = attributesOf(readFileSync(file, 'utf8'), 'form');
            return ['script', 'own']
              .map((name) => new RegExp(`data-${name}="?(?<address>[^"\\s>]+)`, 'u').exec(form)?.groups?.['address'])
              .join(' ');
          }),
      );
      const [addresses = '', ...others] = named;
      expect(others).toEqual([]);
      const files = addresses.split(' ').map((address) => fileFor(address) ?? address);
      const bytes = files.reduce((sum, file) => sum + servedBytes(file), 0);
      expect(files).toHaveLength(2);
      expect(bytes).toBeGreaterThan(10_000);
      expect(bytes, addresses).toBeLessThanOrEqual(firstQueryBudget);
    },
  );

  it(`Pagefind has at most ${pagefindFiles} files a locale, and no record for a district’s page`, () => {
    const files = filesOf(join(dist, 'pagefind'));
    for (const locale of localeList) {
      const own = files.filter((file) => new RegExp(`(?:^|/|\\.)${locale}_`, 'u').test(file));
      expect(own.length).toBeGreaterThan(10);
      expect(own.length).toBeLessThanOrEqual(pagefindFiles);
    }
    const entry = JSON.parse(readFileSync(join(dist, 'pagefind/pagefind-entry.json'), 'utf8')) as {
      languages: Record<string, { page_count: number }>;
    };
    const texts = builtPages().filter(({ kind, locale }) => locale === 'zh' && ['document', 'guide'].includes(kind)).length;
    expect(entry.languages['zh']?.page_count).toBeLessThanOrEqual(texts + serviceTypes.length);
    expect(entry.languages['zh']?.page_count).toBeGreaterThan(texts);
  });
});

const scriptsIn = (html: string): { attributes: string; text: string }[] =>
  [...html.matchAll(/<script\b(?<attributes>[^>]*)>(?<text>[\s\S]*?)<\/script>/giu)]
    .map(({ groups }) => ({ attributes: groups?.['attributes'] ?? '', text: groups?.['text'] ?? '' }))
    .filter(({ attributes }) => !attributes.includes('application/ld+json'));
const stylesIn = (html: string): number => attributesOf(html, 'link').filter((attributes) => attributes.includes('stylesheet')).length;
const hasHandlers = (html: string): boolean => /\son[a-z]+=/u.test(html.replaceAll(/>[^<]*</gu, '><'));
