import { type Evidence, type Hint, logits } from './evidence.ts';
import { dilution, piecesOf } from './pieces.ts';
import { add, valueAt } from './numbers.ts';

/** Something that people say, folded, and the group it belongs to. */
export interface Example {
  text: string;
  group: number;
}

/**
 * Learns which characters and pairs speak for which group, so that long and indirect sentences are understood: multinomial logistic
 * regression (AdaGrad) with weights that are never negative, cut in steps to those that tell most for what they cost. The same
 * examples give the same evidence.
 *
 * @param bits what the phone may carry of it, as `costOf` guesses it
 */
export function learnEvidence(examples: readonly Example[], groups: number, bits: number): Evidence {
  const { pieces, sentences } = countPieces(examples);
  let table = allPairs(pieces.length, sentences, groups);
  for (const { share, rounds } of steps) {
    if (share !== undefined) table = cut(table, pieces, share * bits);
    descend(table, sentences, groups, rounds);
  }
  const evidence = new Map<string, Hint[]>();
  pieces.forEach(({ text }, piece) => {
    const hints: Hint[] = [];
    for (let at = table.from[piece] ?? 0; at < (table.from[piece + 1] ?? 0); at++) {
      const weight = table.weight[at] ?? 0;
      if (weight >= least) hints.push({ group: table.group[at] ?? 0, strength: nearestStrength(weight) });
    }
    if (hints.length > 0) evidence.set(text, hints);
  });
  return evidence;
}

/** How often all examples are gone through, after cutting to so many times the bits. */
const steps: readonly { share?: number; rounds: number }[] = [
  { rounds: 3 },
  { share: 4, rounds: 2 },
  { share: 2, rounds: 2 },
  { share: 1.3, rounds: 2 },
  { share: 1, rounds: 4 },
];
const rate = 0.3;
/** Weaker than half of the weakest strength is nothing. */
const least = logits[0] / 2;

/** About how many bits a hint takes. */
const costOf = (text: string): number => (text.length === 1 ? 7 : 14);

interface Counted {
  text: string;
  times: number;
}
interface Sentence {
  group: number;
  pieces: Int32Array;
  /** Of each piece what it counts in this sentence. */
  values: Float64Array;
}

/** Weights of pieces for groups; those of piece p stand from `from[p]` to before `from[p + 1]`. */
interface Table {
  from: Int32Array;
  group: Uint8Array;
  weight: Float64Array;
}

/** What occurs once teaches nothing. */
function countPieces(examples: readonly Example[]): { pieces: Counted[]; sentences: Sentence[] } {
  const all = examples.map(({ text }) => piecesOf(text));
  const times = new Map<string, number>();
  for (const { text } of all.flat()) times.set(text, (times.get(text) ?? 0) + 1);
  const pieces = [...times].filter(([, count]) => count > 1).map(([text, count]) => ({ text, times: count }));
  const numbers = new Map(pieces.map(({ text }, number) => [text, number]));
  const sentences = all.flatMap((own, example): Sentence[] => {
    const divisor = dilution(own);
    const known = own.flatMap(({ text, weight }) => {
      const number = numbers.get(text);
      return number === undefined ? [] : [{ number, value: weight / divisor }];
    });
    if (known.length === 0) return [];
    return [
      {
        group: examples[example]?.group ?? 0,
        pieces: Int32Array.from(known, ({ number }) => number),
        values: Float64Array.from(known, ({ value }) => value),
      },
    ];
  });
  return { pieces, sentences };
}

/** A weight can only rise for a group in which its piece is said. */
function allPairs(pieces: number, sentences: readonly Sentence[], groups: number): Table {
  const isSaid = new Uint8Array(pieces * groups);
  for (const { group, pieces: own } of sentences) for (const piece of own) isSaid[piece * groups + group] = 1;
  const from = new Int32Array(pieces + 1);
  const group: number[] = [];
  for (let piece = 0; piece < pieces; piece++) {
    for (let each = 0; each < groups; each++) if (isSaid[piece * groups + each]) group.push(each);
    from[piece + 1] = group.length;
  }
  return { from, group: Uint8Array.from(group), weight: new Float64Array(group.length) };
}

function descend({ from, group, weight }: Table, sentences: readonly Sentence[], groups: number, rounds: number): void {
  const squares = new Float64Array(weight.length).fill(0.01);
  const scores = new Float64Array(groups);
  const turns = sentences.length;
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < turns; turn++) {
      // In another order each time, far from that of the files: neighbours are of one group.
      const sentence = sentences[(turn * stride + round * 7919) % turns];
      if (!sentence) continue;
      const { pieces, values } = sentence;
      scores.fill(0);
      for (let at = 0; at < pieces.length; at++) {
        const piece = valueAt(pieces, at);
        const value = valueAt(values, at);
        for (let place = valueAt(from, piece), end = valueAt(from, piece + 1); place < end; place++) {
          add(scores, valueAt(group, place), valueAt(weight, place) * value);
        }
      }
      toErrors(scores, sentence.group);
      for (let at = 0; at < pieces.length; at++) {
        const piece = valueAt(pieces, at);
        const value = valueAt(values, at);
        for (let place = valueAt(from, piece), end = valueAt(from, piece + 1); place < end; place++) {
          const error = valueAt(scores, valueAt(group, place));
          const own = valueAt(weight, place);
          if (own === 0 && error > 0) continue;
          const gradient = error * value;
          const square = (squares[place] = valueAt(squares, place) + gradient * gradient);
          weight[place] = Math.max(0, own - (rate * gradient) / Math.sqrt(square));
        }
      }
    }
  }
}

/** Scores become likelihoods, less what is right. */
function toErrors(scores: Float64Array, right: number): void {
  const highest = scores.reduce((most, score) => Math.max(most, score), 0);
  let sum = 0;
  for (let each = 0; each < scores.length; each++) sum += scores[each] = Math.exp(valueAt(scores, each) - highest);
  for (let each = 0; each < scores.length; each++) scores[each] = valueAt(scores, each) / sum;
  scores[right] = valueAt(scores, right) - 1;
}
/** A prime: coprime to any number of sentences that is not a multiple of it. */
const stride = 611953;

/** Keeps the hints that tell most for what they cost. */
function cut({ from, group, weight }: Table, pieces: readonly Counted[], bits: number): Table {
  const candidates = pieces.flatMap(({ text, times }, piece) => {
    const cost = costOf(text);
    return Array.from({ length: (from[piece + 1] ?? 0) - (from[piece] ?? 0) }, (_, nth) => {
      const at = (from[piece] ?? 0) + nth;
      return { at, piece, value: ((weight[at] ?? 0) * times ** 0.75) / cost, cost };
    });
  });
  candidates.sort((a, b) => b.value - a.value || a.at - b.at);
  let left = bits;
  const kept = candidates.filter(({ value, cost }) => value > 0 && (left -= cost) >= 0).sort((a, b) => a.at - b.at);
  const starts = new Int32Array(pieces.length + 1);
  for (const { piece } of kept) starts[piece + 1] = (starts[piece + 1] ?? 0) + 1;
  for (let piece = 0; piece < pieces.length; piece++) starts[piece + 1] = (starts[piece + 1] ?? 0) + (starts[piece] ?? 0);
  return {
    from: starts,
    group: Uint8Array.from(kept, ({ at }) => group[at] ?? 0),
    weight: Float64Array.from(kept, ({ at }) => weight[at] ?? 0),
  };
}

function nearestStrength(weight: number): number {
  let nearest = 0;
  logits.forEach((strength, index) => {
    if (Math.abs(Math.log(strength / weight)) < Math.abs(Math.log((logits[nearest] ?? 1) / weight))) nearest = index;
  });
  return nearest;
}
