import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../tests/support/properties.ts';
import { lastDayOf, monthPlus, reached } from './months.ts';

const anyMonth = fc.record({ year: fc.integer({ min: 1990, max: 2040 }), month: fc.integer({ min: 1, max: 12 }) });
const textOf = ({ year, month }: { year: number; month: number }): string => `${year}-${String(month).padStart(2, '0')}`;

describe('monthPlus', () => {
  it.each([
    ['2019-05', 72, '2025-05'],
    ['2025-12', 1, '2026-01'],
    ['2026-08', 6, '2027-02'],
    ['2026-01', 0, '2026-01'],
  ])('%s and %i months are %s', (month, months, expected) => {
    expect(monthPlus(month, months)).toBe(expected);
  });
});

describe('reached', () => {
  it.each([
    // Six months from May: whoever came on the 1st has them on 1 November, whoever came on the 31st on the 30th (民法典 202).
    ['2026-05', 6, '2026-10-31', 'no'],
    ['2026-05', 6, '2026-11-01', 'this-month'],
    ['2026-05', 6, '2026-11-29', 'this-month'],
    ['2026-05', 6, '2026-11-30', 'yes'],
    ['2026-05', 6, '2026-12-01', 'yes'],
    // Born in a leap year's February.
    ['2012-02', 192, '2028-02-28', 'this-month'],
    ['2012-02', 192, '2028-02-29', 'yes'],
    ['2011-02', 192, '2027-02-28', 'yes'],
  ] as const)('%s and %i months, on %s: %s', (month, months, day, expected) => {
    expect(reached(month, months, day)).toBe(expected);
  });

  it('agrees with every day on which it may have begun', () => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: 0, max: 220 }), anyMonth, fc.integer({ min: 1, max: 28 }), (begun, months, now, date) => {
        const today = `${textOf(now)}-${String(date).padStart(2, '0')}`;
        const days = Number(lastDayOf(textOf(begun)).slice(8));
        const isOver = Array.from({ length: days }, (_, index) => {
          const goal = monthPlus(textOf(begun), months);
          const sameDay = `${goal}-${String(index + 1).padStart(2, '0')}`;
          return (sameDay < lastDayOf(goal) ? sameDay : lastDayOf(goal)) <= today;
        });
        const expected = isOver.every(Boolean) ? 'yes' : isOver.some(Boolean) ? 'this-month' : 'no';
        expect(reached(textOf(begun), months, today)).toBe(expected);
      }),
    );
  });
});
