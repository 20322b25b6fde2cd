import type { HintsOfPieces } from './evidence.ts';
import type { Readings } from './unpack-readings.ts';

/** What the matcher knows: words in, groups out. Built from `content/lexicon/` or read from the file that the build makes of it. */
export interface Lexicon {
  /** Service types; `urgent:<kind>`; `not-here`. */
  groups: readonly string[];
  /** For each group its Chinese terms, folded; the first three are its head. */
  chinese: readonly (readonly string[])[];
  /** The same in English and Uyghur, where that part has been loaded. */
  english?: readonly (readonly string[])[];
  uyghur?: readonly (readonly string[])[];
  /** What single characters and pairs speak for, by number of the group. */
  evidence: HintsOfPieces;
  readings: Readings;
  /** Simplified characters of traditional ones. */
  simplified: ReadonlyMap<string, string>;
}

export const urgentPrefix = 'urgent:';
export const notHereGroup = 'not-here';
export const headLength = 3;
