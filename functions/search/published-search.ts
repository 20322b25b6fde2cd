import type { EntitlementData, ListData } from '../../src/catalogue/list-as-data.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { createMatcher, type Matcher } from '../../src/search/create-matcher.ts';
import { isWordIn } from '../../src/search/is-word.ts';
import type { Lexicon } from '../../src/search/lexicon.ts';
import type { PackedLexicon } from '../../src/search/pack-lexicon.ts';
import { readLexicon } from '../../src/search/read-lexicon.ts';
import type { SentenceWords } from '../../src/search/search-words.ts';
import type { ShownEntry } from '../../src/search/ui/answers.ts';
import { address, entitlementPath } from '../../src/site/addresses.ts';
import { type Place, placesOf, type PlaceTree } from '../../src/site/find-places.ts';
import { createPlaceReader, type PlaceReader } from '../../src/site/place-in-sentence.ts';

/** A file of the built site, by its path without base: `/search.json`; undefined where there is none. */
export type SiteFile = (path: string) => Promise<Uint8Array | undefined>;

/** Entries of a list that can be asked. */
export interface SearchableList {
  entries: ReadonlyMap<string, ShownEntry>;
  match: Matcher;
}

/** What the search knows of one locale, as the build has published it. */
export interface PublishedSearch {
  words: SentenceWords;
  places: readonly Place[];
  readPlace: PlaceReader;
  isWord: (text: string) => boolean;
  /** What the nation grants. */
  services: SearchableList;
  /** `path`: of an area, `zhejiang/hangzhou`, or `china`. */
  listOf: (path: string) => Promise<SearchableList | undefined>;
}

interface Addresses {
  lexicon: Record<keyof PackedLexicon, string>;
  sentenceWords: string;
  services: string;
}

/** Matchers that are kept: each is some three megabytes. */
const mostLists = 16;
const areaPathOf = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*){0,2}$/u;

/** Reads what the build has published, and again when another build has. */
export function publishedSearch(siteFile: SiteFile, base: string): (locale: Locale) => Promise<PublishedSearch | undefined> {
  let read = '';
  let known = new Map<Locale, Promise<PublishedSearch | undefined>>();
  return async (locale) => {
    const text = await textOf(siteFile, '/search.json');
    if (text === undefined) return undefined;
    if (text !== read) {
      read = text;
      known = new Map();
    }
    const found = known.get(locale) ?? open(locale, (JSON.parse(text) as Partial<Record<Locale, Addresses>>)[locale], siteFile, base);
    known.set(locale, found);
    return found;
  };
}

async function open(
  locale: Locale,
  addresses: Addresses | undefined,
  siteFile: SiteFile,
  base: string,
): Promise<PublishedSearch | undefined> {
  if (!addresses) return undefined;
  const bytesOf = async (from: string): Promise<Uint8Array> => {
    const bytes = await siteFile(from.slice(base.length));
    if (!bytes) throw new RangeError('a file that search.json names is missing');
    return bytes;
  };
  const jsonOf = async <T>(from: string): Promise<T> => JSON.parse(decode(await bytesOf(from))) as T;
  const [chinese, english, uyghur, traditional] = await Promise.all(
    (['chinese', 'english', 'uyghur', 'traditional'] as const).map((part) => bytesOf(addresses.lexicon[part])),
  );
  const lexicon: Lexicon = readLexicon(chinese ?? new Uint8Array(), {
    english: decode(english),
    uyghur: decode(uyghur),
    traditional: decode(traditional),
  });
  const words = await jsonOf<SentenceWords>(addresses.sentenceWords);
  const places = placesOf(await jsonOf<PlaceTree>(`${base}${address('', locale, '/places.json')}`));
  const services = await jsonOf<ShownEntry[]>(addresses.services);
  const searchable = (entries: readonly ShownEntry[]): SearchableList => ({
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    match: createMatcher(
      lexicon,
      entries.map(({ id, types, title }) => ({ id, types, title: title.text })),
    ),
  });
  const lists = new Map<string, SearchableList>();
  return {
    words,
    places,
    readPlace: createPlaceReader(places),
    isWord: (text) => isWordIn(lexicon, text),
    services: searchable(services),
    listOf: async (path) => {
      const kept = lists.get(path);
      if (kept) return kept;
      const entries = areaPathOf.test(path) ? await entriesOf(path, locale, siteFile, base) : undefined;
      if (!entries) return undefined;
      const [oldest] = lists.keys();
      if (lists.size >= mostLists && oldest !== undefined) lists.delete(oldest);
      const list = searchable(entries);
      lists.set(path, list);
      return list;
    },
  };
}

async function entriesOf(path: string, locale: Locale, siteFile: SiteFile, base: string): Promise<ShownEntry[] | undefined> {
  const own = await listData(path, siteFile);
  const { sameAs } = own ?? {};
  const source = sameAs ? await listData(sameAs.path.replace(/^china\//u, ''), siteFile) : own;
  if (!source?.entitlements) return undefined;
  const listed = sameAs ? new Set(sameAs.entitlements) : undefined;
  return source.entitlements
    .filter(({ id }) => listed?.has(id) ?? true)
    .map((entitlement): ShownEntry => {
      const title = wordOf(entitlement, 'title', locale) ?? { text: entitlement.id, locale: 'zh' };
      const plain = wordOf(entitlement, 'plain', locale);
      return {
        id: address(base, locale, entitlementPath(source.area.path, entitlement.id)),
        types: entitlement.types ?? [],
        title,
        ...(plain ? { plain } : {}),
      };
    });
}

const listData = async (path: string, siteFile: SiteFile): Promise<ListData | undefined> => {
  const text = await textOf(siteFile, `/${path}/list.json`);
  return text === undefined ? undefined : (JSON.parse(text) as ListData);
};

function wordOf({ words }: EntitlementData, field: 'title' | 'plain', locale: Locale): ShownEntry['title'] | undefined {
  const own = words[locale]?.[field];
  if (own !== undefined) return { text: own, locale };
  const chinese = words.zh?.[field];
  return chinese === undefined ? undefined : { text: chinese, locale: 'zh' };
}

const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const textOf = async (siteFile: SiteFile, path: string): Promise<string | undefined> => {
  const bytes = await siteFile(path);
  return bytes && decode(bytes);
};
