import { describe, expect, test } from 'vitest';
import { findNearestWord } from './nearest-word.ts';

describe('findNearestWord', () => {
  test.each([
    ['plian', 'plain'],
    ['Title', 'title'],
    ['departmnts', 'departments'],
    ['keyword', 'keywords'],
  ])('%s means %s', (typed, meant) => {
    expect(findNearestWord(typed, ['title', 'plain', 'keywords', 'departments'])).toBe(meant);
  });

  test('a word that is nothing like it means nothing', () => {
    expect(findNearestWord('telephone', ['title', 'plain'])).toBeUndefined();
    expect(findNearestWord('流动', ['migrant', 'hardship'])).toBeUndefined();
  });
});
