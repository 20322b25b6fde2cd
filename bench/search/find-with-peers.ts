import MiniSearch from 'minisearch';
import type { LexiconGroup } from '../../src/search/assemble-lexicon.ts';
import type { Entry } from '../../src/search/create-matcher.ts';
import { foldText } from '../../src/search/fold-text.ts';
import type { Lexicon } from '../../src/search/lexicon.ts';
import { readingsOf } from '../../src/search/unpack-readings.ts';
import { closeUp } from '../../src/search/weigh-words.ts';

/** Ids of entries, best first. */
export type Finder = (query: string) => Promise<string[]> | string[];

/**
 * MiniSearch with the same words: titles, keywords and all terms and sentences of each entry's types, not only what a phone carries; Han text as single characters and pairs,
 * pinyin of every term in a field of its own, prefixes and a fifth of mistakes for Latin words. Filler is left out as we leave it out.
 */
export function miniSearchOver(words: readonly LexiconGroup[], lexicon: Lexicon, entries: readonly Entry[]): Finder {
  const spell = (term: string): string => Array.from(term, (one) => readingsOf(lexicon.readings, one)[0] ?? one).join('');
  const index = new MiniSearch({
    fields: ['title', 'keywords', 'lexicon', 'pinyin', 'english'],
    tokenize: (text) => tokensOf(text, lexicon),
    searchOptions: {
      boost: { title: 2, keywords: 1.5 },
      prefix: (term) => /^[a-z]{3,}$/u.test(term),
      fuzzy: (term) => (/^[a-z]{5,}$/u.test(term) ? 0.2 : false),
    },
  });
  index.addAll(
    entries.map(({ id, types, title, keywords = [] }) => {
      const groups = words.filter(({ name }) => types.includes(name));
      const terms = groups.flatMap(({ chinese }) => chinese);
      return {
        id,
        title,
        keywords: keywords.join('\n'),
        lexicon: [...terms, ...groups.flatMap(({ sentences }) => sentences)].join('\n'),
        pinyin: [...new Set(terms.map(spell))].join('\n'),
        english: groups.flatMap(({ english }) => english).join('\n'),
      };
    }),
  );
  return (query) => index.search(query).map(({ id }) => id as string);
}

function tokensOf(text: string, { simplified }: Lexicon): string[] {
  return text.split('\n').flatMap((line) => {
    const { text: folded } = foldText(line, simplified);
    return [...folded.matchAll(/[\u3400-\u9fff]+|[\p{L}\p{N}]+/gu)].flatMap(([run]) => {
      if (!/[\u3400-\u9fff]/u.test(run)) return [run];
      const characters = Array.from(closeUp(run));
      return [...characters, ...characters.slice(1).map((one, at) => (characters[at] ?? '') + one)];
    });
  });
}
