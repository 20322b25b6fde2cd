import { charactersInOrder, readingsOf, unpackReadings } from './unpack-readings.ts';

/** How a text is read: a toneless syllable for each character, in context; `ü` as `v`. */
export type Pronunciation = (text: string) => readonly string[];

/**
 * Readings as text: runs (`a4ai17…` in the order of GB 2312), then what does not fit into them, then second readings that the terms
 * have (`hang行`). `unpackReadings` is the way back.
 */
export function packReadings(terms: readonly string[], pronounce: Pronunciation): string {
  const ordered = Array.from(charactersInOrder());
  const usual = new Map(ordered.map((character) => [character, pronounce(character)[0] ?? '']));
  const inContext = new Map<string, Map<string, number>>();
  for (const term of terms) {
    const syllables = pronounce(term);
    Array.from(term).forEach((character, at) => {
      const syllable = syllables[at];
      if (syllable === undefined || !/^[a-z]+$/.test(syllable) || !/[\u3400-\u9fff]/.test(character)) return;
      const counts = inContext.get(character) ?? new Map<string, number>();
      inContext.set(character, counts.set(syllable, (counts.get(syllable) ?? 0) + 1));
    });
  }
  for (const character of inContext.keys()) if (!usual.has(character)) usual.set(character, pronounce(character)[0] ?? '');
  const inRun = longestRise(ordered.map((character) => usual.get(character) ?? ''));
  let runs = '';
  let [syllable, count] = ['', 0];
  inRun.forEach((own) => {
    if (own !== undefined && own !== syllable) {
      if (count > 0) runs += `${syllable}${count}`;
      [syllable, count] = [own, 0];
    }
    count++;
  });
  runs += `${syllable}${count}`;
  const byRuns = unpackReadings([runs]);
  const exceptions = new Map<string, string>();
  const seconds = new Map<string, string>();
  for (const [character, own] of usual) {
    if (own !== '' && readingsOf(byRuns, character)[0] !== own) exceptions.set(own, (exceptions.get(own) ?? '') + character);
    const [second] = [...(inContext.get(character) ?? [])].filter(([other]) => other !== own).sort((a, b) => b[1] - a[1]);
    if (second) seconds.set(second[0], (seconds.get(second[0]) ?? '') + character);
  }
  const listed = (map: Map<string, string>): string =>
    [...map]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map((entry) => entry.join(''))
      .join('');
  return [runs, listed(exceptions), listed(seconds)].join('\n');
}

/** The longest part that never falls, in place; undefined where a value is not in it. */
function longestRise(values: readonly string[]): (string | undefined)[] {
  const ends: number[] = [];
  const before: number[] = [];
  values.forEach((value, at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? '') <= value) low = middle + 1;
      else high = middle;
    }
    before[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  });
  const rise = values.map((): string | undefined => undefined);
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) rise[at] = values[at];
  return rise;
}
