import { valueAt } from './numbers.ts';

/** What a character or a pair of characters says for a group: how strongly, as an index of `logits`. */
export interface Hint {
  group: number;
  strength: number;
}

/** Learned from sentences: for a character, or two neighbours, the groups that they speak for. */
export type Evidence = ReadonlyMap<string, readonly Hint[]>;
/** As the phone has it. */
export interface HintsOfPieces {
  of: (piece: string) => { group: number; logit: number }[];
  pieces: () => Iterable<string>;
}

/** Logits; a coarser scale costs a point of hits, a finer one costs bytes. */
export const logits = [0.3, 0.6, 1.1, 1.7, 2.5, 3.5, 4.9, 7.2] as const;

/** Evidence as lines of which each is alike in itself, so that Brotli makes them small. */
interface EvidenceLines {
  /** Of the known characters that are evidence: how many are passed over before each. */
  singles: string;
  /** Pairs as they are, one after the other, in the order of their UTF-16 units. */
  pairs: string;
  /** Of each single and pair its groups: how many are passed over before each, then a blank. */
  groups: string;
  /** Of each of these groups how strongly. */
  strengths: string;
}

/** Numbers as printable characters; a larger one follows a sign for each `largest` that is left out of it. */
const firstSign = 33;
const largest = 90;
const numberSigns = (number: number): string =>
  String.fromCharCode(firstSign + largest).repeat(Math.floor(number / largest)) + String.fromCharCode(firstSign + (number % largest));

/** `known`: all characters that may be evidence by themselves, in an order that the reader has, too. */
export function packEvidence(evidence: Evidence, known: string): string[] {
  const lines: EvidenceLines = { singles: '', pairs: '', groups: '', strengths: '' };
  const write = (hints: readonly Hint[]): void => {
    let next = 0;
    for (const { group, strength } of hints) {
      if (group >= largest) throw new RangeError(`evidence for more than ${largest} groups cannot be written`);
      lines.groups += numberSigns(group - next);
      lines.strengths += String(strength);
      next = group + 1;
    }
    lines.groups += ' ';
  };
  let next = 0;
  Array.from(known).forEach((character, number) => {
    const hints = evidence.get(character);
    if (!hints) return;
    lines.singles += numberSigns(number - next);
    next = number + 1;
    write(hints);
  });
  for (const [text, hints] of [...evidence].filter(([text]) => text.length === 2).sort(([a], [b]) => (a < b ? -1 : 1))) {
    lines.pairs += text;
    write(hints);
  }
  return [lines.singles, lines.pairs, lines.groups, lines.strengths];
}

/**
 * Reads what `packEvidence` has written. Nothing is made of it but where things stand, and the hints of a piece only when they are asked
 * for: a query has a few of thousands, and pairs in order are found without a table.
 */
export function unpackEvidence([singles = '', pairs = '', groups = '', strengths = '']: readonly string[], known: string): HintsOfPieces {
  const numberOfSingle = new Map<number, number>();
  let passed = -1;
  for (let sign = 0; sign < singles.length; sign++) {
    const more = singles.charCodeAt(sign) - firstSign;
    passed += more === largest ? more : more + 1;
    if (more < largest) numberOfSingle.set(known.charCodeAt(passed), numberOfSingle.size);
  }
  // Pieces are numbered as they stand in `groups`: singles, then pairs.
  const from = [0];
  for (let end = groups.indexOf(' '); end !== -1; end = groups.indexOf(' ', end + 1)) from.push(end + 1);
  const numberOfPair = (pair: string): number | undefined => {
    let [low, high] = [0, pairs.length / 2];
    while (low < high) {
      const middle = (low + high) >> 1;
      const difference = pairs.charCodeAt(2 * middle) - pair.charCodeAt(0) || pairs.charCodeAt(2 * middle + 1) - pair.charCodeAt(1);
      if (difference === 0) return numberOfSingle.size + middle;
      if (difference < 0) low = middle + 1;
      else high = middle;
    }
    return undefined;
  };
  const hintsOf = (number: number): { group: number; logit: number }[] => {
    const start = from[number] ?? 0;
    let group = -1;
    return Array.from(groups.slice(start, groups.indexOf(' ', start)), (sign, nth) => {
      group += sign.charCodeAt(0) - firstSign + 1;
      // One sign a group: strengths stand where groups do, but for the blank after each piece.
      return { group, logit: valueAt(logits, strengths.charCodeAt(start - number + nth) - firstDigit) };
    });
  };
  return {
    of: (text) => {
      const number = text.length === 1 ? numberOfSingle.get(text.charCodeAt(0)) : numberOfPair(text);
      return number === undefined ? [] : hintsOf(number);
    },
    *pieces() {
      for (const single of numberOfSingle.keys()) yield String.fromCharCode(single);
      for (let pair = 0; pair < pairs.length; pair += 2) yield pairs.slice(pair, pair + 2);
    },
  };
}
const firstDigit = 48;
