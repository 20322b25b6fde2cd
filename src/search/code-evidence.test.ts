import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodedEvidence, walkEvidence } from './code-evidence.ts';
import { bitReader, bitWriter, type CodedTerms } from './code-terms.ts';
import { strengths } from './evidence.ts';

const characters = 40;
const groups = 5;
const character = fc.nat(characters - 1);
const hints = fc
  .uniqueArray(fc.record({ group: fc.nat(groups - 1), strength: fc.nat(strengths.length - 1) }), {
    selector: ({ group }) => group,
    minLength: 1,
    maxLength: groups,
  })
  .map((list) => list.sort((a, b) => a.group - b.group));
const evidence: fc.Arbitrary<CodedEvidence> = fc.record({
  singles: fc
    .uniqueArray(fc.record({ first: character, hints }), { selector: ({ first }) => first })
    .map((list) => list.sort((a, b) => a.first - b.first)),
  pairs: fc
    .uniqueArray(fc.record({ first: character, second: character, hints }), {
      selector: ({ first, second }) => first * characters + second,
    })
    .map((list) => list.sort((a, b) => a.first - b.first || a.second - b.second)),
});
const terms: fc.Arbitrary<CodedTerms> = fc.array(fc.tuple(fc.constant([]), fc.array(fc.array(character, { minLength: 1, maxLength: 4 }))), {
  minLength: groups,
  maxLength: groups,
});

describe('evidence', () => {
  it('is read as it was written, whatever the terms before it', () => {
    fc.assert(
      fc.property(evidence, terms, (given, before) => {
        const writer = bitWriter();
        walkEvidence(writer.code, characters, before, given);
        expect(walkEvidence(bitReader(writer.finish()), characters, before)).toEqual(given);
      }),
    );
  });

  it('of a character is smaller where the terms have it', () => {
    const given: CodedEvidence = {
      singles: Array.from({ length: 30 }, (_, first) => ({ first, hints: [{ group: first % groups, strength: 3 }] })),
      pairs: [],
    };
    const sizeAfter = (before: CodedTerms): number => {
      const writer = bitWriter();
      walkEvidence(writer.code, characters, before, given);
      return writer.finish().length;
    };
    const telling = Array.from({ length: groups }, (_, group) => [
      [],
      given.singles.filter(({ first }) => first % groups === group).map(({ first }) => [first]),
    ]);
    expect(sizeAfter(telling)).toBeLessThan(sizeAfter(Array.from({ length: groups }, () => [[], []])));
  });
});
