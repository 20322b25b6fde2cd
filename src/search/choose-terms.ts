import type { LexiconGroup } from './assemble-lexicon.ts';
import { headLength, notHereGroup, urgentPrefix } from './lexicon.ts';
import { closeUp } from './weigh-words.ts';

/**
 * What the phone may carry of the Chinese terms, in bytes as `costOf` guesses them: with it and what is learned the first query stays below
 * 32 KB. More terms in `content/lexicon/` make a better choice, not a larger file.
 */
export const room = 4700;
/** Of each group at least so many, because letters are compared with terms only; more of what cannot wait. */
const fewest = (name: string): number => (name.startsWith(urgentPrefix) ? 30 : 12);

/**
 * The Chinese terms that tell most for what they cost, group by group: the head, and of the others, and of their parts, those with most that
 * is often said in the group, rarely elsewhere, and not yet chosen. A term that only sounds like another one goes: the matcher hears
 * it. What this costs and saves: docs/adr/0011.
 */
export function chooseTerms(groups: readonly LexiconGroup[], soundOf: (term: string) => string, bytes = room): string[][] {
  const closed = groups.map(({ chinese }) => [...new Set(chinese.map(closeUpTerm))]);
  const costOf = costsIn(closed.flat());
  const groupsWith = new Map<string, Set<number>>();
  closed.forEach((terms, group) => {
    for (const piece of terms.flatMap(piecesOf)) groupsWith.set(piece, (groupsWith.get(piece) ?? new Set()).add(group));
  });
  const rarity = (piece: string): number => Math.log((groups.length + 1) / ((groupsWith.get(piece)?.size ?? 0) + 0.5));
  const ranked = closed.map((terms, group) => {
    const name = groups[group]?.name ?? '';
    // 「狗打疫苗」 is not here, but 「打疫苗」 is: only what services are called is taken to pieces.
    const isType = !name.startsWith(urgentPrefix) && name !== notHereGroup;
    return rank(terms, isType ? partsOf : () => [], (term, news) => ((isType ? 1 : weightOfOthers) * news) / costOf(term), soundOf, rarity);
  });
  const byNews = ranked.flat().sort((a, b) => b.news - a.news);
  let left = 8 * bytes;
  const last = byNews.find(({ term }) => (left -= costOf(term)) < 0);
  return ranked.map((terms, group) =>
    terms.filter(({ news }, rank) => rank < fewest(groups[group]?.name ?? '') || news > (last?.news ?? 0)).map(({ term }) => term),
  );
}

interface RankedTerm {
  term: string;
  /** What it adds to those before it, for each bit that it costs; infinite for what has to stay. */
  news: number;
}

function rank(
  terms: readonly string[],
  cut: (term: string) => string[],
  valueOf: (term: string, news: number) => number,
  soundOf: (term: string) => string,
  rarity: (piece: string) => number,
): RankedTerm[] {
  const ranked: RankedTerm[] = [];
  const sounds = new Set<string>();
  const chosen = new Map<string, number>();
  const choose = (term: string, news: number): void => {
    if (sounds.has(soundOf(term))) return;
    sounds.add(soundOf(term));
    ranked.push({ term, news });
    for (const piece of piecesOf(term)) chosen.set(piece, (chosen.get(piece) ?? 0) + 1);
  };
  const tells = new Map<string, number>();
  const inWords = new Set(terms.flatMap((term) => wordsOf(term).flatMap(piecesOf)));
  for (const [piece, { length }] of Map.groupBy(terms.flatMap(piecesOf), (piece) => piece)) {
    const share = piece.length === 1 ? single : inWords.has(piece) ? 1 : acrossWords;
    tells.set(piece, share * rarity(piece) * (1 + Math.log(length)));
  }
  const wholes = new Set(terms);
  const newsIn = (term: string): number => {
    const news = piecesOf(term).reduce((sum, piece) => sum + (tells.get(piece) ?? 0) * said ** (chosen.get(piece) ?? 0), 0);
    return valueOf(term, news) * (wholes.has(term) ? (preference[term.length] ?? 1) : 1);
  };
  for (const term of terms.slice(0, headLength)) choose(term, Infinity);
  const candidates = new Map(terms.slice(headLength).flatMap((term) => [term, ...cut(term)].map((part) => [part, Infinity])));
  while (candidates.size > 0) {
    // What a term adds only falls while others are chosen, so an old value is an upper bound.
    let best = '';
    let most = leastNews;
    for (const [term, atMost] of candidates) {
      if (atMost <= most) continue;
      const news = newsIn(term);
      candidates.set(term, news);
      if (news > most) [best, most] = [term, news];
    }
    if (best === '') break;
    choose(best, most);
    candidates.delete(best);
  }
  return ranked;
}

/** About how many bits a term takes: rare characters take more. */
function costsIn(terms: readonly string[]): (term: string) => number {
  const times = new Map<string, number>();
  for (const character of terms.join('')) times.set(character, (times.get(character) ?? 0) + 1);
  const all = terms.join('').length;
  return (term) => Array.from(term).reduce((bits, character) => bits + 1 + 0.78 * Math.log2(all / (times.get(character) ?? 1)), 1);
}

/** A term of nothing but filler stays as it is. */
function closeUpTerm(term: string): string {
  const closed = closeUp(term);
  return closed.length > 1 ? closed : term;
}

/** What cannot wait, and what is not here, weighs more than a service. */
const weightOfOthers = 1.3;
/** Short terms are what people type; longer ones are one way of many to say a thing. */
const preference: Readonly<Record<number, number>> = { 2: 2, 3: 4, 4: 1.5 };
/** What a single character tells beside a pair, a pair that is not of one word, and what is left of either each time that it is chosen. */
const single = 0.3;
const acrossWords = 0.4;
const said = 0.3;
/** Below it nothing is ever chosen. */
const leastNews = 0.002;
const longestPart = 8;

/** Characters and pairs of characters. */
const piecesOf = (term: string): string[] =>
  Array.from(term).flatMap((character, at) => (at === 0 ? [character] : [character, term.slice(at - 1, at + 1)]));

/** Neighbouring words of a longer term that have no filler of their own. */
function partsOf(term: string): string[] {
  if (term.length < 5) return [];
  const words = wordsOf(term);
  return words.flatMap((_, from) =>
    words
      .slice(from)
      .map((__, more) => words.slice(from, from + more + 1).join(''))
      .filter((part) => part.length > 1 && part.length <= longestPart && closeUp(part) === part),
  );
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const segmented = new Map<string, string[]>();
function wordsOf(term: string): string[] {
  let words = segmented.get(term);
  if (!words) segmented.set(term, (words = [...segmenter.segment(term)].map(({ segment }) => segment)));
  return words;
}
