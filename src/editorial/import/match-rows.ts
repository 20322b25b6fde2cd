import type { Category, ServiceType } from '../../catalogue/vocabulary.ts';
import { squash } from './cell-text.ts';
import { typesIn } from './service-type-words.ts';

/** An entry that a row of an office's table may be about: granted above, or listed by the area before. */
export interface Candidate {
  id: string;
  /** What it is called, above and here, now and in earlier editions. */
  titles: string[];
  keywords: string[];
  types: readonly ServiceType[];
  category: Category | undefined;
  /** National rules that no list has to name give way to what the basic list names. */
  isBeyondBasicList: boolean;
}

export interface RowToMatch {
  title: string;
  /** 服务内容 and 服务对象: tells apart what titles do not. */
  text: string;
  category: Category | undefined;
  /** Said to be no item of the lists above: only one of the same name is taken for it. */
  isLocalAddition?: boolean;
}

export interface Match {
  id: string;
  /** 0 to 1; 1 is the same title. */
  score: number;
  sure: boolean;
}

/** From here on a match is taken as sure, from there as a guess that the report names. Below, the row is an entry of its own. */
export const sureFrom = 0.56;
export const guessFrom = 0.42;

/** For each row the one candidate it is about, if any; no candidate is given to two rows. The best pairs are made first. */
export function matchRows(rows: readonly RowToMatch[], candidates: readonly Candidate[]): (Match | undefined)[] {
  const weigh = weightsOf(candidates);
  const pairs = rows.flatMap((row, index) =>
    candidates
      .map((candidate) => ({ index, id: candidate.id, score: scoreOf(row, candidate, weigh) }))
      .filter(({ score }) => score >= guessFrom),
  );
  const matches: (Match | undefined)[] = rows.map(() => undefined);
  const taken = new Set<string>();
  const best = rows.map((_, index) => Math.max(0, ...pairs.filter((pair) => pair.index === index).map(({ score }) => score)));
  for (const { index, id, score } of pairs.sort((a, b) => b.score - a.score || a.index - b.index)) {
    // Another row has the candidate that fits better; what is left over fits only if it fits nearly as well.
    if (matches[index] || taken.has(id) || score < (best[index] ?? 0) * 0.85) continue;
    matches[index] = { id, score, sure: score >= sureFrom };
    taken.add(id);
  }
  return matches;
}

/** Pairs of neighbouring characters; one that few candidates have tells more. */
type Weigh = (pair: string) => number;

function weightsOf(candidates: readonly Candidate[]): Weigh {
  const counts = new Map<string, number>();
  for (const candidate of candidates) {
    for (const pair of new Set(candidate.titles.flatMap(pairsOf))) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return (pair) => (commonPairs.has(pair) ? 0.1 : Math.log(1 + (candidates.length + 1) / ((counts.get(pair) ?? 0) + 1)));
}

/** Said of everything in such lists. */
const commonPairs = new Set([
  '流动',
  '动儿',
  '儿童',
  '服务',
  '保障',
  '关爱',
  '居住',
  '在居',
  '住地',
  '享有',
  '提供',
  '工作',
  '基本',
  '童的',
  '相关',
]);

function pairsOf(text: string): string[] {
  const characters = Array.from(squash(text));
  return characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
}

function scoreOf(row: RowToMatch, candidate: Candidate, weigh: Weigh): number {
  const title = squash(row.title);
  if (candidate.titles.some((other) => squash(other) === title)) return 1;
  if (row.isLocalAddition === true) return 0;
  const overlap = Math.max(...candidate.titles.map((other) => overlapOf(row.title, other, weigh)), 0);
  const known = Math.max(
    ...candidate.keywords.map((keyword) => (title.includes(squash(keyword)) ? Math.min(1, squash(keyword).length / 4) : 0)),
    0,
  );
  const types = typeScore(row, candidate.types);
  const category = row.category === undefined || candidate.category === undefined ? 0 : row.category === candidate.category ? 0.08 : -0.12;
  return Math.min(0.99, 0.5 * types + 0.45 * overlap + 0.1 * known + category - (candidate.isBeyondBasicList ? 0.15 : 0));
}

/** Weighted share of the pairs that both titles have (Dice). */
function overlapOf(a: string, b: string, weigh: Weigh): number {
  const [inA, inB] = [new Set(pairsOf(a)), new Set(pairsOf(b))];
  const sum = (pairs: Iterable<string>): number => [...pairs].reduce((total, pair) => total + weigh(pair), 0);
  const both = sum([...inA].filter((pair) => inB.has(pair)));
  const all = sum(inA) + sum(inB);
  return all === 0 ? 0 : (2 * both) / all;
}

/** How well the types that a row speaks of are the candidate's: by its title, and half as much by its text. */
function typeScore(row: RowToMatch, types: readonly ServiceType[]): number {
  const weights = rankTypes(row);
  const best = weights[0]?.weight ?? 0;
  if (best === 0) return 0;
  const ofCandidate = Math.max(0, ...weights.filter(({ type }) => types.includes(type)).map(({ weight }) => weight));
  return (ofCandidate / best) * Math.min(1, best * 1.5);
}

/** The types of service that a row speaks of, the surest first; weights from 0 to 1. */
export function rankTypes({ title, text }: Pick<RowToMatch, 'title' | 'text'>): { type: ServiceType; weight: number }[] {
  const weights = new Map<ServiceType, number>();
  for (const [type, weight] of typesIn(title)) weights.set(type, weight);
  for (const [type, weight] of typesIn(text)) weights.set(type, Math.min(1, (weights.get(type) ?? 0) + weight * 0.3));
  return [...weights].map(([type, weight]) => ({ type, weight })).sort((a, b) => b.weight - a.weight);
}
