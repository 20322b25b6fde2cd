import { expect, it } from 'vitest';
import { eraseAfter, halfYearOf, inChina } from './half-year.ts';

it.each([
  ['2026-01-01', '2026H1'],
  ['2026-06-30', '2026H1'],
  ['2026-07-01', '2026H2'],
  ['2026-12-31', '2026H2'],
])('%s counts for %s', (day, halfYear) => {
  expect(halfYearOf(day)).toBe(halfYear);
});

it('keeps a day that the later month does not have', () => {
  expect(eraseAfter('2027-01-31', 13)).toBe('2028-02-29');
});

it('counts days and hours where the families live, wherever the process runs', () => {
  expect(inChina(Date.parse('2026-12-31T15:59:59Z'))).toEqual({ day: '2026-12-31', hour: '2026-12-31T23' });
  expect(inChina(Date.parse('2026-12-31T16:00:00Z'))).toEqual({ day: '2027-01-01', hour: '2027-01-01T00' });
});
