import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type HintsOfPieces, packEvidence, strengths, unpackEvidence } from './evidence.ts';

/** More than can be passed over with one sign. */
const known = Array.from({ length: 300 }, (_, number) => String.fromCharCode(0x4e00 + number));
const hints = fc
  .uniqueArray(fc.record({ group: fc.nat(61), strength: fc.nat(strengths.length - 1) }), { selector: ({ group }) => group, minLength: 1 })
  .map((list) => list.sort((a, b) => a.group - b.group));
const evidence = fc.dictionary(fc.string({ unit: fc.constantFrom(...known), minLength: 1, maxLength: 2 }), hints);

const read = ({ keys, get }: HintsOfPieces): Map<string, unknown> => new Map(Array.from(keys(), (text) => [text, get(text)]));

it('is read as it was written', () => {
  fc.assert(
    fc.property(evidence, (given) => {
      const all = new Map(Object.entries(given));
      expect(read(unpackEvidence(packEvidence(all, known), known))).toEqual(all);
    }),
  );
});

it('is not written for more groups than there are signs', () => {
  expect(() => packEvidence(new Map([['\u4e00', [{ group: 90, strength: 0 }]]]), known)).toThrow(RangeError);
});

it('of a lexicon without any is nothing', () => {
  expect(read(unpackEvidence([], known)).size).toBe(0);
  expect(read(unpackEvidence(packEvidence(new Map(), known), known)).size).toBe(0);
});
