import { weighWords } from './weigh-words.ts';

/** A character of a text, or two neighbours. */
export interface Piece {
  text: string;
  /** How much it counts, above 0 to 1. */
  weight: number;
  /** Where its characters stand, UTF-16 units of the folded text. */
  at: readonly number[];
}

/** Han characters with the digits among them. */
export const hanRuns = /\d*[\u3400-\u9fff][\d\u3400-\u9fff]*/gu;

/** The characters and pairs of a folded text that anything can be learned of, each once; what is left out is skipped. */
export function piecesOf(folded: string): Piece[] {
  const weights = weighWords(folded);
  const pieces = new Map<string, Piece>();
  const add = (text: string, weight: number, at: readonly number[]): void => {
    if (weight > (pieces.get(text)?.weight ?? 0)) pieces.set(text, { text, weight, at });
  };
  for (const { 0: run, index } of folded.matchAll(hanRuns)) {
    let before: Piece | undefined;
    for (let at = index; at < index + run.length; at++) {
      const weight = weights[at] ?? 1;
      if (weight === 0) continue;
      const text = folded.charAt(at);
      if (before) add(before.text + text, Math.min(before.weight, weight), [...before.at, at]);
      add(text, weight, [at]);
      before = { text, weight, at: [at] };
    }
  }
  return [...pieces.values()];
}

/** A long text has more pieces, but does not say more surely what it means: by this its evidence is divided. */
export const dilution = (pieces: readonly Piece[]): number =>
  Math.sqrt(pieces.reduce((sum, { text, weight }) => (text.length === 1 ? sum + weight : sum), 0)) || 1;
