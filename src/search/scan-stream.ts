import { add, raise, valueAt } from './numbers.ts';

/**
 * Terms laid end to end as numbers, and the one pass that compares a query with all of them. There is no index: forty thousand
 * units are walked through in a millisecond, and nothing has to be loaded or built but the terms themselves.
 */

/** What the codes of units stand for, as tables over them. A code is at least 1. */
export interface Alphabet {
  /** The sound of each code, and its second one; 0 for what has none. */
  sound: Uint16Array;
  second: Uint16Array;
  /** What each sound may be mistaken for: equal for those that are alike, and no code. */
  alike: Uint16Array;
}

/** A unit of a query: a character, a syllable or a word. */
export interface Unit {
  /** The character or word itself; -1 where only its sound is known. */
  code: number;
  /** As in the alphabet. */
  sound: number;
  /** What it may be mistaken for; its code, if it has no sound. */
  near: number;
}

export interface Term {
  text: string;
  /** Its codes, as UTF-16 units. */
  units: string;
  /** Index of a group: first the lexicon's, then the entries'. */
  group: number;
  /** Whether it is among the names that a group goes by. */
  head: boolean;
}

export interface Stream {
  alphabet: Alphabet;
  /** The units of all terms, a gap before and after each. */
  units: string;
  terms: readonly Term[];
  /** Of each code what it tells. */
  worth: (code: number) => number;
  lexiconGroups: number;
  groups: number;
}

const gap = '\0';

/** Inverse document frequency over the groups of the lexicon; never quite nothing. */
const worthOf = (having: number, groups: number): number => Math.log((groups + 1.5) / (having + 0.5)) + 0.02;

export function layOut(terms: readonly Term[], alphabet: Alphabet, lexiconGroups: number, groups: number): Stream {
  // In how many groups of the lexicon a code occurs: terms come group by group, so the last group seen is enough.
  const having = new Uint8Array(alphabet.sound.length);
  const lastGroup = new Uint8Array(alphabet.sound.length);
  for (const { units, group } of terms) {
    if (group >= lexiconGroups) continue;
    for (let at = 0; at < units.length; at++) {
      const code = units.charCodeAt(at);
      if (lastGroup[code] === group + 1) continue;
      lastGroup[code] = group + 1;
      having[code] = valueAt(having, code) + 1;
    }
  }
  const worths = Array.from({ length: lexiconGroups + 1 }, (_, number) => worthOf(number, lexiconGroups));
  return {
    alphabet,
    units: gap + terms.map(({ units }) => units + gap).join(''),
    terms,
    worth: (code) => valueAt(worths, valueAt(having, code)),
    lexiconGroups,
    groups,
  };
}

/** What all units of a term tell. */
export const worthOfTerm = ({ units }: Term, { worth }: Stream): number =>
  Array.from(units).reduce((sum, unit) => sum + worth(unit.charCodeAt(0)), 0);

export interface Question {
  units: readonly Unit[];
  /** How much each unit counts, 0 to 1. */
  importance: readonly number[];
  /** Weights of single units, pairs, triples. */
  weights: readonly number[];
  /** Weight of what is only near. */
  near: number;
  /** Whether units stand for sounds, not characters. */
  bySound: boolean;
  /** Whether one unit alone tells enough to cover a part of a term, or to be near. */
  singles: boolean;
  /** For each unit of the query what it is near to; its own `near`, if not given. */
  alike?: readonly (readonly number[])[];
}

export interface Found {
  /** For each group. */
  scores: Float64Array;
  /** For each group how much of its best covered term the query has, 0 to 1. */
  shares: Float64Array;
  /** By sound: for each unit of the query the characters that stand for it in a pair that sounds so. */
  heard: ReadonlySet<number>[];
  /** What each unit of the query gains for a group. */
  gains: (group: number) => Float64Array;
  /** For each term that the query touches how much of each of its units the query has, 0 to 1. */
  covers: ReadonlyMap<number, Float64Array>;
}

/** Compares a query with every term in one pass: n-grams by what they tell, and for each group the term that is covered best. */
export function scan(stream: Stream, question: Question, tuned: { saturation: number; term: number; whole: number; head: number }): Found {
  const { units, importance, weights, near: nearWeight, bySound, singles } = question;
  const { alphabet, terms, groups, lexiconGroups } = stream;
  const { sound, second, alike } = alphabet;
  const stretch = stream.units;
  const length = units.length;
  const longest = weights.length;

  // Chains of query positions by what they are near to.
  const first = new Map<number, number>();
  const link: number[] = [];
  const linked: number[] = [];
  units.forEach(({ near }, at) => {
    for (const one of question.alike?.[at] ?? [near]) {
      link.push(first.get(one) ?? -1);
      linked.push(at);
      first.set(one, link.length - 1);
    }
  });
  const heads = new Int32Array(Math.max(0, ...first.keys()) + 1).fill(-1);
  for (const [one, at] of first) heads[one] = at;

  // Diagonals: how many units up to here are near, and how many of the last ones are the same.
  const width = length + 1;
  const run = new Int32Array(width * 2);
  const sameRun = new Int32Array(width * 2);
  const counts = new Int32Array(length * longest * groups * 2);
  const cover = new Float64Array(stretch.length);
  const touched = new Map<number, number>();
  const heard = units.map(() => new Set<number>());
  let [row, rowBefore] = [0, width];
  let anyBefore = false;
  let owner = -1;
  let from = 0;
  for (let position = 0; position < stretch.length; position++) {
    const own = stretch.charCodeAt(position);
    if (own === 0) {
      owner++;
      from = position + 1;
    }
    const ownSound = valueAt(sound, own);
    const here = ownSound === 0 ? own : valueAt(alike, ownSound);
    const otherSound = valueAt(second, own);
    const other = valueAt(alike, otherSound);
    let chain = here === 0 || here >= heads.length ? -1 : (heads[here] ?? -1);
    let more = other === 0 || other >= heads.length ? -1 : (heads[other] ?? -1);
    const any = chain >= 0 || more >= 0;
    while (chain >= 0 || more >= 0) {
      if (chain < 0) [chain, more] = [more, -1];
      const at = valueAt(linked, chain);
      chain = link[chain] ?? -1;
      if (run[row + at + 1]) continue;
      const unit = units[at];
      const equal = bySound ? unit?.sound === ownSound || unit?.sound === otherSound : unit?.code === own;
      const runHere = (run[row + at + 1] = valueAt(run, rowBefore + at) + 1);
      const sameHere = (sameRun[row + at + 1] = equal ? valueAt(sameRun, rowBefore + at) + 1 : 0);
      if (bySound && equal && runHere > 1) {
        heard[at]?.add(own);
        if (sameHere > 1) heard[at - 1]?.add(stretch.charCodeAt(position - 1));
      }
      const { group = 0, units: whole = '' } = terms[owner] ?? {};
      for (let n = 1; n <= longest && n <= runHere; n++) {
        if (n > sameHere && n === 1 && !bySound && !singles) continue;
        const slot = ((at * longest + n - 1) * groups + group) * 2 + (n <= sameHere ? 0 : 1);
        counts[slot] = valueAt(counts, slot) + 1;
      }
      if (runHere > 1 || singles || (whole.length === 1 && equal)) {
        touched.set(owner, from);
        raise(cover, position, (equal ? 1 : nearWeight) * valueAt(importance, at));
        if (runHere === 2) {
          raise(cover, position - 1, (sameRun[rowBefore + at] ? 1 : nearWeight) * valueAt(importance, at - 1));
        }
      }
    }
    if (anyBefore) {
      run.fill(0, rowBefore, rowBefore + width);
      sameRun.fill(0, rowBefore, rowBefore + width);
    }
    if (any || anyBefore) [row, rowBefore] = [rowBefore, row];
    anyBefore = any;
  }

  const scores = new Float64Array(groups);
  const gained = new Float64Array(length * longest * groups);
  const seen = new Set<string>();
  for (let at = 0; at < length; at++) {
    let weight = 1;
    let key = '';
    for (let n = 1; n <= longest && n <= at + 1; n++) {
      const unit = units[at + 1 - n];
      weight = Math.min(weight, valueAt(importance, at + 1 - n));
      key = `${(bySound ? unit?.sound : unit?.code) ?? 0} ${key}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const start = (at * longest + n - 1) * groups;
      let [same, either] = [0, 0];
      for (let group = 0; group < lexiconGroups; group++) {
        const slot = (start + group) * 2;
        if (counts[slot]) same++;
        if (counts[slot] || counts[slot + 1]) either++;
      }
      const sameWorth = weight * valueAt(weights, n - 1) * worthOf(same, lexiconGroups);
      const nearWorth = weight * valueAt(weights, n - 1) * nearWeight * worthOf(either, lexiconGroups);
      for (let group = 0; group < groups; group++) {
        const slot = (start + group) * 2;
        const equal = valueAt(counts, slot);
        const alike = equal + valueAt(counts, slot + 1);
        if (alike === 0) continue;
        const gain = Math.max(
          (sameWorth * equal) / (equal + tuned.saturation),
          alike > equal ? (nearWorth * alike) / (alike + tuned.saturation) : 0,
        );
        gained[start + group] = gain * (1 + tuned.saturation);
        add(scores, group, gain * (1 + tuned.saturation));
      }
    }
  }

  const best = new Float64Array(groups);
  const shares = new Float64Array(groups);
  const covers = new Map<number, Float64Array>();
  for (const [number, start] of touched) {
    const one = terms[number];
    if (!one) continue;
    const own = cover.slice(start, start + one.units.length);
    covers.set(number, own);
    const covered = own.reduce((sum, share, at) => sum + share * stream.worth(one.units.charCodeAt(at)), 0);
    const share = covered / worthOfTerm(one, stream);
    const whole = own.length === length && share > 0.99 ? tuned.whole : 0;
    const value = (tuned.term * covered * share * share + whole) * (one.head ? tuned.head : 1);
    if (value > valueAt(best, one.group)) {
      best[one.group] = value;
      shares[one.group] = share;
    }
  }
  best.forEach((value, group) => {
    add(scores, group, value);
  });

  return {
    scores,
    shares,
    covers,
    heard,
    gains: (group) => {
      const gains = new Float64Array(length);
      for (let at = 0; at < length; at++) {
        for (let n = 1; n <= longest; n++) {
          const gain = valueAt(gained, (at * longest + n - 1) * groups + group);
          for (let back = 0; gain > 0 && back < n; back++) add(gains, at - back, gain / n);
        }
      }
      return gains;
    },
  };
}
