import { closeUp } from './weigh-words.ts';
import { headLength } from './lexicon.ts';
import type { LexiconGroup } from './assemble-lexicon.ts';

/**
 * What of a group's Chinese terms the phone has to carry. Kept are the head, every term of up to four characters, and of longer ones
 * those with enough pairs of characters that are new to the group and rare elsewhere: the others say in a longer way what is said
 * already. A term that only sounds like another one goes: the matcher hears it. What this costs and saves: docs/adr/0011.
 */
export function chooseTerms(groups: readonly LexiconGroup[], soundOf: (term: string) => string): string[][] {
  const closed = groups.map(({ chinese }) => [...new Set(chinese.map(closeUpTerm))]);
  const groupsWith = new Map<string, Set<number>>();
  closed.forEach((terms, group) => {
    for (const pair of terms.flatMap(pairsOf)) groupsWith.set(pair, (groupsWith.get(pair) ?? new Set()).add(group));
  });
  const rarity = (pair: string): number => Math.log((groups.length + 1) / ((groupsWith.get(pair)?.size ?? 0) + 0.5)) / 4;
  return closed.map((terms) => {
    const chosen: string[] = [];
    const sounds = new Set<string>();
    const seen = new Map<string, number>();
    const choose = (term: string): void => {
      if (sounds.has(soundOf(term))) return;
      sounds.add(soundOf(term));
      chosen.push(term);
      for (const pair of pairsOf(term)) seen.set(pair, (seen.get(pair) ?? 0) + 1);
    };
    const newsIn = (term: string): number => {
      const inside = insideWords(term);
      const news = pairsOf(term).map((pair, at) => rarity(pair) * (inside[at + 1] ? 1 : acrossWords) * known ** (seen.get(pair) ?? 0));
      return news.reduce((sum, value) => sum + value, 0) / term.length;
    };
    const mustStay = (term: string, at: number): boolean => at < headLength || term.length <= shortTerm;
    terms.filter(mustStay).forEach(choose);
    const candidates = new Map(terms.filter((term, at) => !mustStay(term, at)).map((term) => [term, Infinity]));
    for (;;) {
      // What a term adds only falls while others are chosen, so an old value is an upper bound.
      let best = '';
      let most = enoughNews;
      for (const [term, atMost] of candidates) {
        if (atMost <= most) continue;
        const news = newsIn(term);
        candidates.set(term, news);
        if (news > most) [best, most] = [term, news];
      }
      if (best === '') return chosen;
      choose(best);
      candidates.delete(best);
    }
  });
}

/** A term of nothing but filler stays as it is. */
function closeUpTerm(term: string): string {
  const closed = closeUp(term);
  return closed.length > 1 ? closed : term;
}

const shortTerm = 4;
const enoughNews = 0.5;
const acrossWords = 0.4;
const known = 0.2;

const pairsOf = (term: string): string[] => Array.from({ length: Math.max(0, term.length - 1) }, (_, at) => term.slice(at, at + 2));

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** For each character whether the one before is in the same word. */
function insideWords(term: string): boolean[] {
  return [...segmenter.segment(term)].flatMap(({ segment }) => Array.from({ length: segment.length }, (_, at) => at > 0));
}
