/**
 * Terms laid end to end as numbers, and the one pass that compares a query with all of them. There is no index: forty thousand
 * units are walked through in a millisecond, and nothing has to be loaded or built but the terms themselves.
 */

/** A character or a word as numbers; each at least 1, or as said. */
export interface Unit {
  /** The character or word itself; -1 where only its sound is known. */
  code: number;
  /** Its syllable; -1 for what has none. */
  sound: number;
  /** What it may be mistaken for: equal for characters that sound much alike. */
  near: number;
  /** The same for its second reading; 0 where there is none. */
  other: number;
}

export interface Term {
  text: string;
  units: readonly Unit[];
  /** Index of a group: first the lexicon's, then the entries'. */
  group: number;
  /** Whether it is among the names that a group goes by. */
  head: boolean;
}

/** Where a term lies in a stream. */
export interface LaidTerm extends Term {
  from: number;
  to: number;
  /** Sum of what its units tell. */
  worth: number;
}

export interface Stream {
  /** Of each position: the numbers of its unit, 0 in the gaps between terms; its term; what it tells. */
  code: Int32Array;
  sound: Int32Array;
  near: Int32Array;
  other: Int32Array;
  term: Int32Array;
  worth: Float64Array;
  terms: LaidTerm[];
  lexiconGroups: number;
  groups: number;
}

/** An element, or 0 beyond the end: a typed array has no holes. */
export const valueAt = (numbers: ArrayLike<number>, index: number): number => numbers[index] ?? 0;

/** Inverse document frequency over the groups of the lexicon; never quite nothing. */
const worthOf = (having: number, groups: number): number => Math.log((groups + 1.5) / (having + 0.5)) + 0.02;

export function layOut(terms: readonly Term[], lexiconGroups: number, groups: number): Stream {
  const length = terms.reduce((sum, { units }) => sum + units.length + 1, 1);
  const numbers = (): Int32Array => new Int32Array(length);
  const [code, sound, near, other, term] = [numbers(), numbers(), numbers(), numbers(), numbers()];
  const laid: LaidTerm[] = [];
  let next = 1;
  let highest = 0;
  for (const { text, units, group, head } of terms) {
    const from = next;
    for (const unit of units) {
      code[next] = unit.code;
      sound[next] = unit.sound;
      near[next] = unit.near;
      other[next] = unit.other;
      term[next] = laid.length;
      highest = Math.max(highest, unit.code);
      next++;
    }
    laid.push({ text, units, group, head, from, to: next, worth: 0 });
    next++;
  }
  // In how many groups of the lexicon a unit occurs: terms come group by group, so the last group seen is enough.
  const having = new Int32Array(highest + 1);
  const lastGroup = new Int32Array(highest + 1).fill(-1);
  for (const { group, from, to } of laid) {
    for (let at = from; group < lexiconGroups && at < to; at++) {
      const unit = valueAt(code, at);
      if (lastGroup[unit] === group) continue;
      lastGroup[unit] = group;
      having[unit] = valueAt(having, unit) + 1;
    }
  }
  const worth = new Float64Array(length);
  for (const one of laid) {
    for (let at = one.from; at < one.to; at++) one.worth += worth[at] = worthOf(valueAt(having, valueAt(code, at)), lexiconGroups);
  }
  return { code, sound, near, other, term, worth, terms: laid, lexiconGroups, groups };
}

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
  /** What each unit of the query gains for a group. */
  gains: (group: number) => Float64Array;
  /** For each term that the query touches how much of each of its units the query has, 0 to 1. */
  covers: ReadonlyMap<number, Float64Array>;
}

/** Compares a query with every term in one pass: n-grams by what they tell, and for each group the term that is covered best. */
export function scan(stream: Stream, question: Question, tuned: { saturation: number; term: number; whole: number; head: number }): Found {
  const { units, importance, weights, near: nearWeight, bySound, singles } = question;
  const { code, sound, near: nears, other, term, terms, groups, lexiconGroups } = stream;
  const length = units.length;
  const longest = weights.length;

  // Chains of query positions by what they are near to.
  const first = new Map<number, number>();
  const link: number[] = [];
  const linked: number[] = [];
  units.forEach(({ near }, at) => {
    for (const alike of question.alike?.[at] ?? [near]) {
      link.push(first.get(alike) ?? -1);
      linked.push(at);
      first.set(alike, link.length - 1);
    }
  });
  const heads = new Int32Array(Math.max(0, ...first.keys()) + 1).fill(-1);
  for (const [alike, at] of first) heads[alike] = at;

  // Diagonals: how many units up to here are near, and how many of the last ones are the same.
  const width = length + 1;
  const run = new Int32Array(width * 2);
  const sameRun = new Int32Array(width * 2);
  const counts = new Int32Array(length * longest * groups * 2);
  const cover = new Float64Array(code.length);
  const touched: number[] = [];
  let [row, rowBefore] = [0, width];
  let anyBefore = false;
  for (let position = 0; position < code.length; position++) {
    const here = valueAt(nears, position);
    const second = valueAt(other, position);
    let chain = here === 0 || here >= heads.length ? -1 : (heads[here] ?? -1);
    let more = second === 0 || second >= heads.length ? -1 : (heads[second] ?? -1);
    const any = chain >= 0 || more >= 0;
    while (chain >= 0 || more >= 0) {
      if (chain < 0) [chain, more] = [more, -1];
      const at = valueAt(linked, chain);
      chain = link[chain] ?? -1;
      if (run[row + at + 1]) continue;
      const unit = units[at];
      const equal = bySound ? unit?.sound === sound[position] : unit?.code === code[position];
      const runHere = (run[row + at + 1] = valueAt(run, rowBefore + at) + 1);
      const sameHere = (sameRun[row + at + 1] = equal ? valueAt(sameRun, rowBefore + at) + 1 : 0);
      const owner = valueAt(term, position);
      const { group = 0, from = 0, to = 0 } = terms[owner] ?? {};
      for (let n = 1; n <= longest && n <= runHere; n++) {
        if (n > sameHere && n === 1 && !bySound && !singles) continue;
        const slot = ((at * longest + n - 1) * groups + group) * 2 + (n <= sameHere ? 0 : 1);
        counts[slot] = valueAt(counts, slot) + 1;
      }
      if (runHere > 1 || singles || (to - from === 1 && equal)) {
        if (touched[touched.length - 1] !== owner) touched.push(owner);
        const value = (equal ? 1 : nearWeight) * (importance[at] ?? 1);
        if (value > valueAt(cover, position)) cover[position] = value;
        if (runHere === 2) {
          const previous = (sameRun[rowBefore + at] ? 1 : nearWeight) * (importance[at - 1] ?? 1);
          if (previous > valueAt(cover, position - 1)) cover[position - 1] = previous;
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
      weight = Math.min(weight, importance[at + 1 - n] ?? 1);
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
        scores[group] = valueAt(scores, group) + gain * (1 + tuned.saturation);
      }
    }
  }

  const best = new Float64Array(groups);
  const shares = new Float64Array(groups);
  const covers = new Map<number, Float64Array>();
  for (const owner of touched) {
    const one = terms[owner];
    if (!one || covers.has(owner)) continue;
    covers.set(owner, cover.slice(one.from, one.to));
    let covered = 0;
    for (let at = one.from; at < one.to; at++) covered += valueAt(cover, at) * valueAt(stream.worth, at);
    const share = covered / one.worth;
    const whole = one.to - one.from === length && share > 0.99 ? tuned.whole : 0;
    const value = (tuned.term * covered * share * share + whole) * (one.head ? tuned.head : 1);
    if (value > valueAt(best, one.group)) {
      best[one.group] = value;
      shares[one.group] = share;
    }
  }
  for (let group = 0; group < groups; group++) scores[group] = valueAt(scores, group) + valueAt(best, group);

  return {
    scores,
    shares,
    covers,
    gains: (group) => {
      const gains = new Float64Array(length);
      for (let at = 0; at < length; at++) {
        for (let n = 1; n <= longest; n++) {
          const gain = valueAt(gained, (at * longest + n - 1) * groups + group);
          for (let back = 0; gain > 0 && back < n; back++) gains[at - back] = valueAt(gains, at - back) + gain / n;
        }
      }
      return gains;
    },
  };
}
