import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitReader, bitWriter, type CodedTerms, mostCharacters, walkTerms } from './code-terms.ts';

function byLengthAndNumbers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, index) => number !== b[index]);
  return a.length - b.length || (a[at] ?? 0) - (b[at] ?? 0);
}
const term = fc.array(fc.nat(mostCharacters - 1), { minLength: 1, maxLength: 31 });
const part = fc.array(term, { maxLength: 30 }).map((terms) => terms.sort(byLengthAndNumbers));
const write = (terms: CodedTerms): Uint8Array => {
  const writer = bitWriter();
  walkTerms(writer.code, terms.length, terms);
  return writer.finish();
};

describe('terms that are written', () => {
  it('are read again', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part), { maxLength: 5 }), (groups) => {
        expect(walkTerms(bitReader(write(groups)), groups.length)).toEqual(groups);
      }),
      { numRuns: 30 },
    );
  });

  it('cost little where they are like those before', () => {
    const alike = Array.from({ length: 60 }, (_, index) => [100, 200, 300, 400 + index]);
    const different = Array.from({ length: 60 }, (_, index) => [1, 2, 3, 4].map((factor) => (index * 1237 * factor + factor * 71) % 3755));
    const bytesOf = (terms: number[][]): number => write([[[], terms.sort(byLengthAndNumbers)]]).length;
    expect(bytesOf(alike)).toBeLessThan(bytesOf(different) / 2);
  });
});
