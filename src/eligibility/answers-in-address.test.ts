import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../tests/support/properties.ts';
import { fromFragment, toFragment } from './answers-in-address.ts';
import {
  type Circumstances,
  circumstancesSchema,
  companions,
  insurances,
  needs,
  permits,
  problemsOf,
  registrations,
  schools,
} from './circumstances.schema.ts';
import { monthPlus } from './months.ts';

const today = '2026-11-21';
const family: Circumstances = {
  district: '330106',
  needs: ['hardship', 'mind'],
  children: [
    {
      born: '2019-05',
      registered: 'same-city',
      registeredDistrict: '330127',
      since: 'birth',
      livesWith: 'mother',
      permit: 'no',
      insurance: 'here',
      school: 'primary',
    },
    { born: '2024-01' },
  ],
};

describe('answers in an address', () => {
  it('are short, and nothing but codes', () => {
    expect(toFragment(family)).toBe('my.330106.hardship~mind.2019-05.same-city.330127.birth.mother.no.here.primary.2024-01.......');
    expect(encodeURI(toFragment(family))).toBe(toFragment(family));
  });

  it('come back as they were, also “none of these” and “not answered”', () => {
    const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
    const month = fc.integer({ min: 0, max: 17 * 12 }).map((back) => monthPlus('2026-11', -back));
    const child = fc
      .record({
        born: month,
        registered: maybe(fc.constantFrom(...registrations)),
        since: maybe(fc.oneof(fc.constant('birth' as const), month)),
        livesWith: maybe(fc.constantFrom(...companions)),
        permit: maybe(fc.constantFrom(...permits)),
        insurance: maybe(fc.constantFrom(...insurances)),
        school: maybe(fc.constantFrom(...schools)),
      })
      .filter(({ born, since }) => since === undefined || since === 'birth' || since >= born);
    const circumstances = fc.record({
      district: maybe(fc.constantFrom('330106', '110101')),
      needs: maybe(fc.uniqueArray(fc.constantFrom(...needs))),
      children: fc.array(child, { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(circumstances, (said) => {
        expect(fromFragment(toFragment(said), today)).toEqual(JSON.parse(JSON.stringify(said)));
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['a district alone', '330106'],
    ['no child', 'my.330106.'],
    ['a field too few', 'my.330106..2019-05......'],
    ['a month to come', 'my.330106..2027-05.......'],
    ['a grown-up', 'my...2000-05.......'],
    ['an answer that there is not', 'my...2019-05.moon......'],
    ['a name in place of an answer', 'my.张三..2019-05.......'],
    ['six children', `my..${'.2019-05.......'.repeat(6)}`],
    ['needs twice', 'my..mind~mind.2019-05.......'],
  ])('are refused where they are not answers: %s', (_name, fragment) => {
    expect(fromFragment(fragment, today)).toBeUndefined();
  });

  it('never throw, whatever stands in the address', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'grapheme' }).map((text) => `my.${text}`),
        ),
        (fragment) => {
          const read = fromFragment(fragment, today);
          if (read) expect(circumstancesSchema(today).safeParse(read).success).toBe(true);
        },
      ),
    );
  });
});

describe('circumstances', () => {
  const problems = (said: unknown): string[] => {
    const read = circumstancesSchema(today).safeParse(said);
    return read.success ? [] : problemsOf(read.error.issues).map(({ field, code }) => `${field}: ${code}`);
  };
  it.each([
    [{ children: [{}] }, ['children.0.born: required']],
    [{ children: [{ born: '2019-00' }] }, ['children.0.born: not-a-month']],
    [{ children: [{ born: '-05' }] }, ['children.0.born: not-a-month']],
    [{ children: [{ born: '2026-12' }] }, ['children.0.born: in-future']],
    [{ children: [{ born: '2008-10' }] }, ['children.0.born: too-old']],
    [{ children: [{ born: '2019-05', since: '2019-04' }] }, ['children.0.since: before-birth']],
    [{ children: [{ born: '2019-05', since: '2019-' }] }, ['children.0.since: not-a-month']],
    [
      { children: [{ born: '2019-05', registered: 'elsewhere', registeredDistrict: '330106' }] },
      ['children.0.registeredDistrict: not-asked'],
    ],
    [{ children: [] }, ['children: required']],
    [{ children: [{ born: '2019-05', name: '小明' }] }, ['children.0: not-an-option']],
    [{ children: [{ born: '2019-05' }, { born: '2030-01' }] }, ['children.1.born: in-future']],
  ])('%j: %j', (said, expected) => {
    expect(problems(said)).toEqual(expected);
  });
  it('of a child that turns eighteen this month are still accepted', () => {
    expect(problems({ children: [{ born: '2008-11' }] })).toEqual([]);
  });
});
