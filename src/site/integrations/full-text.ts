import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type CustomRecord } from 'pagefind';
import { transformWithOxc } from 'vite';
import type { EntitlementData, ListData } from '../../catalogue/list-as-data.ts';
import { serviceTypes } from '../../catalogue/vocabulary.ts';
import { type Locale, localeList, locales, nameIn } from '../../i18n/locales.ts';
import { address, areaPath, entitlementPath } from '../addresses.ts';

/** What the browser loads; Pagefind’s own user interfaces stay away. */
const published = /^(?:pagefind\.js|pagefind-entry\.json|pagefind\.[^/]+\.pf_meta|wasm\.[^/]+\.pagefind|(?:index|fragment|filter)\/.+)$/u;
/** Texts share files, so that thousands of documents do not become thousands of files. */
const mostFragments = 100;
const mostAreasNamed = 40;

/**
 * Pagefind’s index below `pagefind/`: the full text of documents and guides, and one record for each canonical service type with the
 * places that have rules of their own (docs/adr/0013). Never a record for each district’s page. `pages`: paths without base, `en/documents/x/`.
 */
export async function writeFullText(root: string, base: string, pages: readonly string[]): Promise<{ records: number; files: number }> {
  const records = [...pages.flatMap((page) => textRecord(root, base, page)), ...serviceRecords(root, base, pages)];
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

/** Pagefind takes a Chinese title for one word: its words stand beside it. */
const segmented = (text: string, locale: Locale): string =>
  [...new Intl.Segmenter(locales[locale].language, { granularity: 'word' }).segment(text)].map(({ segment }) => segment).join(' ');

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/&(?<name>amp|lt|gt|quot|#39|nbsp);/gu, (_all, name: string) => entities[name] ?? ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** One record a service type and locale: what the nation grants, or the first area that does, and who has rules of their own. */
function serviceRecords(root: string, base: string, pages: readonly string[]): CustomRecord[] {
  const lists = pages.filter((page) => !/^(?:en|ug)\//u.test(page)).flatMap((page) => readList(join(root, page, 'list.json')));
  const areas = new Map(lists.map(({ area }) => [area.path, area]));
  const builtLocales = localeList.filter((locale) =>
    pages.includes(locales[locale].prefix === '' ? 'china/' : `${locales[locale].prefix}/china/`),
  );
  return serviceTypes.flatMap((type) => {
    const stated = lists.flatMap(({ area, entitlements = [] }) =>
      entitlements
        .filter((entitlement) => entitlement.types?.includes(type) === true && entitlement.provenance[0]?.area === area.path)
        .map((entitlement) => ({ area, entitlement })),
    );
    const first = stated.find(({ area }) => area.level === 'nation') ?? stated[0];
    if (!first) return [];
    const own = [...new Set(stated.filter(({ area }) => area.level !== 'nation').map(({ area }) => area.path))];
    return builtLocales.map((locale) => {
      const title = wordOf(first.entitlement, 'title', locale);
      const plain = wordOf(first.entitlement, 'plain', locale);
      const lines = own.slice(0, mostAreasNamed).map((path) => `${path.replace(/^china\//u, '')}=${lineOf(path, locale)}`);
      return {
        url: address(base, locale, entitlementPath(first.area.path, first.entitlement.id)),
        content: `${title.text} ${plain.text} ${own.map((path) => lineOf(path, locale)).join(' ')}`,
        language: locale,
        meta: {
          title: title.text,
          kw: segmented(title.text, locale),
          type,
          areas: lines.join('\n'),
          areaCount: String(own.length),
          ...(title.locale === locale ? {} : { lang: locales[title.locale].language }),
        },
        filters: { kind: ['service'], type: [type], area: own.map((path) => areaPath(path)) },
      };
    });
  });

  function lineOf(path: string, locale: Locale): string {
    const area = areas.get(path);
    if (!area) return path;
    const above = area.parent === undefined || area.parent === 'china' ? '' : `${lineOf(area.parent, locale)} `;
    return above + nameIn(area.names, locale).text;
  }
}

function readList(file: string): ListData[] {
  try {
    return [JSON.parse(readFileSync(file, 'utf8')) as ListData];
  } catch {
    return [];
  }
}

function wordOf({ id, words }: EntitlementData, field: 'title' | 'plain', locale: Locale): { text: string; locale: Locale } {
  const own = words[locale]?.[field];
  return own === undefined ? { text: words.zh?.[field] ?? id, locale: 'zh' } : { text: own, locale };
}
