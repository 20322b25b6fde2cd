import { describe, expect, it } from 'vitest';
import { aCatalogue, anEdition, areaIn } from '../../tests/support/build-catalogue.ts';
import { findEditionInForce } from './find-edition-in-force.ts';

const { catalogue } = aCatalogue({
  editions: [
    anEdition({ year: '2024', from: '2024-09-01' }),
    anEdition({ year: '2026', from: '2026-03-01', to: '2026-08-31' }),
    anEdition({ year: '2025', from: '2025-07-15' }),
  ],
});
const nation = areaIn(catalogue, 'china');
const yearOn = (day: string): string | undefined => findEditionInForce(nation, day)?.year;

describe('findEditionInForce', () => {
  it.each([
    ['the day before the first begins', '2024-08-31', undefined],
    ['the first day', '2024-09-01', '2024'],
    ['the day before the successor begins', '2025-07-14', '2024'],
    ['the day the successor begins', '2025-07-15', '2025'],
    ['the last day of an edition that ends', '2026-08-31', '2026'],
    ['the day after it has ended', '2026-09-01', undefined],
    ['long after', '2036-01-01', undefined],
  ])('%s', (_, day, year) => {
    expect(yearOn(day)).toBe(year);
  });

  it('does not bring back an older edition when the last one has run out', () => {
    const area = areaIn(
      aCatalogue({ editions: [anEdition({ year: '2024' }), anEdition({ year: '2025', from: '2025-01-01', to: '2025-06-30' })] }).catalogue,
      'china',
    );
    expect(findEditionInForce(area, '2025-07-01')).toBeUndefined();
  });

  it('knows an edition of a single day', () => {
    const area = areaIn(aCatalogue({ editions: [anEdition({ from: '2025-06-01', to: '2025-06-01' })] }).catalogue, 'china');
    expect(['2025-05-31', '2025-06-01', '2025-06-02'].map((day) => findEditionInForce(area, day) !== undefined)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('finds nothing where nothing is published', () => {
    expect(findEditionInForce({ editions: [] }, '2025-01-01')).toBeUndefined();
  });
});
