import type { LexiconGroup } from './assemble-lexicon.ts';
import { chooseTerms } from './choose-terms.ts';
import { headLength } from './lexicon.ts';
import { packReadings, type Pronunciation } from './pack-readings.ts';
import { foldSyllable } from './pinyin.ts';
import { charactersInOrder, unpackReadings } from './unpack-readings.ts';

/** The files that the phone loads: Chinese first of all, the others when their script is typed. */
export interface PackedLexicon {
  /** GBK: a fifth smaller, compressed, than the same in UTF-8, and every browser decodes it. */
  chinese: Uint8Array;
  english: string;
  uyghur: string;
  /** Traditional characters, each followed by its simplified one. */
  traditional: string;
}

/** Writes the lexicon as files. `simplifications`: traditional character → simplified one, of all there are. */
export function packLexicon(
  groups: readonly LexiconGroup[],
  pronounce: Pronunciation,
  simplifications: ReadonlyMap<string, string>,
): PackedLexicon {
  const readings = packReadings(
    groups.flatMap(({ chinese }) => chinese),
    pronounce,
  );
  const known = unpackReadings(readings.split('\n'));
  const soundOf = (term: string): string => Array.from(term, (one) => foldSyllable(known.get(one)?.[0] ?? one)).join(' ');
  const chosen = chooseTerms(groups, soundOf);
  const lines = groups.map(({ name }, group) => {
    const terms = chosen[group] ?? [];
    const byLength = Map.groupBy(terms.slice(headLength).sort(byLastCharacter), ({ length }) => length);
    const rest = [...byLength].sort(([a], [b]) => a - b).map(([length, same]) => `${length}${terminator}${same.join('')}`);
    return [name, ...terms.slice(0, headLength), ...rest].join(',');
  });
  const usual = new Set(chosen.flat().join(''));
  const ordinary = new Set(charactersInOrder());
  const words = (of: (group: LexiconGroup) => readonly string[]): string => groups.map((group) => of(group).join(',')).join('\n');
  return {
    chinese: encodeGbk([readings, ...lines].join('\n')),
    english: words(({ english }) => english),
    uyghur: words(({ uyghur }) => uyghur),
    traditional: [...simplifications]
      .filter(([traditional, simplified]) => !ordinary.has(traditional) && !usual.has(traditional) && usual.has(simplified))
      .map((pair) => pair.join(''))
      .join(''),
  };
}

/** Between a length and the terms of that length: terms may begin with a digit. */
export const terminator = ':';

const backwards = (term: string): string => Array.from(term).reverse().join('');
/** Terms that end alike stand together: that packs best. */
const byLastCharacter = (a: string, b: string): number => (backwards(a) < backwards(b) ? -1 : 1);

function encodeGbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(new Uint8Array([lead, trail]));
      if (character.length === 1 && !codes.has(character)) codes.set(character, [lead, trail]);
    }
  }
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes.push(...(code < 128 ? [code] : (codes.get(character) ?? [0x3f])));
  }
  return new Uint8Array(bytes);
}
