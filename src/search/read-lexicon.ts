import { unpackEvidence } from './evidence.ts';
import type { Lexicon } from './lexicon.ts';
import { charactersInOrder, unpackReadings } from './unpack-readings.ts';

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
  const [runs = '', exceptions = '', seconds = '', names = '', ...lines] = new TextDecoder('gbk').decode(chinese).split('\n');
  const groups = names.split(',');
  return {
    groups,
    chinese: groups.map((_, group) => wordsOf(lines[group])),
    evidence: unpackEvidence(lines.slice(groups.length + 1), [...charactersInOrder(), ...Array.from(lines[groups.length] ?? '')]),
    readings: unpackReadings([runs, exceptions, seconds]),
  };
}

const wordsOf = (line = ''): string[] => line.split(',').filter((term) => term !== '');

/** The parts that a query needs beside the Chinese one. */
export function partsFor(query: string, { readings }: Lexicon): (keyof LexiconParts)[] {
  const parts: (keyof LexiconParts)[] = [];
  if (/[a-z]/i.test(query.normalize('NFKC'))) parts.push('english');
  if (/[\u0600-\u06ff]/.test(query.normalize('NFKC'))) parts.push('uyghur');
  if (Array.from(query).some((one) => /[\u3400-\u9fff\uf900-\ufaff]/.test(one) && !readings.has(one))) parts.push('traditional');
  return parts;
}
