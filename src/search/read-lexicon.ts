import { unpackEvidence } from './evidence.ts';
import type { Lexicon } from './lexicon.ts';
import type { PackedLexicon } from './pack-lexicon.ts';
import { charactersInOrder, decodeGbk, readingsOf, unpackReadings } from './unpack-readings.ts';

/** The parts of the lexicon that are loaded apart from the Chinese one, when their script is typed. */
export interface LexiconParts {
  english?: string;
  uyghur?: string;
  traditional?: string;
}

/** Reads what `packLexicon` has written. */
export function readLexicon(chinese: Uint8Array, parts: LexiconParts = {}): Lexicon {
  let own = read.get(chinese);
  if (!own) read.set(chinese, (own = readChinese(chinese)));
  const words = (text: string | undefined): string[][] | undefined => text?.split('\n').map(wordsOf);
  const simplified = new Map<string, string>();
  const pairs = Array.from(parts.traditional ?? '');
  for (let at = 0; at + 1 < pairs.length; at += 2) simplified.set(pairs[at] ?? '', pairs[at + 1] ?? '');
  return { ...own, english: words(parts.english) ?? [], uyghur: words(parts.uyghur) ?? [], simplified };
}

type ChinesePart = Pick<Lexicon, 'groups' | 'chinese' | 'readings' | 'evidence'>;
/** The Chinese part is the largest, and stays the same when another part is loaded. */
const read = new WeakMap<Uint8Array, ChinesePart>();

function readChinese(chinese: Uint8Array): ChinesePart {
  const [runs = '', exceptions = '', seconds = '', names = '', ...lines] = decodeGbk(chinese).split('\n');
  const groups = names.split(',');
  return {
    groups,
    chinese: groups.map((_, group) => wordsOf(lines[group])),
    evidence: unpackEvidence(lines.slice(groups.length + 1), charactersInOrder() + (lines[groups.length] ?? '')),
    readings: unpackReadings([runs, exceptions, seconds]),
  };
}

const wordsOf = (line = ''): string[] => line.split(',').filter((term) => term !== '');

/**
 * The parts that a query needs. Latin letters may be English or pinyin: what the reader's own words cannot answer surely, the others are
 * asked for.
 */
export function partsFor(query: string, isSure: boolean, { readings }: Lexicon): (keyof PackedLexicon)[] {
  const parts: (keyof PackedLexicon)[] = [];
  const text = query.normalize('NFKC');
  if (/[\u3400-\u9fff]/.test(text)) parts.push('chinese');
  if (/[\u0600-\u06ff]/.test(text)) parts.push('uyghur');
  if (/[a-z]{2}/i.test(text) && !isSure) parts.push('english', 'chinese');
  const isUnread = (one: string): boolean => /[\u3400-\u9fff]/.test(one) && readingsOf(readings, one).length === 0;
  if (readings.syllables.length > 0 && Array.from(text).some(isUnread)) parts.push('traditional');
  return parts;
}
