import { walkEvidence } from './code-evidence.ts';
import { bitReader, walkTerms } from './code-terms.ts';
import type { Evidence } from './evidence.ts';
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
  const words = (text: string | undefined): string[][] | undefined =>
    text?.split('\n').map((line) => line.split(',').filter((term) => term !== ''));
  const simplified = new Map<string, string>();
  const pairs = Array.from(parts.traditional ?? '');
  for (let at = 0; at + 1 < pairs.length; at += 2) simplified.set(pairs[at] ?? '', pairs[at + 1] ?? '');
  return { ...own, english: words(parts.english) ?? [], uyghur: words(parts.uyghur) ?? [], simplified };
}

type ChinesePart = Pick<Lexicon, 'groups' | 'chinese' | 'readings' | 'evidence'>;
/** The Chinese part takes a tenth of a second on a phone, and stays the same when another part is loaded. */
const read = new WeakMap<Uint8Array, ChinesePart>();

function readChinese(chinese: Uint8Array): ChinesePart {
  // Five lines of text: no character of GBK has a line end in its second byte.
  let end = 0;
  for (let line = 0; line < 5; line++) end = chinese.indexOf(10, end) + 1;
  const [runs = '', exceptions = '', seconds = '', others = '', names = ''] = new TextDecoder('gbk')
    .decode(chinese.subarray(0, end))
    .split('\n');
  const groups = names.split(',');
  const characters = [...charactersInOrder(), ...Array.from(others)];
  const asText = (term: readonly number[]): string => term.map((number) => characters[number] ?? '').join('');
  const known = { groups, readings: unpackReadings([runs, exceptions, seconds]) };
  if (end === chinese.length) return { ...known, chinese: groups.map(() => []), evidence: new Map() };
  const code = bitReader(chinese.subarray(end));
  const terms = walkTerms(code, groups.length);
  const { singles, pairs } = walkEvidence(code, characters.length, terms);
  const evidence: Evidence = new Map([
    ...singles.map(({ first, hints }) => [asText([first]), hints] as const),
    ...pairs.map(({ first, second, hints }) => [asText([first, second]), hints] as const),
  ]);
  return { ...known, chinese: terms.map((parts) => parts.flat().map(asText)), evidence };
}

/** The parts that a query needs beside the Chinese one. */
export function partsFor(query: string, { readings }: Lexicon): (keyof LexiconParts)[] {
  const parts: (keyof LexiconParts)[] = [];
  if (/[a-z]/i.test(query.normalize('NFKC'))) parts.push('english');
  if (/[\u0600-\u06ff]/.test(query.normalize('NFKC'))) parts.push('uyghur');
  if (Array.from(query).some((one) => /[\u3400-\u9fff\uf900-\ufaff]/.test(one) && !readings.has(one))) parts.push('traditional');
  return parts;
}
