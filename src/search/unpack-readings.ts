/** How characters are read, as tables: on a phone four thousand lists take longer than the search. */
export interface Readings {
  /** Toneless; `ü` is written `v`. */
  syllables: readonly string[];
  /** Of each UTF-16 unit its usual syllable, and a second one: 1 + its index in `syllables`, 0 where none is known. */
  usual: Uint16Array;
  second: Uint16Array;
}

/** The syllables of a character, the usual one first; none of what is not known. */
export function readingsOf({ syllables, usual, second }: Readings, character: string): string[] {
  const code = character.charCodeAt(0);
  return [usual, second].flatMap((table) => syllables[(table[code] ?? 0) - 1] ?? []);
}

/**
 * The characters of GB 2312 in its own order, taken from the browser's decoder: the first 3,755 stand in the order of their pinyin,
 * so that run lengths of syllables are a whole table of readings.
 */
export const charactersInOrder = (): string => (ordered ??= decodeCharacters());
let ordered: string | undefined;

function decodeCharacters(): string {
  const bytes = new Uint8Array((0xd7 - 0xaf) * 94 * 2);
  let next = 0;
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      bytes[next++] = row;
      bytes[next++] = cell;
    }
  }
  // The last row has five cells without a character.
  return decodeGbk(bytes).slice(0, 3755);
}

/** Every browser decodes it; making a decoder takes longer than using it. */
export const decodeGbk = (bytes: Uint8Array): string => (decoder ??= new TextDecoder('gbk')).decode(bytes);
let decoder: TextDecoder | undefined;

/** Reads what `packReadings` has written: its three lines. */
export function unpackReadings([runs = '', exceptions = '', seconds = '']: readonly string[]): Readings {
  const characters = charactersInOrder();
  const syllables: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (syllable: string): number => {
    let number = numbers.get(syllable);
    if (number === undefined) numbers.set(syllable, (number = syllables.push(syllable)));
    return number;
  };
  const usual = new Uint16Array(0x10000);
  const second = new Uint16Array(0x10000);
  let next = 0;
  for (const [, syllable = '', count] of runs.matchAll(/([a-z]+)(\d+)/g)) {
    const number = numberOf(syllable);
    for (const end = next + Number(count); next < end; next++) usual[characters.charCodeAt(next)] = number;
  }
  const each = (text: string, table: Uint16Array): void => {
    for (const [, syllable = '', of = ''] of text.matchAll(/([a-z]+)([^a-z]+)/g)) {
      const number = numberOf(syllable);
      for (let at = 0; at < of.length; at++) table[of.charCodeAt(at)] = number;
    }
  };
  each(exceptions, usual);
  each(seconds, second);
  return { syllables, usual, second };
}
