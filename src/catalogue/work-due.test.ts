import { describe, expect, it } from 'vitest';
import { aCatalogue, anArea, anEdition, anItem } from '../../tests/support/build-catalogue.ts';
import { workDue } from './work-due.ts';

type Item = Parameters<typeof anItem>[0];
const today = '2026-11-22';
const money = (value: number) => ({ value, unit: 'CNY/month' as const, better: 'higher' as const });
const checked = (on: string, statement: Item = {}) =>
  anItem({ title: '项', assured: { on, by: 'education' }, status: 'needs-check', ...statement });
const districts = (...slugs: string[]) => slugs.map((slug) => anArea(slug));

/** What is due, but for places without a list, as `kind area ids reach`. */
function due(sketch: Parameters<typeof aCatalogue>[0], day = today): string[] {
  return workDue(aCatalogue(sketch).catalogue, [], day)
    .filter(({ kind }) => kind !== 'nothing-published')
    .map(({ kind, area, items, reach }) => `${kind} ${area} ${items.map(({ id }) => id).join('+')} ${reach}`);
}

describe('checks', () => {
  const of = (on: string, day: string) => due({ editions: [anEdition({ items: { one: checked(on) } })], areas: districts('a') }, day);
  it.each([
    ['while they count', '2026-11-21', '2027-01-01', []],
    ['60 days before they run out', '2026-01-21', '2026-11-22', ['due-soon china one 1']],
    ['61 days before, not yet', '2026-01-22', '2026-11-22', []],
    ['on the last day', '2025-11-22', '2026-11-22', ['due-soon china one 1']],
    ['on the day after', '2025-11-21', '2026-11-22', ['overdue china one 1']],
  ])('%s', (_, on, day, said) => {
    expect(of(on, day)).toEqual(said);
  });

  it('are ranked by districts times entries', () => {
    const old = { one: checked('2020-01-01'), two: checked('2020-01-01') };
    const city = anArea('city', {
      children: districts('a', 'b', 'c'),
      editions: [anEdition({ items: { ...old, three: checked('2020-01-01') } })],
    });
    const other = anArea('other', { children: districts('d'), editions: [anEdition({ items: old })] });
    // In the city two of the nation's entries are overlaid; both layers are seen there.
    expect(due({ editions: [anEdition({ items: old })], areas: [anArea('province', { children: [city, other] })] })).toEqual([
      'overdue china/province/city one+three+two 9',
      'overdue china one+two 8',
      'overdue china/province/other one+two 2',
    ]);
  });

  it('of superseded editions are nobody’s work', () => {
    const editions = [
      anEdition({ year: '2024', items: { one: checked('2020-01-01') } }),
      anEdition({ year: '2026', items: { one: checked('2026-11-01') } }),
    ];
    expect(due({ editions, areas: districts('a') })).toEqual([]);
  });
});

describe('what an area above changed', () => {
  const nation = [
    anEdition({ year: '2025', items: { one: checked('2026-11-01', { values: { amount: money(100) }, plain: '旧', where: '学校' }) } }),
    anEdition({
      year: '2026',
      from: '2026-06-01',
      items: { one: checked('2026-11-01', { values: { amount: money(120) }, plain: '新', where: '学校' }) },
    }),
  ];
  const local = (on: string, statement: Item) =>
    workDue(
      aCatalogue({ editions: nation, areas: [anArea('a', { editions: [anEdition({ items: { one: checked(on, statement) } })] })] })
        .catalogue,
      [],
      today,
    )
      .filter(({ kind }) => kind === 'changed-above')
      .flatMap(({ items }) => items);

  it('is asked where the field is overridden, with both values and the day', () => {
    expect(local('2026-01-10', { values: { amount: money(150) } })).toEqual([
      {
        id: 'one',
        file: 'areas/china/a/2025/one/zh.md',
        districts: 1,
        day: '2026-06-01',
        change: { field: 'values', value: 'amount', above: 'china', before: money(100), after: money(120), here: money(150) },
      },
    ]);
    expect(
      local('2026-01-10', { plain: '本地' }).map(({ change }) => [change?.field, change?.before, change?.after, change?.here]),
    ).toEqual([['plain', '旧', '新', '本地']]);
  });

  it.each<[string, string, Item]>([
    ['a field that is inherited', '2026-01-10', { cost: '免费' }],
    ['a field that did not change', '2026-01-10', { where: '窗口' }],
    ['one that says the same already', '2026-01-10', { plain: '新' }],
    ['an entry that was checked since: that was the answer', '2026-06-02', { plain: '本地' }],
  ])('is not asked of %s', (_, on, statement) => {
    expect(local(on, statement)).toEqual([]);
  });

  it('is said before it comes into force', () => {
    const editions = [
      nation[0]!,
      anEdition({ year: '2027', from: '2027-01-01', items: { one: checked('2026-11-01', { plain: '明年' }) } }),
    ];
    const areas = [anArea('a', { editions: [anEdition({ items: { one: checked('2026-11-01', { plain: '本地' }) } })] })];
    expect(due({ editions, areas })).toEqual(['changed-above china/a one 1']);
    expect(due({ editions, areas }, '2026-10-01')).toEqual([]);
  });
});

it('documents, editions, drafts, translations', () => {
  const document = (rest: object) => ({
    title: { zh: '文件' },
    kind: 'notice' as const,
    level: 'nation' as const,
    area: 'china',
    issuers: ['民政部'],
    validity: 'valid' as const,
    targetGroups: ['migrant' as const],
    held: 'cited' as const,
    ...rest,
  });
  const sketch = {
    documents: { old: document({ validity: 'repealed' }), ending: document({ repealedOn: '2026-12-31' }), fine: document({}) },
    editions: [
      anEdition({
        year: '2025',
        to: '2026-12-31',
        items: {
          one: checked('2026-11-01', { basis: [{ document: 'old' }] }),
          two: checked('2026-11-01', { basis: [{ document: 'ending' }] }),
          three: anItem(
            { title: '三', basis: [{ document: 'fine' }] },
            { en: { title: 'three', translates: '000000000000' }, ug: { title: 'ئۈچ' } },
          ),
        },
      }),
      anEdition({ year: '2027', items: { one: checked('2020-01-01') }, draft: '2026-11-01' }),
    ],
    areas: districts('a', 'b'),
  };
  expect(due(sketch)).toEqual([
    'document-lapsed china one 2',
    'document-lapsing china two 2',
    'edition-runs-out china 2025 2',
    'draft china 2027 2',
    'stale-translation china three 2',
  ]);
});

it('districts with nothing of their own come last, by their city', () => {
  const duties = workDue(
    aCatalogue({
      editions: [anEdition({ items: { one: checked('2020-01-01') } })],
      areas: [
        anArea('province', {
          children: [anArea('city', { children: [anArea('a', { editions: [anEdition()] }), ...districts('b', 'c')] })],
        }),
      ],
    }).catalogue,
    [],
    today,
  );
  expect(duties.map(({ kind, area, items }) => [kind, area, items.map(({ id }) => id)])).toEqual([
    ['overdue', 'china', ['one']],
    ['nothing-published', 'china/province/city', ['china/province/city/b', 'china/province/city/c']],
  ]);
});
