import { describe, expect, it } from 'vitest';
import { alphabetOfCharacters } from './alphabets.ts';
import type { HintsOfPieces } from './evidence.ts';
import { learnedSounds } from './learned-sounds.ts';
import { packReadings } from './pack-readings.ts';
import { unpackReadings } from './unpack-readings.ts';

// 着 is read zhe, in 着火 zhao; of the other characters each has one reading.
const readings: Record<string, string> = { 着: 'zhe', 找: 'zhao', 火: 'huo', 货: 'huo', 书: 'shu', 苏: 'su' };
const characters = alphabetOfCharacters(
  unpackReadings(
    packReadings(['着火'], (text) => (text === '着火' ? ['zhao', 'huo'] : Array.from(text, (one) => readings[one] ?? 'a'))).split('\n'),
  ),
);
const [fire, work, books, places] = [0, 1, 2, 3];
const learned: Record<string, number> = { 着: fire, 找: work, 火: fire, 货: work, 书: books, 苏: places, 找货: work };
const evidence: HintsOfPieces = {
  of: (piece) => (learned[piece] === undefined ? [] : [{ group: learned[piece], logit: 2 }]),
  pieces: () => Object.keys(learned),
};
const listen = learnedSounds(evidence, characters.readingsOf, { weight: 1, guess: 0.5 });
const scoresOf = (syllables: string[], heard: string[] = [], isExact = true): number[] => {
  const scores = [0, 0, 0, 0];
  const units = syllables.map(characters.unitOfSyllable);
  const codes = syllables.map((_, at) => new Set(heard[at] ? [heard[at].charCodeAt(0)] : []));
  const all = listen(
    units,
    syllables.map(() => 1),
    codes,
    isExact,
  );
  for (const { group, score } of all) scores[group] = (scores[group] ?? 0) + score;
  return scores;
};

describe('what syllables may mean', () => {
  it('is guessed from every character that sounds so, by each of its readings', () => {
    expect(scoresOf(['zhao']).map((score) => score > 0)).toEqual([true, true, false, false]);
    expect(scoresOf(['zhe']).map((score) => score > 0)).toEqual([true, false, false, false]);
  });

  it('is a guess of less worth, the more characters sound so', () => {
    expect(scoresOf(['zhe'])[fire]).toBeGreaterThan(scoresOf(['zhao'])[fire] ?? 0);
  });

  it('is known of a character that a term has heard there', () => {
    expect(scoresOf(['huo'], ['火'])[fire]).toBeCloseTo(2);
    expect(scoresOf(['huo'], ['火'])[work]).toBeLessThan(2);
  });

  it('is known of a learned pair and its characters', () => {
    const [fires = 0, works = 0] = scoresOf(['zhao', 'huo']);
    expect(works).toBeCloseTo(6 / Math.SQRT2);
    expect(fires).toBeLessThan(works / 2);
  });

  it('takes s for sh only of somebody who does not tell them apart', () => {
    expect(scoresOf(['su'])[books]).toBe(0);
    expect(scoresOf(['su'], [], false)[books]).toBeGreaterThan(0);
  });
});
