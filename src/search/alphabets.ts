import { foldSyllable } from './pinyin.ts';
import { valueAt } from './numbers.ts';
import type { Alphabet, Unit } from './scan-stream.ts';
import type { Readings } from './unpack-readings.ts';
import { stemOf } from './words.ts';

/** Beyond digits and Latin letters, below Han characters: numbers of sounds that are alike are no codes. */
const firstAlike = 0x80;

/** Characters, whose codes are their UTF-16 units, and the syllables that they are read as. */
export interface Characters extends Alphabet {
  unitOf: (character: string) => Unit;
  /** The same for each of its readings. */
  readingsOf: (character: string) => Unit[];
  /** Of a syllable that the readings have. */
  unitOfSyllable: (syllable: string) => Unit;
  /** What separates units of a query, and is in no term. */
  gap: Unit;
}

export function alphabetOfCharacters({ syllables, usual, second }: Readings): Characters {
  const alike = new Uint16Array(syllables.length + 1);
  const numbers = new Map<string, number>();
  syllables.forEach((syllable, index) => {
    const folded = foldSyllable(syllable);
    const number = numbers.get(folded) ?? firstAlike + numbers.size;
    numbers.set(folded, number);
    alike[index + 1] = number;
  });
  const unit = (code: number, sound: number): Unit => ({ code, sound, near: sound === 0 ? code : valueAt(alike, sound) });
  return {
    sound: usual,
    second,
    alike,
    unitOf: (character) => unit(character.charCodeAt(0), valueAt(usual, character.charCodeAt(0))),
    readingsOf: (character) => {
      const code = character.charCodeAt(0);
      return [usual, second].flatMap((table) => (table[code] ? [unit(code, valueAt(table, code))] : []));
    },
    unitOfSyllable: (syllable) => unit(-1, syllables.indexOf(syllable) + 1),
    gap: { code: -2, sound: -2, near: firstAlike - 1 },
  };
}

/** Words, numbered as they come; what is one word but for its ending is one. */
export interface Words {
  /** A code for each word, as UTF-16 units. */
  unitsOf: (text: string) => string;
  /** Undefined for what is no word of any term. */
  codeOf: (word: string) => number | undefined;
  /** All stems: that of code 1 first. */
  stems: readonly string[];
  alphabet: () => Alphabet;
}

export function alphabetOfWords(): Words {
  const stems: string[] = [];
  const codes = new Map<string, number>();
  const units = new Map<string, string>();
  const unitOf = (word: string): string => {
    const stem = stemOf(word);
    let code = codes.get(stem);
    if (code === undefined) codes.set(stem, (code = stems.push(stem)));
    const unit = String.fromCharCode(code);
    units.set(word, unit);
    return unit;
  };
  return {
    stems,
    unitsOf: (text) =>
      text
        .split(' ')
        .map((word) => units.get(word) ?? unitOf(word))
        .join(''),
    codeOf: (word) => codes.get(stemOf(word)),
    alphabet: () => {
      const silent = new Uint16Array(stems.length + 1);
      return { sound: silent, second: silent, alike: silent.subarray(0, 1) };
    },
  };
}
