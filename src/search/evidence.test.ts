import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Hint, type HintsOfPieces, logits, packEvidence, unpackEvidence } from './evidence.ts';

/** More than can be passed over with one sign. */
const known = Array.from({ length: 300 }, (_, number) => String.fromCharCode(0x4e00 + number)).join('');
const hints = fc
  .uniqueArray(fc.record({ group: fc.nat(61), strength: fc.nat(logits.length - 1) }), { selector: ({ group }) => group, minLength: 1 })
  .map((list) => list.sort((a, b) => a.group - b.group));
const evidence = fc.dictionary(fc.string({ unit: fc.constantFrom(...Array.from(known)), minLength: 1, maxLength: 2 }), hints);

const read = ({ pieces, of }: HintsOfPieces): Map<string, unknown> => new Map(Array.from(pieces(), (text) => [text, of(text)]));

it('is read as it was written', () => {
  fc.assert(
    fc.property(evidence, (given) => {
      const all = new Map(Object.entries(given));
      const asLogits = (own: readonly Hint[]) => own.map(({ group, strength }) => ({ group, logit: logits[strength] }));
      expect(read(unpackEvidence(packEvidence(all, known), known))).toEqual(
        new Map(Array.from(all, ([text, own]) => [text, asLogits(own)])),
      );
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
