import type { LexiconGroup } from './assemble-lexicon.ts';
import { chooseTerms } from './choose-terms.ts';
import { type CodedEvidence, walkEvidence } from './code-evidence.ts';
import { bitWriter, type CodedTerms, mostCharacters, walkTerms } from './code-terms.ts';
import type { Evidence } from './evidence.ts';
import { learnEvidence } from './learn-evidence.ts';
import { headLength } from './lexicon.ts';
import { packReadings, type Pronunciation } from './pack-readings.ts';
import { foldSyllable } from './pinyin.ts';
import { charactersInOrder, unpackReadings } from './unpack-readings.ts';

/** What the phone may carry of what is learned, in bytes as `learnEvidence` guesses them. */
const roomForEvidence = 12750;

/** The files that the phone loads: Chinese first of all, the others when their script is typed. */
export interface PackedLexicon {
  /** Readings, further characters and names of groups as lines of GBK, which every browser decodes; then terms as `walkTerms` writes them. */
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
  const ordered = charactersInOrder();
  const examples = groups.flatMap(({ chinese, sentences }, group) => [...chinese, ...sentences].map((text) => ({ text, group })));
  const evidence = learnEvidence(examples, groups.length, 8 * roomForEvidence);
  const others = [...new Set([...chosen.flat(), ...evidence.keys()].join(''))].filter((one) => !ordered.includes(one)).sort();
  const numbers = new Map([...ordered, ...others].map((character, number) => [character, number]));
  if (numbers.size > mostCharacters) throw new RangeError(`the lexicon has ${numbers.size - mostCharacters} rare characters too many`);
  const coded: CodedTerms = chosen.map((terms) =>
    [terms.slice(0, headLength), terms.slice(headLength)].map((part) =>
      part.map((term) => Array.from(term, (character) => numbers.get(character) ?? 0)).sort(byLengthAndNumbers),
    ),
  );
  const writer = bitWriter();
  walkTerms(writer.code, groups.length, coded);
  walkEvidence(writer.code, numbers.size, coded, codeEvidence(evidence, numbers));
  const lines = [readings, others.join(''), groups.map(({ name }) => name).join(','), ''].join('\n');
  const usual = new Set(chosen.flat().join(''));
  const ordinary = new Set(charactersInOrder());
  const words = (of: (group: LexiconGroup) => readonly string[]): string => groups.map((group) => of(group).join(',')).join('\n');
  return {
    chinese: new Uint8Array([...encodeGbk(lines), ...writer.finish()]),
    english: words(({ english }) => english),
    uyghur: words(({ uyghur }) => uyghur),
    traditional: [...simplifications]
      .filter(([traditional, simplified]) => !ordinary.has(traditional) && !usual.has(traditional) && usual.has(simplified))
      .map((pair) => pair.join(''))
      .join(''),
  };
}

function codeEvidence(evidence: Evidence, numbers: ReadonlyMap<string, number>): CodedEvidence {
  const all = [...evidence].map(([text, hints]) => {
    const [first = 0, second] = Array.from(text, (character) => numbers.get(character) ?? 0);
    return { first, second, hints };
  });
  return {
    singles: all.filter(({ second }) => second === undefined).sort((a, b) => a.first - b.first),
    pairs: all
      .flatMap(({ first, second, hints }) => (second === undefined ? [] : [{ first, second, hints }]))
      .sort((a, b) => a.first - b.first || a.second - b.second),
  };
}

function byLengthAndNumbers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, index) => number !== b[index]);
  return a.length - b.length || (a[at] ?? 0) - (b[at] ?? 0);
}

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
