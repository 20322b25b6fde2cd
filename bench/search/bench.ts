// npm run bench search [file]: how often the first answer, or one of the first three, is right; beside Pagefind and MiniSearch.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { loadCatalogue } from '../../src/catalogue/source/read-content.ts';
import { type ResolvedEntitlement, resolveLists } from '../../src/catalogue/resolve-lists.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { createMatcher, type Entry, type Matcher } from '../../src/search/create-matcher.ts';
import type { Lexicon } from '../../src/search/lexicon.ts';
import { readLexicon } from '../../src/search/read-lexicon.ts';
import { packContentLexicon } from '../../src/search/source/pack-content-lexicon.ts';
import { readContentLexicon } from '../../src/search/source/read-content-lexicon.ts';
import { placesOf, type PlaceTree } from '../../src/site/find-places.ts';
import { createPlaceReader, type PlaceInSentence } from '../../src/site/place-in-sentence.ts';
import { median } from '../measure-process.ts';
import { printTable } from '../print-table.ts';
import { type Finder, miniSearchOver } from './find-with-peers.ts';
import { startPagefind } from './find-with-pagefind.ts';
import { type Query, readQueries } from './read-queries.ts';

const project = join(import.meta.dirname, '../..');
const content = join(project, 'content');
const usage = 'npm run bench search [-- <file>] [--misses] [--without-peers] [--district <path>]…';

/** One of each list that differs: six cities with lists of their own, and a district that has nothing but the nation's. */
const usualDistricts = [
  'china/zhejiang/hangzhou/xihu',
  'china/guangdong/guangzhou/tianhe',
  'china/hubei/yichang/xiling',
  'china/shandong/qingdao/shinan',
  'china/jiangsu/suzhou/gusu',
  'china/anhui/wuhu/jinghu',
  'china/guizhou/guiyang/nanming',
];

export async function bench(parameters: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: {
      misses: { type: 'boolean', default: false },
      'without-peers': { type: 'boolean', default: false },
      district: { type: 'string', multiple: true, default: usualDistricts },
    },
  });
  if (positionals.length > 1) throw new Error(usage);
  const [file] = positionals;
  const queries = file === undefined ? ['known', 'urgent'].flatMap((name) => readQueries(queriesFile(name))) : readQueries(file);

  const words = readContentLexicon(content);
  const packed = packContentLexicon(words);
  const lexicon = readLexicon(packed.chinese, packed);
  const { catalogue } = loadCatalogue(content);
  const lists = resolveLists(catalogue, new Date().toISOString().slice(0, 10));
  const districts = new Map(values.district.map((path) => [path, lists.get(path)?.entitlements ?? []]));
  const readPlace = placeReader(catalogue, lexicon);

  console.log(`${queries.length} queries of ${file ?? 'bench/search/queries'}; mean over ${districts.size} districts.\n`);
  const results: Results = new Map();
  for (const [path, entitlements] of districts) {
    const entries = entitlements.map(entryOf);
    const matcher = createMatcher(lexicon, entries);
    await ask('matcher', queries, entries, path, (query) => matcher(query).answers.map(({ id }) => id), results);
    if (!values['without-peers']) await ask('MiniSearch', queries, entries, path, miniSearchOver(words, lexicon, entries), results);
  }
  const versions: string[] = [];
  if (!values['without-peers']) {
    const pagefind = await startPagefind(districts);
    versions.push(`Pagefind ${pagefind.version}, as typed`);
    for (const [path, entitlements] of districts) {
      const asked = queries.filter(isAnswerable).map(({ q }) => q);
      const found = await pagefind.find(path, asked);
      const finder: Finder = (query) => found[asked.indexOf(query)] ?? [];
      await ask('Pagefind', queries, entitlements.map(entryOf), path, finder, results);
    }
    await pagefind.close();
    const { version } = JSON.parse(readFileSync(join(project, 'node_modules/minisearch/package.json'), 'utf8')) as { version: string };
    versions.push(`MiniSearch ${version} with the same lexicon and pinyin`);
  }
  printHits(results, queries);
  if (versions.length > 0) console.log(`\n${versions.join('; ')}.`);

  const [first = []] = districts.values();
  const matcher = createMatcher(lexicon, first.map(entryOf));
  printOthers(queries, matcher, readPlace, values.misses);
  if (values.misses) printMisses(results);
  await printCost(packed, lexicon, first.map(entryOf), queries);
}

const queriesFile = (name: string): string => join(import.meta.dirname, 'queries', `${name}.json`);
const entryOf = ({ id, fields }: ResolvedEntitlement): Entry => ({
  id,
  types: fields.types?.value ?? [],
  title: fields.title?.value ?? id,
  keywords: fields.keywords?.value ?? [],
});
const isAnswerable = ({ types, district }: Query): boolean => types !== undefined && district === undefined;

interface Tally {
  n: number;
  first: number;
  three: number;
  reciprocal: number;
  none: number;
}
type Results = Map<string, { tallies: Map<string, Tally>; misses: Map<string, string[]> }>;
/** What a sentence says of a place. */
type ReadPlace = (sentence: string) => PlaceInSentence;

async function ask(method: string, queries: readonly Query[], entries: readonly Entry[], path: string, finder: Finder, results: Results) {
  const result = results.get(method) ?? { tallies: new Map<string, Tally>(), misses: new Map<string, string[]>() };
  results.set(method, result);
  for (const query of queries.filter(isAnswerable)) {
    const right = new Set(entries.filter(({ types }) => types.some((type) => query.types?.includes(type))).map(({ id }) => id));
    if (right.size === 0) continue;
    const found = await finder(query.q);
    const rank = found.findIndex((id) => right.has(id)) + 1;
    for (const name of [query.class, 'all']) {
      const tally = result.tallies.get(name) ?? { n: 0, first: 0, three: 0, reciprocal: 0, none: 0 };
      tally.n += 1;
      tally.first += rank === 1 ? 1 : 0;
      tally.three += rank > 0 && rank <= 3 ? 1 : 0;
      tally.reciprocal += rank > 0 && rank <= 10 ? 1 / rank : 0;
      tally.none += found.length === 0 ? 1 : 0;
      result.tallies.set(name, tally);
    }
    if (rank !== 1) result.misses.set(query.q, [...(result.misses.get(query.q) ?? []), `${path}: ${found.slice(0, 3).join(', ')}`]);
  }
}

function printHits(results: Results, queries: readonly Query[]): void {
  const classes = [...new Set(queries.filter(isAnswerable).map((query) => query.class)), 'all'];
  const methods = [...results.keys()];
  printTable(
    ['hit@1 / hit@3 / MRR@10 / no result', 'queries', ...methods],
    classes.map((name) => [
      name,
      name === 'all' ? queries.filter(isAnswerable).length : queries.filter((query) => isAnswerable(query) && query.class === name).length,
      ...methods.map((method) => {
        const tally = results.get(method)?.tallies.get(name);
        if (!tally) return '–';
        const share = (part: number): string => (part / tally.n).toFixed(3).replace(/^0/u, '');
        return [tally.first, tally.three, tally.reciprocal, tally.none].map(share).join(' / ');
      }),
    ]),
  );
  const all = results.get('matcher')?.tallies.get('all');
  const count = queries.filter(isAnswerable).length;
  if (all)
    console.log(
      `\nStandard error of hit@1 with ${count} queries: ${Math.sqrt(((all.first / all.n) * (1 - all.first / all.n)) / count).toFixed(3)}.`,
    );
}

/** Urgent needs, off-topic and place-and-need queries: in one district, because the list does not matter to them. */
function printOthers(queries: readonly Query[], matcher: Matcher, readPlace: ReadPlace, misses: boolean): void {
  const share = (part: number, whole: number): string =>
    `${part} of ${whole}${whole > 0 ? ` (${((100 * part) / whole).toFixed(1)} %)` : ''}`;
  const rows: [string, string][] = [];
  const wrong: string[] = [];
  const urgent = queries.filter((query) => query.urgent !== undefined);
  if (urgent.length > 0) {
    const kinds = urgent.map((query) => ({ query, found: matcher(query.q).urgent }));
    const right = kinds.filter(
      ({ query: { urgent: kind }, found: [first] }) => first !== undefined && (kind === true || kind?.includes(first)),
    );
    rows.push(['urgent: right card first', share(right.length, urgent.length)]);
    rows.push(['urgent: some card', share(kinds.filter(({ found }) => found.length > 0).length, urgent.length)]);
    for (const each of kinds)
      if (!right.includes(each)) wrong.push(`urgent ${String(each.query.urgent)}: ${each.query.q} → ${each.found.join() || 'none'}`);
  }
  const offTopic = queries.filter(({ offtopic }) => offtopic);
  if (offTopic.length > 0) {
    const sure = offTopic.filter(({ q }) => matcher(q).answers[0]?.sure);
    rows.push(['off-topic: shown as sure', share(sure.length, offTopic.length)]);
    rows.push(['off-topic: said not to be here', share(offTopic.filter(({ q }) => matcher(q).notHere).length, offTopic.length)]);
    for (const { q } of sure) wrong.push(`off-topic, sure: ${q} → ${matcher(q).answers[0]?.id ?? ''}`);
  }
  const answerable = queries.filter(isAnswerable);
  if (answerable.length > 0) {
    const onNoList = answerable.filter(({ q }) => matcher(q).notHere);
    const alarmed = answerable.filter(({ q }) => matcher(q).urgent.length > 0);
    rows.push(['on a list, but said not to be here', share(onNoList.length, answerable.length)]);
    rows.push(['on a list, with an urgent card (some are urgent)', share(alarmed.length, answerable.length)]);
    for (const { q } of onNoList) wrong.push(`said not to be here: ${q}`);
    for (const { q } of alarmed) wrong.push(`urgent card: ${q} → ${matcher(q).urgent.join()}`);
  }
  const placed = queries.filter(({ district }) => district !== undefined);
  if (placed.length > 0) {
    const right = placed.filter(({ q, district, types = [] }) => {
      const { places, rest } = readPlace(q);
      const [first] = matcher(rest).types;
      const isRight = places[0]?.name === district && first !== undefined && types.includes(first.type);
      if (!isRight)
        wrong.push(`place and need: ${q} → ${places.map(({ label }) => label).join(' | ')}; ${rest}: ${first?.type ?? 'nothing'}`);
      return isRight;
    });
    rows.push(['place and need: both first', share(right.length, placed.length)]);
    rows.push([
      'place and need: the place is asked for',
      share(placed.filter(({ q }) => readPlace(q).places.length > 1).length, placed.length),
    ]);
  }
  console.log('');
  printTable(['beside that', ''], rows);
  if (misses) console.log(`\n${wrong.join('\n')}`);
}

function printMisses(results: Results): void {
  console.log('\nNot first:');
  for (const [query, places] of results.get('matcher')?.misses ?? []) console.log(`  ${query} (${places.length})\n    ${places[0] ?? ''}`);
}

/** What the phone loads, and how long the matcher takes here. */
async function printCost(
  packed: { chinese: Uint8Array; english: string; uyghur: string; traditional: string },
  lexicon: Lexicon,
  entries: readonly Entry[],
  queries: readonly Query[],
): Promise<void> {
  const kilobytes = (content: string | Uint8Array): string => (brotliCompressSync(content).length / 1024).toFixed(1);
  const matcherCode = await bundleMatcher();
  const total = (brotliCompressSync(packed.chinese).length + brotliCompressSync(matcherCode).length) / 1024;
  console.log('');
  printTable(
    ['KB, Brotli', ''],
    [
      ['matcher (for Chromium 78)', kilobytes(matcherCode)],
      ['Chinese lexicon with pinyin', kilobytes(packed.chinese)],
      ['both (budget 32)', total.toFixed(1)],
      ['English, when Latin letters are typed', kilobytes(packed.english)],
      ['Uyghur, when its script is typed', kilobytes(packed.uyghur)],
      ['traditional characters, when one is typed', kilobytes(packed.traditional)],
    ],
  );
  const now = performance.now.bind(performance);
  const started = now();
  const matcher = createMatcher(readLexicon(packed.chinese, packed), entries);
  const made = now() - started;
  const times: number[] = [];
  for (const { q } of queries) {
    for (let length = 1; length <= q.length; length++) {
      const from = now();
      matcher(q.slice(0, length));
      times.push(now() - from);
    }
  }
  times.sort((a, b) => a - b);
  console.log(
    `\nHere, in Node ${process.versions.node}, with ${lexicon.chinese.flat().length} terms and ${entries.length} entries: ready in ${made.toFixed(0)} ms, ` +
      `a keystroke ${median(times).toFixed(1)} ms, p95 ${(times[Math.floor(times.length * 0.95)] ?? 0).toFixed(1)} ms.`,
  );
}

async function bundleMatcher(): Promise<string> {
  const bundle = await build({
    root: project,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: ['chrome78', 'ios12'],
      lib: { entry: join(import.meta.dirname, 'what-the-phone-runs.ts'), formats: ['es'] },
      minify: true,
    },
  });
  const [output] = [bundle].flat();
  if (!output || !('output' in output)) throw new Error('nothing was bundled');
  return output.output.map((file) => ('code' in file ? file.code : '')).join('');
}

function placeReader(catalogue: Catalogue, lexicon: Lexicon): ReadPlace {
  const treeBelow = (path: string): PlaceTree =>
    (catalogue.areas.get(path)?.children ?? []).flatMap((child) => {
      const area = catalogue.areas.get(child);
      return area ? [[area.slug, area.names.zh, treeBelow(child)]] : [];
    });
  const read = createPlaceReader(placesOf(treeBelow('china')));
  const terms = [...lexicon.chinese.flat(), ...(lexicon.english?.flat() ?? [])];
  return (sentence) => read(sentence, (text) => terms.some((term) => term.includes(text)));
}
