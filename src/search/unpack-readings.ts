/**
 * The characters of GB 2312 in its own order, taken from the browser's decoder: the first 3,755 stand in the order of their pinyin,
 * so that run lengths of syllables are a whole table of readings.
 */
export const charactersInOrder = (): readonly string[] => (ordered ??= decodeCharacters());
let ordered: readonly string[] | undefined;

function decodeCharacters(): string[] {
  const decoder = new TextDecoder('gbk');
  const bytes = new Uint8Array((0xd7 - 0xaf) * 94 * 2);
  let next = 0;
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      bytes[next++] = row;
      bytes[next++] = cell;
    }
  }
  // The last row has five cells without a character.
  return Array.from(decoder.decode(bytes)).slice(0, 3755);
}

/** Reads what `packReadings` has written: its three lines. */
export function unpackReadings(packed: readonly string[]): Map<string, readonly string[]> {
  const [runs = '', exceptions = '', seconds = ''] = packed;
  const readings = unpackRuns(runs, charactersInOrder());
  const each = (text: string, use: (character: string, syllable: string) => void): void => {
    for (const [, syllable = '', characters = ''] of text.matchAll(/([a-z]+)([^a-z]+)/g)) {
      for (const character of characters) use(character, syllable);
    }
  };
  each(exceptions, (character, syllable) => readings.set(character, [syllable]));
  each(seconds, (character, syllable) => readings.set(character, [...(readings.get(character) ?? []), syllable]));
  return readings;
}

/** One list serves all characters of a syllable: a phone has nothing to make four thousand of. */
export function unpackRuns(runs: string, characters: readonly string[]): Map<string, readonly string[]> {
  const readings = new Map<string, readonly string[]>();
  let next = 0;
  for (const [, syllable = '', count] of runs.matchAll(/([a-z]+)(\d+)/g)) {
    const reading = [syllable];
    for (const end = next + Number(count); next < end; next++) readings.set(characters[next] ?? '', reading);
  }
  return readings;
}
