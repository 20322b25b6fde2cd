/** Syllables that many people do not tell apart, as one: zh/z, ch/c, sh/s, n/l at the start, -ng/-n, ü/u. */
export function foldSyllable(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/ng$/, 'n')
    .replace(/v/, 'u');
}

/** Whether a syllable has what those who do not tell them apart never write: zh, ch, sh or -ng. */
export const isTold = (syllable: string): boolean => /^[zcs]h|ng$/.test(syllable);

export interface Spelling {
  syllables: string[];
  /** Where each syllable begins. */
  at: number[];
  /** Letters that fit no syllable. */
  odd: number;
}

/** Cuts letters into syllables: as few letters left over as can be, then as few syllables. */
export function spell(letters: string, known: ReadonlySet<string>): Spelling {
  const { length } = letters;
  // best[i]: the cheapest way to read what stands from i to the end.
  const best: { cost: number; step: number }[] = [];
  best[length] = { cost: 0, step: 0 };
  for (let from = length - 1; from >= 0; from--) {
    let choice = { cost: 10 + (best[from + 1]?.cost ?? 0), step: -1 };
    for (let to = Math.min(length, from + 6); to > from; to--) {
      if (!known.has(letters.slice(from, to))) continue;
      const cost = 1 + (best[to]?.cost ?? 0);
      if (cost < choice.cost) choice = { cost, step: to - from };
    }
    best[from] = choice;
  }
  const spelling: Spelling = { syllables: [], at: [], odd: 0 };
  for (let from = 0; from < length;) {
    const { step } = best[from] ?? { step: -1 };
    if (step < 0) {
      spelling.odd++;
      from++;
      continue;
    }
    spelling.syllables.push(letters.slice(from, from + step));
    spelling.at.push(from);
    from += step;
  }
  return spelling;
}
