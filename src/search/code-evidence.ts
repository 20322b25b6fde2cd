import { adaptiveBits, type BitCoder, bitsOfCharacter, type CodedTerms } from './code-terms.ts';
import { type Hint, strengths } from './evidence.ts';

/** Characters as numbers, one or two of them, and what they speak for by number of the group; in the order of the numbers. */
export interface CodedEvidence {
  singles: { first: number; hints: readonly Hint[] }[];
  pairs: { first: number; second: number; hints: readonly Hint[] }[];
}

const bitsOfStrength = Math.log2(strengths.length);
/** How often something occurs in the terms, in four steps. */
const rareness = (times: number): number => (times === 0 ? 0 : times < 3 ? 1 : times < 8 ? 2 : 3);

/**
 * Goes through all evidence; where `given` is told, it is written, else read. A character that stands in the terms of a group is likely to
 * speak for it, and a pair speaks for what its characters speak for: that is what makes it small (`code-terms.ts` says how bits are coded).
 */
export function walkEvidence(code: BitCoder, characters: number, terms: CodedTerms, given?: CodedEvidence): CodedEvidence {
  const groups = terms.length;
  const times = new Uint16Array(characters * groups);
  const all = new Uint16Array(characters);
  terms.forEach((parts, group) => {
    for (const character of parts.flat(2)) {
      const place = character * groups + group;
      times[place] = (times[place] ?? 0) + 1;
      all[character] = (all[character] ?? 0) + 1;
    }
  });
  const bits = (contexts: number) => adaptiveBits(code, contexts);

  const walkStrength = (decide: ReturnType<typeof bits>, context: number, told: number): number => {
    let node = 1;
    for (let bit = bitsOfStrength - 1; bit >= 0; bit--) node = node * 2 + decide(context * strengths.length + node, (told >> bit) & 1);
    return node - strengths.length;
  };

  const [speaks, speaksFor, howStrongly] = [bits(4), bits(groups * 12), bits(12 * strengths.length)];
  const singles: CodedEvidence['singles'] = [];
  // For each character and group: whether it is evidence by itself.
  const single = new Uint8Array(characters * groups);
  const count = new Uint16Array(characters);
  let next = 0;
  for (let first = 0; first < characters; first++) {
    const told = given?.singles[next]?.first === first ? given.singles[next]?.hints : undefined;
    const often = rareness(all[first] ?? 0);
    if (!speaks(often, told ? 1 : 0)) continue;
    next++;
    const hints: Hint[] = [];
    for (let group = 0; group < groups; group++) {
      const place = first * groups + group;
      const context = often * 3 + Math.min(2, times[place] ?? 0);
      const hint = told?.find((each) => each.group === group);
      if (!speaksFor(group * 12 + context, hint ? 1 : 0)) continue;
      single[place] = 1;
      hints.push({ group, strength: walkStrength(howStrongly, context, hint?.strength ?? 0) });
    }
    count[first] = hints.length;
    singles.push({ first, hints });
  }

  const [goesOn, nextCharacter, pairSpeaksFor, more, pairStrength] = [
    bits(16),
    bits(2 << bitsOfCharacter),
    bits(6),
    bits(1),
    bits(3 * strengths.length),
  ];
  const pairs: CodedEvidence['pairs'] = [];
  for (let first = 0; first < characters; first++) {
    for (let nth = 0; ; nth++) {
      const told = given?.pairs[pairs.length]?.first === first ? given.pairs[pairs.length] : undefined;
      if (!goesOn(rareness(count[first] ?? 0) * 4 + Math.min(3, nth), told ? 1 : 0)) break;
      let node = 1;
      for (let bit = bitsOfCharacter - 1; bit >= 0; bit--) node = node * 2 + nextCharacter(node, ((told?.second ?? 0) >> bit) & 1);
      const second = node - (1 << bitsOfCharacter);
      const hints: Hint[] = [];
      for (let group = 0; group < groups; group++) {
        const own = (single[first * groups + group] ?? 0) + (single[second * groups + group] ?? 0);
        const index = told?.hints.findIndex((each) => each.group === group) ?? -1;
        if (!pairSpeaksFor(own * 2 + (hints.length > 0 ? 1 : 0), index >= 0 ? 1 : 0)) continue;
        hints.push({ group, strength: walkStrength(pairStrength, own, told?.hints[index]?.strength ?? 0) });
        if (!more(0, told && index + 1 < told.hints.length ? 1 : 0)) break;
      }
      pairs.push({ first, second, hints });
    }
  }
  return { singles, pairs };
}
