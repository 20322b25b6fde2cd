import type { LexiconGroup } from './assemble-lexicon.ts';
import { headLength, urgentPrefix } from './lexicon.ts';
import { closeUp } from './weigh-words.ts';

/**
 * What the phone carries of the Chinese terms, in characters: with it the matcher and its words stay below 30 KB. More terms in
 * `content/lexicon/` make a better choice, not a larger file.
 */
export const mostCharacters = 15000;

/**
 * The Chinese terms that tell most, group by group: the head, every term of up to three characters (five in urgent needs), and of the others those with most that
 * is new to the group and rare elsewhere, as many as there is room for. A term that only sounds like another one goes: the matcher hears
 * it. What this costs and saves: docs/adr/0011.
 */
export function chooseTerms(groups: readonly LexiconGroup[], soundOf: (term: string) => string, room = mostCharacters): string[][] {
  const closed = groups.map(({ chinese }) => [...new Set(chinese.map(closeUpTerm))]);
  const groupsWith = new Map<string, Set<number>>();
  closed.forEach((terms, group) => {
    for (const pair of terms.flatMap(pairsOf)) groupsWith.set(pair, (groupsWith.get(pair) ?? new Set()).add(group));
  });
  const rarity = (pair: string): number => Math.log((groups.length + 1) / ((groupsWith.get(pair)?.size ?? 0) + 0.5)) / 4;
  const ranked = closed.map((terms, group) => {
    const isUrgent = groups[group]?.name.startsWith(urgentPrefix) ?? false;
    return rank(terms, isUrgent ? shortUrgentTerm : shortTerm, soundOf, rarity);
  });
  const news = ranked
    .flat()
    .filter((one) => one.news < Infinity)
    .sort((a, b) => b.news - a.news);
  let left = ranked.flat().reduce((sum, { term, news: value }) => (value === Infinity ? sum - term.length : sum), room);
  const last = news.find(({ term }) => (left -= term.length) < 0);
  return ranked.map((terms) => terms.filter((one) => one.news > (last?.news ?? 0)).map(({ term }) => term));
}

interface RankedTerm {
  term: string;
  /** What it adds to those before it, for each of its characters; infinite for what has to stay. Never rises. */
  news: number;
}

function rank(terms: readonly string[], short: number, soundOf: (term: string) => string, rarity: (pair: string) => number): RankedTerm[] {
  const ranked: RankedTerm[] = [];
  const sounds = new Set<string>();
  const seen = new Map<string, number>();
  const choose = (term: string, news: number): void => {
    if (sounds.has(soundOf(term))) return;
    sounds.add(soundOf(term));
    ranked.push({ term, news });
    for (const pair of pairsOf(term)) seen.set(pair, (seen.get(pair) ?? 0) + 1);
  };
  const newsIn = (term: string): number => {
    const inside = insideWords(term);
    const each = pairsOf(term).map((pair, at) => rarity(pair) * (inside[at + 1] ? 1 : acrossWords) * said ** (seen.get(pair) ?? 0));
    return ((term.length === shortTerm + 1 ? preference : 1) * each.reduce((sum, value) => sum + value, 0)) / term.length;
  };
  const mustStay = (term: string, at: number): boolean => at < headLength || term.length <= short;
  for (const term of terms.filter(mustStay)) choose(term, Infinity);
  const candidates = new Map(terms.filter((term, at) => !mustStay(term, at)).map((term) => [term, Infinity]));
  while (candidates.size > 0) {
    // What a term adds only falls while others are chosen, so an old value is an upper bound.
    let best = '';
    let most = -1;
    for (const [term, atMost] of candidates) {
      if (atMost <= most) continue;
      const news = newsIn(term);
      candidates.set(term, news);
      if (news > most) [best, most] = [term, news];
    }
    choose(best, most);
    candidates.delete(best);
  }
  return ranked;
}

/** A term of nothing but filler stays as it is. */
function closeUpTerm(term: string): string {
  const closed = closeUp(term);
  return closed.length > 1 ? closed : term;
}

const shortTerm = 3;
const shortUrgentTerm = 5;
/** Terms of four characters are words that people type; longer ones are one way of many to say a thing. */
const preference = 3;
/** What a pair of characters tells that are not of one word, and what is left of it each time that it has been said. */
const acrossWords = 0.4;
const said = 0.2;

const pairsOf = (term: string): string[] => Array.from({ length: Math.max(0, term.length - 1) }, (_, at) => term.slice(at, at + 2));

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** For each character whether the one before is in the same word. */
function insideWords(term: string): boolean[] {
  return [...segmenter.segment(term)].flatMap(({ segment }) => Array.from({ length: segment.length }, (_, at) => at > 0));
}
