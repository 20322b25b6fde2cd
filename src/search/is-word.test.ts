import { expect, it } from 'vitest';
import { isWordIn } from './is-word.ts';
import type { Lexicon } from './lexicon.ts';

const lexicon = { chinese: [['合作医疗']], english: [['school bus'], ['legal aid']], uyghur: [['ۋاكسىنا']] } as unknown as Lexicon;

it.each([
  ['合作', true],
  ['杭州', false],
  ['bus', true],
  ['legal', true],
  ['chool', false],
  ['le', false],
  ['ۋاكسىنا', true],
])('%s is a word of the lexicon: %j', (text, isWord) => {
  expect(isWordIn(lexicon, text)).toBe(isWord);
});
