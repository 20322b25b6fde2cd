import { describe, expect, it } from 'vitest';
import type { Child, Circumstances } from './circumstances.schema.ts';
import type { Entry } from './entry.ts';
import { familyList } from './family-list.ts';
import { keyDates } from './key-dates.ts';
import { whoCounts } from './who-counts.ts';
import { windowOn } from './windows.ts';

const today = '2026-11-21';
const entry = (id: string, facts: Partial<Entry> = {}): Entry => ({
  id,
  group: 'migrant',
  for: 'child',
  requires: [],
  windows: [],
  papers: [],
  handledAtHome: false,
  basis: [],
  ...facts,
});
const entries = [
  entry('kindergarten', { ages: { from: 3, under: 7 } }),
  entry('school', { ages: { from: 6, under: 16 }, windows: [{ id: 'enrolment', opens: '05-01', closes: '05-31' }] }),
  entry('childcare', { ages: { from: 0, under: 3 } }),
  entry('permit', { requires: ['residence-duration'], residenceMonths: 6 }),
  entry('hardship', { group: 'hardship', windows: [{ id: 'round', closes: '12-31' }] }),
];
const dates = (children: Child[], needs?: Circumstances['needs']): string[] => {
  const said = { children, needs };
  const counting = children.map((child) =>
    whoCounts(child, { district: undefined, needs }, { centralDistricts: null, districts: [] }, today),
  );
  return keyDates(familyList(entries, said, today), said, counting, today).map(
    ({ on, kind, figure, child, entries: of }) => `${on} ${kind} ${figure ?? ''} ${child ?? ''}: ${of.join(' ')}`,
  );
};

describe('keyDates', () => {
  it('ages to come and to end, earliest first', () => {
    expect(dates([{ born: '2024-03' }], [])).toEqual(['2027-03 age-reached 3 0: kindergarten', '2027-03 age-ends 3 0: childcare']);
  });

  it('a window, for whom the entry may come', () => {
    expect(dates([{ born: '2021-02' }], [])).toEqual([
      '2027-02 age-reached 6 0: school',
      '2027-05-01 window-opens  : school',
      '2027-05-31 window-closes  : school',
    ]);
  });

  it('half a year here, for the permit and for counting', () => {
    expect(dates([{ born: '2012-01', registered: 'elsewhere', livesWith: 'mother', since: '2026-08' }], [])).toEqual([
      '2027-02 residence-reached 6 0: permit',
      '2027-02 half-year 6 0: ',
      '2027-05-01 window-opens  : school',
      '2027-05-31 window-closes  : school',
    ]);
  });

  it('what is not for the family has no dates; what is to be asked has', () => {
    expect(dates([{ born: '2012-01', livesWith: 'mother' }], []).join()).not.toContain('hardship');
    expect(dates([{ born: '2012-01', livesWith: 'mother' }], ['hardship'])[0]).toBe('2026-12-31 window-closes  : hardship');
  });

  it('are those of each child', () => {
    const both = dates([{ born: '2024-03' }, { born: '2021-02' }], []);
    expect(both).toContain('2027-03 age-reached 3 0: kindergarten');
    expect(both).toContain('2027-02 age-reached 6 1: school');
  });
});

describe('windowOn', () => {
  it.each([
    [{ opens: '05-01', closes: '05-31' }, '2026-11-21', { state: 'opens', opens: '2027-05-01', closes: '2027-05-31' }],
    [{ opens: '05-01', closes: '05-31' }, '2027-05-01', { state: 'open', closes: '2027-05-31' }],
    [{ opens: '05-01', closes: '05-31' }, '2027-05-31', { state: 'open', closes: '2027-05-31' }],
    [{ opens: '11-01', closes: '02-28' }, '2026-11-21', { state: 'open', closes: '2027-02-28' }],
    [{ opens: '11-01', closes: '02-28' }, '2027-01-05', { state: 'open', closes: '2027-02-28' }],
    [{ opens: '11-01', closes: '02-28' }, '2027-03-01', { state: 'opens', opens: '2027-11-01', closes: '2028-02-28' }],
    [{ closes: '08-31' }, '2026-11-21', { state: 'open', closes: '2027-08-31' }],
    [{ closes: '2024-05-14' }, '2026-11-21', { state: 'passed', closes: '2024-05-14' }],
    [{ closes: '2026-11-21' }, '2026-11-21', { state: 'open', closes: '2026-11-21' }],
    [{ opens: '2027-01-01' }, '2026-11-21', { state: 'opens', opens: '2027-01-01' }],
    [{ opens: '2026-01-01' }, '2026-11-21', { state: 'open' }],
    [{ opens: '03-01' }, '2026-11-21', { state: 'open' }],
  ] as const)('%j on %s', (window, day, expected) => {
    expect(windowOn({ id: 'any', ...window }, day)).toEqual(expected);
  });
});
