/**
 * Pagefind, from our own origin: documents and guides by the words that were typed, and services by the types that the matcher understood.
 * The words are looked up in the page; what is fetched are parts of the index, named by their content.
 */
import { locales } from '../../i18n/locales.ts';
import type { SentenceWords } from '../search-words.ts';
import { counted } from './answers.ts';
import { element, type Piece, toNodes } from './element-tree.ts';
import type { FullTextQuestion } from './full-text-button.ts';

interface PagefindData {
  url: string;
  plain_excerpt: string;
  meta: Record<string, string>;
}
interface Pagefind {
  options: (options: Record<string, unknown>) => Promise<void>;
  init: () => Promise<void>;
  search: (words: string | null, options: { filters: object }) => Promise<{ results: { data: () => Promise<PagefindData> }[] }>;
}

const mostDocuments = 8;
const mostServices = 5;
let loaded: Promise<Pagefind> | undefined;

async function load(address: string, build: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  // A worker would be started from an address, which Trusted Types refuses; and phones with little memory fare better without.
  await pagefind.options({ noWorker: true, metaCacheTag: build, excerptLength: 30 });
  await pagefind.init();
  return pagefind;
}

export async function searchFullText(
  address: string,
  build: string,
  words: SentenceWords,
  { need, types, area }: FullTextQuestion,
): Promise<DocumentFragment> {
  loaded ??= load(address, build);
  loaded.catch(() => (loaded = undefined));
  const pagefind = await loaded;
  const [texts, services] = await Promise.all([
    pagefind.search(need, { filters: { kind: 'text' } }),
    types.length > 0 ? pagefind.search(null, { filters: { kind: 'service', type: { any: [...types] } } }) : { results: [] },
  ]);
  const dataOf = (results: { data: () => Promise<PagefindData> }[], most: number): Promise<PagefindData[]> =>
    Promise.all(results.slice(0, most).map(({ data }) => data()));
  const [documents, known] = await Promise.all([dataOf(texts.results, mostDocuments), dataOf(services.results, mostServices)]);
  // Filter-only results come in no order of their own: the type understood best goes first.
  known.sort((one, other) => types.indexOf(one.meta['type'] ?? '') - types.indexOf(other.meta['type'] ?? ''));
  const { sentence: said } = words;
  return toNodes(document, [
    ...(known.length > 0 ? [element('h3', {}, [said.services]), list(known.map((service) => servicePieces(service, words, area)))] : []),
    element('h3', {}, [said.documents]),
    ...(documents.length > 0 ? [list(documents.map(documentPieces))] : [element('p', {}, [said.fullTextNone])]),
  ]);
}

const list = (items: Piece[][]): Piece =>
  element(
    'ul',
    { class: 'entries' },
    items.map((pieces) => element('li', {}, pieces)),
  );

const documentPieces = ({ url, meta, plain_excerpt: excerpt }: PagefindData): Piece[] => [
  element('a', { href: url, ...languageOf(meta) }, [meta['title'] ?? url]),
  element('p', { dir: 'auto' }, [excerpt]),
];

/** `meta.areas`: `path=name` of places that state something of their own, one a line. The place that was named comes first. */
function servicePieces({ url, meta }: PagefindData, words: SentenceWords, area: string): Piece[] {
  const areas = (meta['areas'] ?? '').split('\n').filter((line) => line !== '');
  const isNear = (line: string): boolean => area !== '' && `${area}/`.startsWith(`${line.split('=')[0] ?? ''}/`);
  const sorted = [...areas.filter(isNear), ...areas.filter((line) => !isNear(line))];
  const shown = sorted.slice(0, 6);
  const count = Number(meta['areaCount'] ?? 0);
  return [
    element('a', { href: url, ...languageOf(meta) }, [meta['title'] ?? url]),
    ...(shown.length === 0
      ? []
      : [
          element('p', { class: 'small' }, [words.sentence.ownRulesIn]),
          element(
            'ul',
            { class: 'places' },
            shown.map((line) => {
              const [path = '', name = ''] = line.split('=');
              return element('li', {}, [element('a', { href: `${words.home}${path}/` }, [name])]);
            }),
          ),
          ...(count > shown.length
            ? [element('p', { class: 'small' }, [counted(words.andMore, count - shown.length, locales[words.locale].language)])]
            : []),
        ]),
  ];
}

const languageOf = (meta: Record<string, string>): Record<string, string> =>
  meta['lang'] === undefined ? {} : { lang: meta['lang'], dir: 'auto' };
