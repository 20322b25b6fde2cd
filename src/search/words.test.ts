import { describe, expect, it } from 'vitest';
import { isNear, mistakesBetween, stemOf } from './words.ts';

describe('stemOf', () => {
  it.each([
    ['vaccinated', 'vaccination'],
    ['vaccines', 'vaccine'],
    ['enrolment', 'enrol'],
    ['hits', 'hit'],
    ['hitting', 'hit'],
    ['babies', 'baby'],
    ['subsidies', 'subsidy'],
  ])('%s and %s are one word', (a, b) => {
    expect(stemOf(a)).toBe(stemOf(b));
  });

  it.each([
    ['bus', 'busy'],
    ['rent', 'renal'],
    ['school', 'scholar'],
  ])('%s and %s are two', (a, b) => {
    expect(stemOf(a)).not.toBe(stemOf(b));
  });
});

describe('mistakes', () => {
  it.each([
    ['vaccine', 'vacine', 1],
    ['vaccine', 'vaccien', 1],
    ['kindergarten', 'kindergaten', 1],
    ['zhuanxue', 'zhuanxeu', 1],
    ['bus', 'bus', 0],
    ['abc', '', 3],
  ])('%s, %s: %i', (a, b, count) => {
    expect(mistakesBetween(a, b, 9)).toBe(count);
    expect(mistakesBetween(b, a, 9)).toBe(count);
  });

  it('a short word has none, a long one two', () => {
    expect([isNear('bus', 'bug'), isNear('rent', 'rant'), isNear('kindergarten', 'kindrgaten'), isNear('school', 'sochol')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
