import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type CustomRecord } from 'pagefind';
import { transformWithOxc } from 'vite';
import { type Locale, localeList, locales } from '../../i18n/locales.ts';
import { segmented } from './service-records.ts';

/** What the browser loads; Pagefind’s own user interfaces stay away. */
const published = /^(?:pagefind\.js|pagefind-entry\.json|pagefind\.[^/]+\.pf_meta|wasm\.[^/]+\.pagefind|(?:index|fragment|filter)\/.+)$/u;
/** Texts share files, so that thousands of documents do not become thousands of files. */
const mostFragments = 100;

/**
 * Pagefind’s index below `pagefind/`: the full text of documents and guides, and one record for each canonical service type with the
 * places that have rules of their own (docs/adr/0013). Never a record for each district’s page. `pages`: paths without base, `en/documents/x/`.
 */
export async function writeFullText(
  root: string,
  base: string,
  pages: readonly string[],
  services: readonly CustomRecord[],
): Promise<{ records: number; files: number }> {
  const records = [...pages.flatMap((page) => textRecord(root, base, page)), ...services];
  const { index, errors } = await createIndex({ maxFragments: mostFragments });
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
  for (const record of records) {
    const { errors: refused } = await index.addCustomRecord(record);
    if (refused.length > 0) throw new Error(`Pagefind refuses ${record.url}: ${refused.join('; ')}`);
  }
  const { files } = await index.getFiles();
  await close();
  const wanted = files.filter(({ path }) => published.test(path));
  for (const { path, content } of wanted) {
    const file = join(root, 'pagefind', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, path === 'pagefind.js' ? await forOldBrowsers(content) : content);
  }
  return { records: records.length, files: wanted.length };
}

/** Pagefind is written for newer browsers than the portal's other scripts (astro.config.mjs). */
async function forOldBrowsers(script: Uint8Array): Promise<string> {
  return (await transformWithOxc(Buffer.from(script).toString('utf8'), 'pagefind.js', { target: ['chrome78', 'ios12'] })).code;
}

const textPage = /^(?:(?<prefix>en|ug)\/)?(?:documents|guides)\/[^/]+\/$/u;

function textRecord(root: string, base: string, page: string): CustomRecord[] {
  const match = textPage.exec(page);
  if (!match) return [];
  const locale = localeOfPrefix(match.groups?.['prefix'] ?? '');
  const html = readFileSync(join(root, page, 'index.html'), 'utf8');
  const title = textOf(/<h1[^>]*>(?<title>[\s\S]*?)<\/h1>/u.exec(html)?.groups?.['title'] ?? '');
  const main = /<main[^>]*>(?<main>[\s\S]*)<\/main>/u.exec(html)?.groups?.['main'] ?? '';
  const content = textOf(main.replaceAll(/<(nav|style|script|svg|h1)\b[\s\S]*?<\/\1>/gu, ' '));
  return [
    {
      url: `${base.replace(/\/$/u, '')}/${page}`,
      content,
      language: locale,
      meta: { title, kw: segmented(title, locale) },
      filters: { kind: ['text'] },
    },
  ];
}

const localeOfPrefix = (prefix: string): Locale => localeList.find((locale) => locales[locale].prefix === prefix) ?? 'zh';

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/&(?<name>amp|lt|gt|quot|#39|nbsp);/gu, (_all, name: string) => entities[name] ?? ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
