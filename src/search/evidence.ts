/** What a character or a pair of characters says for a group: how strongly, as an index of `strengths`. */
export interface Hint {
  group: number;
  strength: number;
}

/** Learned from sentences: for a character, or two neighbours, the groups that they speak for. */
export type Evidence = ReadonlyMap<string, readonly Hint[]>;
/** As the phone has it. */
export type HintsOfPieces = Pick<Evidence, 'get' | 'keys'>;

/** Logits; a coarser scale costs a point of hits, a finer one costs bytes. */
export const strengths = [0.3, 0.6, 1.1, 1.7, 2.5, 3.5, 4.9, 7.2] as const;

/** Evidence as lines of which each is alike in itself, so that Brotli makes them small. */
interface EvidenceLines {
  /** Of the known characters that are evidence: how many are passed over before each. */
  singles: string;
  /** Pairs as they are, one after the other. */
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
export function packEvidence(evidence: Evidence, known: readonly string[]): string[] {
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
  known.forEach((character, number) => {
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

/** Reads what `packEvidence` has written; the hints of a piece only when they are asked for, because a query has a few of a thousand. */
export function unpackEvidence(
  [singles = '', pairs = '', groups = '', strengths = '']: readonly string[],
  known: readonly string[],
): HintsOfPieces {
  const numbers = new Map<string, number>();
  let passed = -1;
  for (let sign = 0; sign < singles.length; sign++) {
    const more = singles.charCodeAt(sign) - firstSign;
    passed += more === largest ? more : more + 1;
    if (more < largest) numbers.set(known[passed] ?? '', numbers.size);
  }
  for (let pair = 0; pair < pairs.length; pair += 2) numbers.set(pairs.slice(pair, pair + 2), numbers.size);
  // One sign a group: a piece has as many strengths as its groups have signs.
  const ofPieces = groups.split(' ');
  const from = new Int32Array(ofPieces.length + 1);
  ofPieces.forEach(({ length }, number) => (from[number + 1] = (from[number] ?? 0) + length));
  return {
    keys: () => numbers.keys(),
    get: (text) => {
      const number = numbers.get(text);
      if (number === undefined) return undefined;
      let group = -1;
      return Array.from(ofPieces[number] ?? '', (sign, nth) => {
        group += sign.charCodeAt(0) - firstSign + 1;
        return { group, strength: strengths.charCodeAt((from[number] ?? 0) + nth) - 48 };
      });
    },
  };
}
