import type { LexiconGroup } from './assemble-lexicon.ts';
import { chooseTerms } from './choose-terms.ts';
import { packEvidence } from './evidence.ts';
import { learnEvidence } from './learn-evidence.ts';
import { headLength } from './lexicon.ts';
import { packReadings, type Pronunciation } from './pack-readings.ts';
import { foldSyllable } from './pinyin.ts';
import { charactersInOrder, readingsOf, unpackReadings } from './unpack-readings.ts';

/** What the phone may carry of what is learned, in bytes as `learnEvidence` guesses them. */
const roomForEvidence = 10550;

/** The files that the phone loads: Chinese first of all, the others when their script is typed. */
export interface PackedLexicon {
  /** Lines of GBK, which every browser decodes and Brotli makes small: readings, names of groups, terms of each group, evidence. */
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
  const soundOf = (term: string): string => Array.from(term, (one) => foldSyllable(readingsOf(known, one)[0] ?? one)).join(' ');
  const chosen = chooseTerms(groups, soundOf);
  const examples = groups.flatMap(({ chinese, sentences }, group) => [...chinese, ...sentences].map((text) => ({ text, group })));
  const evidence = learnEvidence(examples, groups.length, 8 * roomForEvidence);
  const ordered = charactersInOrder();
  const others = [...evidence.keys()].filter((text) => text.length === 1 && !ordered.includes(text)).sort();
  const terms = chosen.map((own) => [...own.slice(0, headLength), ...own.slice(headLength).sort(byLength)].join(','));
  const lines = [
    readings,
    groups.map(({ name }) => name).join(','),
    ...terms,
    others.join(''),
    ...packEvidence(evidence, ordered + others.join('')),
  ].join('\n');
  const usual = new Set(chosen.flat().join(''));
  const ordinary = new Set(ordered);
  const words = (of: (group: LexiconGroup) => readonly string[]): string => groups.map((group) => of(group).join(',')).join('\n');
  return {
    chinese: encodeGbk(lines),
    english: words(({ english }) => english),
    uyghur: words(({ uyghur }) => uyghur),
    traditional: [...simplifications]
      .filter(([traditional, simplified]) => !ordinary.has(traditional) && !usual.has(traditional) && usual.has(simplified))
      .map((pair) => pair.join(''))
      .join(''),
  };
}

const byLength = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);

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
