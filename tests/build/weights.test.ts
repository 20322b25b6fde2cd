import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { base, type BuiltPage, builtPages, fileFor, servedBytes } from '../support/built-site.ts';

// design.md §10. What goes over the network: the compressed copies that the server sends, styles included.
const entitlementBudget = 10 * 1024;
const listBudget = 16 * 1024;
const scriptBudget = 12 * 1024;
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

  it.each(['entitlement', 'list'])('a page of kind %s has no script and one style at most', (kind) => {
    const heavier = ofKind(kind).filter(({ file }) => {
      const html = readFileSync(file, 'utf8');
      const scripts = attributesOf(html, 'script').filter((attributes) => !attributes.includes('application/ld+json'));
      const styles = attributesOf(html, 'link').filter((attributes) => attributes.includes('stylesheet'));
      return scripts.length > 0 || styles.length > 1 || /\son[a-z]+=/u.test(html.replaceAll(/>[^<]*</gu, '><'));
    });
    expect(heavier.slice(0, 10).map(({ path }) => path)).toEqual([]);
  });
});
