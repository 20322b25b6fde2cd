import { describe, expect, it } from 'vitest';
import { type Alphabet, layOut, type Question, scan, type Unit } from './scan-stream.ts';

// Letters stand for characters; a capital sounds like its small letter, and x and y are alike.
const soundOf = (code: number): number => String.fromCharCode(code).toLowerCase().charCodeAt(0);
const codes = Array.from({ length: 128 }, (_, code) => code);
const alphabet: Alphabet = {
  sound: Uint16Array.from(codes, (code) => (code < 65 ? 0 : soundOf(code))),
  second: new Uint16Array(128),
  alike: Uint16Array.from(codes, (code) => (code === 0 ? 0 : 128 + (code === 121 ? 120 : code))),
};
const apart: Unit = { code: -2, sound: -2, near: 999 };
const unitOf = (letter: string): Unit => {
  const code = letter.charCodeAt(0);
  return { code, sound: soundOf(code), near: alphabet.alike[soundOf(code)] ?? 0 };
};
const units = (text: string): Unit[] => Array.from(text, (letter) => (letter === ' ' ? apart : unitOf(letter)));
const term = (group: number, text: string, head = false) => ({
  group,
  text,
  head,
  units: text,
});
const tuned = { saturation: 1, term: 1, whole: 1, head: 2 };
const stream = layOut([term(0, 'abc'), term(0, 'x'), term(0, 'ab'), term(1, 'abd'), term(1, 'ex'), term(2, 'abcq')], alphabet, 2, 3);
const ask = (text: string, more: Partial<Question> = {}) =>
  scan(
    stream,
    { units: units(text), importance: Array.from(text, () => 1), weights: [1, 1, 1], near: 0.5, bySound: false, singles: false, ...more },
    tuned,
  );
const scoreOf = (text: string, group: number, more: Partial<Question> = {}) => ask(text, more).scores[group] ?? 0;

describe('scan', () => {
  it('prefers the group that has what few others have', () => {
    expect(scoreOf('abc', 0)).toBeGreaterThan(scoreOf('abc', 1));
    expect(scoreOf('abd', 1)).toBeGreaterThan(scoreOf('abd', 0));
  });

  it('counts neighbours, not characters across terms or gaps', () => {
    expect(scoreOf('ab', 0)).toBeGreaterThan(scoreOf('a b', 0));
    expect(scoreOf('cx', 0)).toBeCloseTo(scoreOf('c x', 0));
  });

  it('counts what is only near for less, and one near character for nothing', () => {
    expect(scoreOf('AB', 0)).toBeGreaterThan(0);
    expect(scoreOf('AB', 0)).toBeLessThan(scoreOf('ab', 0));
    expect(scoreOf('A', 0)).toBe(0);
  });

  it('by sound, characters with the syllable count whole, with one that is alike less', () => {
    expect(scoreOf('EX', 1, { bySound: true })).toBeGreaterThan(scoreOf('EY', 1, { bySound: true }));
    expect(scoreOf('EY', 1, { bySound: true })).toBeGreaterThan(0);
  });

  it('counts as much as it is said to', () => {
    expect(scoreOf('abc', 0, { importance: [1, 1, 0] })).toBeLessThan(scoreOf('abc', 0));
    expect(scoreOf('abc', 0, { importance: [0, 0, 0] })).toBe(0);
  });

  it('counts a pair once, however often it is said', () => {
    expect(scoreOf('ab ab', 0, { weights: [0, 1] })).toBeCloseTo(scoreOf('ab z', 0, { weights: [0, 1] }), 0);
  });

  it('groups beyond the lexicon take part, but do not change what a character tells', () => {
    const alone = layOut([term(0, 'abc'), term(0, 'x'), term(0, 'ab'), term(1, 'abd'), term(1, 'ex')], alphabet, 2, 2);
    for (const letter of 'abcdex') expect(alone.worth(letter.charCodeAt(0))).toBe(stream.worth(letter.charCodeAt(0)));
    expect(scoreOf('abcq', 2)).toBeGreaterThan(scoreOf('abcq', 0));
  });

  it('says which units gain, and which units of a term are covered', () => {
    const found = ask('zabz');
    expect(Array.from(found.gains(0), (gain) => gain > 0)).toEqual([false, true, true, false]);
    expect([...(found.covers.get(0) ?? [])]).toEqual([1, 1, 0]);
    expect(found.covers.has(4)).toBe(false);
  });

  it('a head counts more, a query that is a whole term too', () => {
    const heads = layOut([term(0, 'ab', true), term(1, 'ab')], alphabet, 2, 2);
    const question = { units: units('ab'), importance: [1, 1], weights: [1, 1], near: 0.5, bySound: false, singles: false };
    const [first = 0, second = 0] = scan(heads, question, tuned).scores;
    expect(first).toBeGreaterThan(second);
    expect(scan(heads, question, { ...tuned, whole: 0 }).scores[1]).toBeLessThan(second);
  });
});
