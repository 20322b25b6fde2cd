import { describe, expect, it } from 'vitest';
import { foldSyllable, spell } from './pinyin.ts';

const known = new Set('xi an xian ju zhu zheng hai zi fang xue e er you yuan fan gan a'.split(' '));

describe('spell', () => {
  it.each([
    ['juzhuzheng', ['ju', 'zhu', 'zheng'], 0],
    ['haizifangxue', ['hai', 'zi', 'fang', 'xue'], 0],
    ['youeryuan', ['you', 'er', 'yuan'], 0],
    ['xian', ['xian'], 0],
    ['jzz', [], 3],
    ['', [], 0],
  ])('%s', (letters, syllables, odd) => {
    const spelling = spell(letters, known);
    expect([spelling.syllables, spelling.odd]).toEqual([syllables, odd]);
  });

  it('says where each syllable begins', () => {
    expect(spell('hai2zi'.replace('2', 'q'), known).at).toEqual([0, 4]);
  });
});

it.each([
  ['zheng', 'zen'],
  ['shi', 'si'],
  ['niu', 'liu'],
  ['lv', 'nu'],
  ['ying', 'yin'],
])('%s and %s may be one', (a, b) => {
  expect(foldSyllable(a)).toBe(foldSyllable(b));
});
