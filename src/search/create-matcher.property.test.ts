import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../tests/support/properties.ts';
import { createMatcher, type Entry, type Span } from './create-matcher.ts';
import { notHereGroup, urgentPrefix } from './lexicon.ts';
import { readLexicon } from './read-lexicon.ts';
import { readingsOf } from './unpack-readings.ts';
import { packedContentLexicon } from '../../tests/support/content-lexicon.ts';

const packed = packedContentLexicon();
const lexicon = readLexicon(packed.chinese, packed);
const types = lexicon.groups.filter((group) => group !== 'not-here' && !group.startsWith('urgent:'));
const entries: Entry[] = types.map((type, index) => ({ id: type, types: [type], title: lexicon.chinese[index]?.[1] ?? type }));
const match = createMatcher(lexicon, entries);

const terms = [...lexicon.chinese.flat(), ...(lexicon.english?.flat() ?? []), ...(lexicon.uyghur?.flat() ?? [])];
const spelled = (term: string): string => Array.from(term, (one) => readingsOf(lexicon.readings, one)[0] ?? one).join('');
const spelledTerms = lexicon.chinese.flat().map(spelled);
const anyQuery = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom(...terms, ...spelledTerms, ' ', '，', '孩子', '怎么办', '没有', '能', 'A', '１'), { maxLength: 6 })
    .map((parts) => parts.join('')),
);

describe('a matcher, whatever is typed', () => {
  it('answers in order, within the query, and the same again', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const matched = match(query);
        expect(match(query)).toEqual(matched);
        const scores = matched.answers.map(({ score }) => score);
        expect(scores.every((score) => Number.isFinite(score) && score > 0)).toBe(true);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        const within = (spans: readonly Span[], text: string): boolean =>
          spans.every(({ from, to }, index) => from < to && to <= text.length && from > (spans[index - 1]?.to ?? -1));
        for (const { id, why, title } of matched.answers) {
          expect(within(why, query)).toBe(true);
          expect(within(title, entries.find((entry) => entry.id === id)?.title ?? '')).toBe(true);
        }
      }),
    );
  });

  it('does not mind in which order the entries stand', () => {
    fc.assert(
      fc.property(anyQuery, fc.shuffledSubarray(entries, { minLength: entries.length }), (query, shuffled) => {
        expect(createMatcher(lexicon, shuffled)(query)).toEqual(match(query));
      }),
      { numRuns: 15 },
    );
  });

  it('does not mind half and full width', () => {
    const fullWidth = (text: string): string =>
      text.replaceAll(/[!-~]/gu, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0));
    const seen = (query: string) => match(query).answers.map(({ id, score }) => [id, score]);
    fc.assert(
      fc.property(fc.constantFrom(...terms, ...spelledTerms), (query) => {
        expect(seen(fullWidth(query))).toEqual(seen(query));
      }),
    );
  });

  it('does not mind traditional characters', () => {
    const traditional = new Map([...lexicon.simplified].map(([complex, simple]) => [simple, complex]));
    const written = (text: string): string => Array.from(text, (one) => traditional.get(one) ?? one).join('');
    const seen = (query: string) => match(query).answers.map(({ id, score }) => [id, score]);
    fc.assert(
      fc.property(fc.constantFrom(...lexicon.chinese.flat()), (query) => {
        expect(seen(written(query))).toEqual(seen(query));
      }),
    );
  });

  it('finds a type by every term of its own, also in pinyin, among the first three or, where it is shared, at all', () => {
    const typeTerms = types.flatMap((type, group) => (lexicon.chinese[group] ?? []).map((term) => ({ type, term })));
    fc.assert(
      fc.property(fc.constantFrom(...typeTerms), ({ type, term }) => {
        expect(match(term).types.map((found) => found.type)).toContain(type);
      }),
    );
  });

  it('never has less than nothing for the beginning of a word that it knows of a service', () => {
    const isService = lexicon.groups.map((name) => name !== notHereGroup && !name.startsWith(urgentPrefix));
    const words = lexicon.chinese
      .flatMap((of, group) => (isService[group] ? of.map(spelled) : []))
      .filter((term) => /^[a-z]{6,}$/u.test(term));
    fc.assert(
      fc.property(fc.constantFrom(...words), (word) => {
        for (let length = 3; length <= word.length; length++) expect(match(word.slice(0, length)).types.length).toBeGreaterThan(0);
      }),
    );
  });

  it('takes no longer for a long query than for a sentence of two hundred characters', () => {
    const long = '孩子打疫苗怎么办'.repeat(5000);
    const from = performance.now();
    match(long);
    expect(performance.now() - from).toBeLessThan(2000);
  });
});
