import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCatalogue, anArea, anEdition, anItem, anyCatalogue, dayNumber } from '../../../tests/support/build-catalogue.ts';
import '../../../tests/support/properties.ts';
import { compareTrees, coveringAreas } from './compare-trees.ts';

type Sketch = Parameters<typeof aCatalogue>[0];
const contentOf = (sketch: Sketch) => ({ ...aCatalogue(sketch), guides: [] });
const effects = (base: Sketch, head: Sketch, today: string): string[] =>
  compareTrees(contentOf(base), contentOf(head), today).map(({ change, districts, day, draft }) =>
    [
      change.kind,
      change.entitlement.id,
      'value' in change ? `${change.before.value}→${change.after.value}` : '',
      districts.sort().join('+'),
      day,
      draft ? 'draft' : '',
    ]
      .filter(Boolean)
      .join(' '),
  );
const money = (value: number) => ({ values: { amount: { value, unit: 'CNY/month' as const, better: 'higher' as const } } });
const tree = (nation: number, city?: number): Sketch => ({
  editions: [anEdition({ items: { one: anItem({ title: '一', ...money(nation) }) } })],
  areas: [
    anArea('p', {
      children: [
        anArea('c', {
          editions: city === undefined ? [] : [anEdition({ items: { one: anItem(money(city)) } })],
          children: [anArea('x'), anArea('y')],
        }),
        anArea('d'),
      ],
    }),
  ],
});

describe('compareTrees', () => {
  it('names every district that meets the change, and none that overrides it', () => {
    expect(effects(tree(10, 15), tree(12, 15), '2025-06-01')).toEqual(['raised one 10→12 china/p/d 2025-06-01']);
    expect(effects(tree(10), tree(12), '2025-06-01')).toEqual(['raised one 10→12 china/p/c/x+china/p/c/y+china/p/d 2025-06-01']);
    expect(effects(tree(10, 15), tree(10, 14), '2025-06-01')).toEqual(['lowered one 15→14 china/p/c/x+china/p/c/y 2025-06-01']);
  });

  it('says from which day, and that it hangs on a draft', () => {
    const next = anEdition({ year: '2026', draft: '2025-05-01', items: { one: anItem({ title: '一', ...money(20) }) } });
    const head = { ...tree(10), editions: [...(tree(10)?.editions ?? []), next] };
    expect(effects(tree(10), head, '2025-06-01')).toEqual(['raised one 10→20 china/p/c/x+china/p/c/y+china/p/d 2026-01-01 draft']);
  });

  it('finds nothing between a tree and itself, on any day', () => {
    fc.assert(
      fc.property(anyCatalogue, fc.integer({ min: 0, max: 30 }), (sketch, day) => {
        expect(compareTrees(contentOf(sketch), contentOf(sketch), dayNumber(day))).toEqual([]);
      }),
    );
  });
});

it('coveringAreas names a whole city once', () => {
  const { catalogue } = aCatalogue(tree(1));
  const named = (...paths: string[]) => coveringAreas(catalogue, paths).map(({ path, districts }) => `${path} ${districts}`);
  expect(named('china/p/c/x', 'china/p/c/y')).toEqual(['china/p/c 2']);
  expect(named('china/p/c/x', 'china/p/d')).toEqual(['china/p/c/x 1', 'china/p/d 1']);
  expect(named('china/p/c/x', 'china/p/c/y', 'china/p/d')).toEqual(['china 3']);
});
