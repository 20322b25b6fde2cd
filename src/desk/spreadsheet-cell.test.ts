import { describe, expect, it } from 'vitest';
import { csvCell, csvFile } from './spreadsheet-cell.ts';

// What somebody would write into a name to have a spreadsheet act; the hosts here and in such tests exist nowhere (RFC 2606).
const payloads = [
  '=1+1',
  '=HYPERLINK("http://evil.example","x")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(1,1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u00a0=1+1',
  '\ufeff=1+1',
  '\u200b=1+1',
  '\0=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '|calc',
  '%0A=1+1',
];

/** As a reader of CSV takes a cell. */
const read = (cell: string): string => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);

describe('a cell', () => {
  it.each(payloads)('does not calculate %j', (payload) => {
    expect(read(csvCell(payload))).toBe(`'${payload}`);
  });

  it.each(['阿卜杜拉·买买提', 'ئابدۇللا', '𬴊', '0571', '13800138000', '王 二', 'O’Brien'])('keeps %s', (value) => {
    expect(read(csvCell(value))).toBe(value);
  });

  it('keeps quotes, commas and line breaks together', () => {
    expect(csvFile([['a,b', 'c"d', 'e\nf']])).toBe('\uFEFF"a,b","c""d","e\nf"\r\n');
  });
});
