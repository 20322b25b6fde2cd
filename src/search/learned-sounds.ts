import type { Lexicon } from './lexicon.ts';
import { valueAt } from './numbers.ts';
import type { Unit } from './scan-stream.ts';

/** What units of the question say for a group by what is learned of them. */
export interface Learned {
  group: number;
  score: number;
  units: readonly number[];
}

/** A single or a pair of what is learned. */
interface Piece {
  text: string;
  /** Of a single. */
  sound: number;
  hints: { group: number; logit: number }[];
}

/**
 * What syllables may mean by what is learned of characters: pairs that sound much alike, and single characters that sound so. Of those the
 * ones that terms or pairs have heard at that place (codes by unit) speak for themselves; the others are guesses, the less worth the more there are.
 * `isExact`: whether sounds that many do not tell apart are told apart.
 */
export type LearnedSounds = (
  units: readonly Unit[],
  importance: readonly number[],
  heard: readonly ReadonlySet<number>[],
  isExact: boolean,
) => Learned[];

/** `weight` of a logit; `guess`: of a character that nothing but its sound speaks for. */
export function learnedSounds(
  evidence: Lexicon['evidence'],
  readingsOf: (character: string) => Unit[],
  { weight, guess }: { weight: number; guess: number },
): LearnedSounds {
  const singles = new Map<number, Piece[]>();
  const pairs = new Map<string, Piece[]>();
  const add = <Key>(pieces: Map<Key, Piece[]>, key: Key, piece: Piece): void => {
    const same = pieces.get(key);
    if (same) same.push(piece);
    else pieces.set(key, [piece]);
  };
  for (const text of evidence.pieces()) {
    const [first = [], second] = Array.from(text, readingsOf);
    const hints = evidence.of(text);
    for (const before of first) {
      const piece: Piece = { text, sound: before.sound, hints };
      if (second) for (const after of second) add(pairs, soundsLike(before, after), piece);
      else add(singles, before.near, piece);
    }
  }
  return (units, importance, heard, isExact) => {
    const share = weight / Math.sqrt(importance.reduce((sum, each) => sum + each, 0));
    const learned: Learned[] = [];
    const learn = (pieces: readonly Piece[], factorOf: (piece: Piece) => number, at: readonly number[]): void => {
      const most = new Map<number, number>();
      for (const piece of pieces) {
        const factor = share * factorOf(piece) * Math.min(...at.map((unit) => valueAt(importance, unit)));
        for (const { group, logit } of piece.hints) most.set(group, Math.max(most.get(group) ?? 0, factor * logit));
      }
      // A syllable alone explains nothing to a reader.
      for (const [group, score] of most) learned.push({ group, score, units: at.length > 1 ? at : [] });
    };
    const codes = units.map((_, at) => new Set(heard[at]));
    units.slice(1).forEach((after, at) => {
      const alike = pairs.get(soundsLike(units[at] ?? after, after)) ?? [];
      learn(alike, () => 1, [at, at + 1]);
      for (const { text } of alike) for (const nth of [0, 1]) codes[at + nth]?.add(text.charCodeAt(nth));
    });
    units.forEach(({ sound, near }, at) => {
      const alike = (singles.get(near) ?? []).filter((piece) => !isExact || piece.sound === sound);
      const guessed = guess / Math.sqrt(alike.length);
      learn(alike, ({ text }) => (codes[at]?.has(text.charCodeAt(0)) ? 1 : guessed), [at]);
    });
    return learned;
  };
}

const soundsLike = (before: Unit, after: Unit): string => `${before.near} ${after.near}`;
