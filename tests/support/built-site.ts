// The site as it was built: what tests walk over, so that a new page or a new kind of page cannot escape them.
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type Locale, localeList, locales } from '../../src/i18n/locales.ts';

export const projectRoot = join(import.meta.dirname, '../..');
export const dist = join(projectRoot, 'dist');
/** Where the portal sits on its host: `/`, or `/tongxiang/`. */
export const base = `/${process.env['BASE_PATH'] ?? ''}/`.replaceAll(/\/+/gu, '/');

export interface BuiltPage {
  /** Path on the site without base, as a browser asks for it: `/en/zhejiang/`, `/404.html`. */
  path: string;
  file: string;
  locale: Locale;
  /** `<body data-page="…">`. */
  kind: string;
}

let pages: BuiltPage[] | undefined;

/** All pages, in a stable order. BUILT_PAGES names a file in which processes of one run hand the list on. */
export function builtPages(): BuiltPage[] {
  const file = process.env['BUILT_PAGES'];
  if (pages === undefined && file !== undefined && existsSync(file)) pages = JSON.parse(readFileSync(file, 'utf8')) as BuiltPage[];
  if (pages !== undefined) return pages;
  pages = readPages();
  if (file !== undefined) {
    // Whole or not at all: another process may look at any time.
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(pages));
    renameSync(`${file}.${process.pid}`, file);
  }
  return pages;
}

function readPages(): BuiltPage[] {
  return filesOf(dist)
    .filter((path) => path.endsWith('.html'))
    .sort()
    .map((name) => {
      const file = join(dist, name);
      const kind = /<body\b[^>]*\bdata-page="?(?<kind>[\w-]+)/u.exec(readFileSync(file, 'utf8'))?.groups?.['kind'] ?? 'unknown';
      const path = `/${name.replace(/(?:^|\/)index\.html$/u, (match) => (match.startsWith('/') ? '/' : ''))}`;
      return { path, file, kind, locale: localeOf(path) };
    });
}

function localeOf(path: string): Locale {
  const first = path.split('/')[1];
  return localeList.find((locale) => locales[locale].prefix !== '' && locales[locale].prefix === first) ?? 'zh';
}

/** Every file of a folder, with `/` between names. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** One page of each kind in each locale: the one with the most to show, which is where things go wrong. */
export function oneOfEachKind(): BuiltPage[] {
  const fullest = new Map<string, { page: BuiltPage; size: number }>();
  for (const page of builtPages()) {
    const key = `${page.kind} ${page.locale}`;
    const { size } = statSync(page.file);
    if (size > (fullest.get(key)?.size ?? 0)) fullest.set(key, { page, size });
  }
  return [...fullest.values()].map(({ page }) => page);
}

/** A sample that can be drawn again: the seed is printed with every failure. */
export function sampleOf<T>(all: readonly T[], size: number, seed: number): T[] {
  const rest = [...all];
  let state = seed >>> 0;
  const next = (): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return Array.from({ length: Math.min(size, rest.length) }, () => rest.splice(Math.floor(next() * rest.length), 1)).flat();
}

/** TEST_SEED draws the same sample again. */
export const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000);

/** Bytes over the network: the compressed copy that is served, else what Brotli makes of the file on the fly. */
export function servedBytes(file: string): number {
  if (existsSync(`${file}.br`)) return statSync(`${file}.br`).size;
  return brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
}

/** The file that an address on this site leads to, or undefined. `path` is decoded, with base, without query and fragment. */
export function fileFor(path: string): string | undefined {
  if (!path.startsWith(base)) return undefined;
  const inside = join(dist, path.slice(base.length - 1));
  const file = path.endsWith('/') ? join(inside, 'index.html') : inside;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
