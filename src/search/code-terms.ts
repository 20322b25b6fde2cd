/**
 * Terms as few bits as can be: each term is a row of characters, each character twelve yes-or-no decisions, and what stands before and around
 * it says how likely each decision is. Writer and reader go the same way (`walkTerms`) and learn the same from it, so that only surprises are
 * written: a quarter less than Brotli makes of the same terms (docs/adr/0011). Binary arithmetic coding with mixed contexts, as in lpaq.
 *
 * Both sides have to come to the same numbers in every browser: nothing here but integers and the four operations, which are exact everywhere.
 */

/** Answers what a decision was, given how likely a yes is (0 to 1, without either); the writer is told. */
export type BitCoder = (likelihood: number, bit: number) => number;

/** For each group its head and its other terms: each a list of terms as numbers of characters, by length, then in order of the numbers. */
export type CodedTerms = number[][][][];

export const bitsOfCharacter = 12;
export const mostCharacters = 1 << bitsOfCharacter;
const longestTerm = 31;
const tableBits = 19;

/** Evidence for a yes and against it, in steps of 1/256, and how likely it makes a yes: e^-x by ten squarings. */
const steps = 4096;
const likelihoods = new Float64Array(steps);
/** The way back: the evidence of a likelihood, in as many steps. */
const evidenceOf = new Float64Array(steps).fill(8);
let reached = 0;
for (let step = 0; step < steps; step++) {
  const value = (step - steps / 2) / 256;
  let power = 1 - value / 1024;
  for (let times = 0; times < 10; times++) power *= power;
  likelihoods[step] = 1 / (1 + power);
  for (const last = Math.floor((likelihoods[step] ?? 0) * steps); reached <= last; reached++) evidenceOf[reached] = value;
}

/** How soon a likelihood follows what is seen, after how many times. */
const mostTimes = 60;
const quickness = Float64Array.from({ length: mostTimes + 1 }, (_, times) => 1 / (times + 1.4));
const kinds = 4;

const unasked = 0x800000;

const slotOf = (context: number, place: number, kind: number): number =>
  (kind << tableBits) | (((Math.imul(context, 0x9e3779b1) + place) >>> (36 - tableBits)) << 4);

function learn(state: number, bit: number): number {
  const likely = state >> 8;
  const often = state & 255;
  return ((likely + Math.trunc((bit * 65535 - likely) * (quickness[often] ?? 0))) << 8) + (often < mostTimes ? often + 1 : often);
}

type Decide = (contexts: Int32Array, at: number, weighing: number, bit: number) => number;

/**
 * Learns from every decision. `contexts`: four numbers that may tell something; `at`: which decision it is; `weighing`: below 256, by
 * which they are weighed.
 */
function makeModel(code: BitCoder): Decide {
  // How likely a yes is, of 65,536, and below that how often it was asked; kept so that what was never asked is 0, which costs no memory.
  const seen = new Uint32Array(kinds << tableBits);
  const weights = new Float64Array(256 * kinds).fill(0.4);
  // Four times the same, written out: loops over four cost half of the time.
  return (contexts, at, weighing, given) => {
    const own = weighing * kinds;
    const depth = 31 - Math.clz32(at);
    const inLine = depth & 3;
    // Four decisions in a row lie in one line of the processor's memory: that is most of the speed.
    const place = Math.imul((at >> inLine) + 1, 0x85ebca6b);
    const line = (1 << inLine) | (at & ((1 << inLine) - 1));
    const slot0 = slotOf(contexts[0] ?? 0, place, 0) | line;
    const slot1 = slotOf(contexts[1] ?? 0, place, 1) | line;
    const slot2 = slotOf(contexts[2] ?? 0, place, 2) | line;
    const slot3 = slotOf(contexts[3] ?? 0, place, 3) | line;
    const state0 = (seen[slot0] ?? 0) ^ unasked;
    const state1 = (seen[slot1] ?? 0) ^ unasked;
    const state2 = (seen[slot2] ?? 0) ^ unasked;
    const state3 = (seen[slot3] ?? 0) ^ unasked;
    const tells0 = (state0 & 255) > 0 ? (evidenceOf[state0 >> 12] ?? 0) : 0;
    const tells1 = (state1 & 255) > 0 ? (evidenceOf[state1 >> 12] ?? 0) : 0;
    const tells2 = (state2 & 255) > 0 ? (evidenceOf[state2 >> 12] ?? 0) : 0;
    const tells3 = (state3 & 255) > 0 ? (evidenceOf[state3 >> 12] ?? 0) : 0;
    const weight0 = weights[own] ?? 0;
    const weight1 = weights[own + 1] ?? 0;
    const weight2 = weights[own + 2] ?? 0;
    const weight3 = weights[own + 3] ?? 0;
    const sum = tells0 * weight0 + tells1 * weight1 + tells2 * weight2 + tells3 * weight3;
    const step = Math.floor(sum * 256) + steps / 2;
    const likelihood = likelihoods[step < 128 ? 128 : step > steps - 128 ? steps - 128 : step] ?? 0;
    const bit = code(likelihood, given);
    const surprise = 0.02 * (bit - likelihood);
    weights[own] = weight0 + surprise * tells0;
    weights[own + 1] = weight1 + surprise * tells1;
    weights[own + 2] = weight2 + surprise * tells2;
    weights[own + 3] = weight3 + surprise * tells3;
    seen[slot0] = learn(state0, bit) ^ unasked;
    seen[slot1] = learn(state1, bit) ^ unasked;
    seen[slot2] = learn(state2, bit) ^ unasked;
    seen[slot3] = learn(state3, bit) ^ unasked;
    return bit;
  };
}

/** Goes through all terms; where `given` is told, they are written, else read. */
export function walkTerms(code: BitCoder, groups: number, given?: CodedTerms): CodedTerms {
  const decide = makeModel(code);
  const contexts = new Int32Array(kinds);
  return Array.from({ length: groups }, (_, group) =>
    [0, 1].map((part) => {
      const told = given?.[group]?.[part];
      const terms: number[][] = [];
      let above: number[] = [];
      let length = 1;
      for (;;) {
        const next = told?.[terms.length];
        const isLonger = told ? (next ? Number(next.length > length) : 1) : 0;
        contexts.fill(length);
        if (decide(contexts, part + 1, part, isLonger)) {
          length++;
          above = [];
          if (length > longestTerm) return terms;
          continue;
        }
        const term: number[] = [];
        let before = 0;
        let isAsAbove = 1;
        for (let at = 0; at < length; at++) {
          const over = above[at] ?? 0;
          contexts[0] = 0;
          contexts[1] = before;
          contexts[2] = group;
          contexts[3] = (over * 2 + isAsAbove) * 2 + Math.min(at, 1);
          const told = next?.[at] ?? 0;
          let node = 1;
          for (let bit = bitsOfCharacter - 1; bit >= 0; bit--) {
            const weighing = (1 + Math.min(at, 2) * 2 + isAsAbove) * 16 + bit;
            node = node * 2 + decide(contexts, node, weighing, (told >> bit) & 1);
          }
          const character = node - (1 << bitsOfCharacter);
          term.push(character);
          if (character !== over) isAsAbove = 0;
          before = character + 1;
        }
        terms.push(term);
        above = term;
      }
    }),
  );
}

const mostSeen = 250;
const steadiness = Float64Array.from({ length: mostSeen + 1 }, (_, times) => 1 / (times + 1.4));

/** Decisions that depend on one context each: how often it was yes there says how likely it is. */
export function adaptiveBits(code: BitCoder, contexts: number): (context: number, bit: number) => number {
  const likely = new Float64Array(contexts).fill(0.5);
  const often = new Uint8Array(contexts);
  return (context, given) => {
    const likelihood = likely[context] ?? 0.5;
    const bit = code(likelihood, given);
    const times = often[context] ?? 0;
    likely[context] = likelihood + (bit - likelihood) * (steadiness[times] ?? 0);
    if (times < mostSeen) often[context] = times + 1;
    return bit;
  };
}

const highest = 0xffffffff;
/** Where a range of numbers is cut. Both ends have 32 bits, so that products stay exact. */
const splitOf = (low: number, high: number, likelihood: number): number =>
  low + Math.floor(((high - low) * (Math.floor(likelihood * 65534) + 1)) / 65536);

/** Writes decisions as bytes. */
export function bitWriter(): { code: BitCoder; finish: () => Uint8Array } {
  const bytes: number[] = [];
  let [low, high] = [0, highest];
  return {
    code: (likelihood, bit) => {
      const middle = splitOf(low, high, likelihood);
      if (bit) high = middle;
      else low = middle + 1;
      while ((low ^ high) >>> 24 === 0) {
        bytes.push(low >>> 24);
        low = (low << 8) >>> 0;
        high = ((high << 8) | 255) >>> 0;
      }
      return bit;
    },
    finish: () => new Uint8Array([...bytes, high >>> 24]),
  };
}

/** Reads what `bitWriter` has written. */
export function bitReader(bytes: Uint8Array): BitCoder {
  let next = 0;
  let value = 0;
  const take = (): void => {
    value = ((value << 8) | (bytes[next++] ?? 0)) >>> 0;
  };
  for (let count = 0; count < 4; count++) take();
  let [low, high] = [0, highest];
  return (likelihood) => {
    const middle = splitOf(low, high, likelihood);
    const bit = value <= middle ? 1 : 0;
    if (bit) high = middle;
    else low = middle + 1;
    while ((low ^ high) >>> 24 === 0) {
      take();
      low = (low << 8) >>> 0;
      high = ((high << 8) | 255) >>> 0;
    }
    return bit;
  };
}
