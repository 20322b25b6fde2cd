import type { Lexicon } from './lexicon.ts';
import { unpackReadings } from './unpack-readings.ts';

/** The parts of the lexicon that are loaded apart from the Chinese one, when their script is typed. */
export interface LexiconParts {
  english?: string;
  uyghur?: string;
  traditional?: string;
}

/** Reads what `packLexicon` has written. */
export function readLexicon(chinese: Uint8Array, parts: LexiconParts = {}): Lexicon {
  const lines = new TextDecoder('gbk').decode(chinese).split('\n');
  const groups: string[] = [];
  const terms: string[][] = [];
  for (const line of lines.slice(3)) {
    const [name = '', ...fields] = line.split(',');
    groups.push(name);
    terms.push(
      fields.flatMap((field) => {
        const [, length, joined = ''] = /^(\d+):(.*)$/.exec(field) ?? [];
        return length === undefined ? [field] : cut(joined, Number(length));
      }),
    );
  }
  const words = (text: string | undefined): string[][] | undefined =>
    text?.split('\n').map((line) => line.split(',').filter((term) => term !== ''));
  const simplified = new Map<string, string>();
  const pairs = Array.from(parts.traditional ?? '');
  for (let at = 0; at + 1 < pairs.length; at += 2) simplified.set(pairs[at] ?? '', pairs[at + 1] ?? '');
  return {
    groups,
    chinese: terms,
    english: words(parts.english) ?? [],
    uyghur: words(parts.uyghur) ?? [],
    readings: unpackReadings(lines),
    simplified,
  };
}

function cut(text: string, length: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += length) pieces.push(text.slice(at, at + length));
  return pieces;
}

/** The parts that a query needs beside the Chinese one. */
export function partsFor(query: string, { readings }: Lexicon): (keyof LexiconParts)[] {
  const parts: (keyof LexiconParts)[] = [];
  if (/[a-z]/i.test(query.normalize('NFKC'))) parts.push('english');
  if (/[\u0600-\u06ff]/.test(query.normalize('NFKC'))) parts.push('uyghur');
  if (Array.from(query).some((one) => /[\u3400-\u9fff\uf900-\ufaff]/.test(one) && !readings.has(one))) parts.push('traditional');
  return parts;
}
