/** An English word without its usual endings; anything else as it is. Stems only have to be equal to each other. */
export function stemOf(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const stem = word
    .replace(/(?:'s|ies)$/, (ending) => (ending === 'ies' ? 'y' : ''))
    .replace(/(?:ation|ations|ate[sd]?|ating|ments?|ings?|ed|ers?|ors?|es|s)$/, (ending, at: number) => (at >= 3 ? '' : ending))
    .replace(/e$/, '');
  return stem.replace(/([^aeiouls])\1$/, '$1').replace(/y$/, 'i');
}

/** Whether few letters were missed, added, changed or swapped: none up to three letters, one up to seven, two beyond. */
export function isNear(a: string, b: string): boolean {
  const allowed = allowedMistakes(Math.max(a.length, b.length));
  return Math.abs(a.length - b.length) <= allowed && mistakesBetween(a, b, allowed) <= allowed;
}

export const allowedMistakes = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Damerau–Levenshtein distance (neighbours swapped count once), or more than `limit` as soon as that is certain. */
export function mistakesBetween(a: string, b: string, limit: number): number {
  let above: number[] = [];
  let before: number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const equal = a[i - 1] === b[j - 1];
      let value = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + (equal ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, (above[j - 2] ?? 0) + 1);
      row.push(value);
      if (value < least) least = value;
    }
    if (least > limit) return least;
    [above, before] = [before, row];
  }
  return before[b.length] ?? 0;
}
