import fc from 'fast-check';
import { describe, it } from 'vitest';
import { aCatalogue, anyDay, anyEditions, areaIn, type EditionSketch } from '../../tests/support/build-catalogue.ts';
import '../../tests/support/properties.ts';
import { findEditionInForce } from './find-edition-in-force.ts';

const nationOf = (editions: EditionSketch[]) => areaIn(aCatalogue({ editions }).catalogue, 'china');

describe('the edition in force', () => {
  it('is the only one whose span, cut off by its successor, takes in the day', () => {
    fc.assert(
      fc.property(anyEditions, anyDay, (editions, day) => {
        const area = nationOf(editions);
        const covering = area.editions.filter(({ statement: { inForce } }) => {
          const succeeded = area.editions.some(
            (other) => other.statement.inForce.from > inForce.from && other.statement.inForce.from <= day,
          );
          return inForce.from <= day && (inForce.to === undefined || day <= inForce.to) && !succeeded;
        });
        return covering.length <= 1 && findEditionInForce(area, day) === covering[0];
      }),
    );
  });

  it('is never one outside its span', () => {
    fc.assert(
      fc.property(anyEditions, anyDay, (editions, day) => {
        const { from, to } = findEditionInForce(nationOf(editions), day)?.statement.inForce ?? { from: day, to: day };
        return from <= day && (to === undefined || day <= to);
      }),
    );
  });

  it('is exactly one from the first on where no edition says when it ends, and none before', () => {
    fc.assert(
      fc.property(anyEditions, anyDay, (editions, day) => {
        for (const { statement } of editions) delete statement.inForce.to;
        const area = nationOf(editions);
        const first = area.editions[0]?.statement.inForce.from;
        return (findEditionInForce(area, day) !== undefined) === (first !== undefined && first <= day);
      }),
    );
  });
});
