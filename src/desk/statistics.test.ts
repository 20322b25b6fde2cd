import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordOf, someRecords } from '../../tests/support/desk-records.ts';
import { ageOf, fewest, statisticsOf, tableNames, withoutSmallNumbers } from './statistics.ts';

/** Every way to fill `places` with counts that add up to `sum`. */
function* fillings(places: number, sum: number): Generator<number[]> {
  if (places === 0) {
    if (sum === 0) yield [];
    return;
  }
  for (let first = 0; first <= sum; first += 1) for (const rest of fillings(places - 1, sum - first)) yield [first, ...rest];
}

describe('small numbers', () => {
  it('are left out, and one more where one alone could be computed back', () => {
    expect(withoutSmallNumbers([12, 8, 30])).toEqual([12, 8, 30]);
    expect(withoutSmallNumbers([3, 8, 30])).toEqual([undefined, undefined, 30]);
    expect(withoutSmallNumbers([3, 4, 30])).toEqual([undefined, undefined, 30]);
    expect(withoutSmallNumbers([1, 1, 9, 30])).toEqual([undefined, undefined, undefined, 30]);
    expect(withoutSmallNumbers([1, 2])).toEqual([undefined, undefined]);
    expect(withoutSmallNumbers([4])).toEqual([undefined]);
    expect(withoutSmallNumbers([])).toEqual([]);
  });

  it('are never shown, and nobody can compute them back from the rest and the total', () => {
    const count = fc.nat({ max: 9 });
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 5 }), (counts) => {
        const shown = withoutSmallNumbers(counts);
        const total = counts.reduce((sum, one) => sum + one, 0);
        for (const one of shown) expect(one === undefined || one >= fewest).toBe(true);
        const hidden = shown.flatMap((one, index) => (one === undefined ? [index] : []));
        if (hidden.length === 0 || total < fewest) return;
        // Whoever knows the total and what is shown: every table that fits.
        const left = total - shown.reduce<number>((sum, one) => sum + (one ?? 0), 0);
        const possible = hidden.map(() => new Set<number>());
        for (const filling of fillings(hidden.length, left)) for (const [place, value] of filling.entries()) possible[place]?.add(value);
        for (const values of possible) {
          expect(values.size).toBeGreaterThanOrEqual(fewest);
          // Not even that it is small.
          expect(Math.max(...values)).toBeGreaterThanOrEqual(fewest);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const childBorn = (born: string) => ({ born, household: 'not-registered', since: '2026-01', livesWith: 'mother' }) as const;

describe('statistics', () => {
  it('have every table, count everybody, and show no small number', () => {
    fc.assert(
      fc.property(someRecords, (records) => {
        const tables = statisticsOf(records, '2026-11-21');
        expect(tables.map(({ name }) => name)).toEqual([...tableNames]);
        const children = records.flatMap(({ content }) => content.declaration.children).length;
        for (const { name, total, rows } of tables) {
          const all = name === 'town' || name === 'needs' ? records.length : children;
          expect(total).toBe(all < fewest ? undefined : all);
          for (const { count } of rows) expect(count === undefined || count >= fewest).toBe(true);
          if (name === 'needs')
            for (const { count } of rows) expect(count === undefined || count === all || all - count >= fewest).toBe(true);
        }
      }),
    );
  });

  it('have the youngest first and no answer last', () => {
    const born = ['2010-12', '2025-01', '2014-12', '2020-01'].map((month) =>
      recordOf('A', { declaration: { children: [childBorn(month)] } }),
    );
    const rowsOf = (name: string) =>
      statisticsOf(born, '2026-11-21')
        .find((table) => table.name === name)
        ?.rows.map(({ value }) => value);
    expect(rowsOf('age')).toEqual(['0-2', '6-11', '15']);
    expect(rowsOf('school')).toEqual(['']);
  });

  it('know ages by month', () => {
    expect(ageOf('2018-05', '2026-04-30')).toBe(7);
    expect(ageOf('2018-05', '2026-05-01')).toBe(8);
  });
});
