import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCatalogue, allDays, anyCatalogue, type AreaSketch, type CatalogueSketch } from '../../tests/support/build-catalogue.ts';
import '../../tests/support/properties.ts';
import { layersNaively } from '../../tests/support/resolve-naively.ts';
import { resolveLists } from '../catalogue/resolve-lists.ts';
import type { TypedValue } from '../catalogue/typed-value.schema.ts';
import { putUnderCheck, type Rule } from './content-under-check.ts';
import { aLocalListIsNotBelowTheBasicList } from './rules/a-local-list-is-not-below-the-basic-list.ts';
import { anAreaDropsNothingThatIsGrantedAbove } from './rules/an-area-drops-nothing-that-is-granted-above.ts';

const reported = (rule: Rule, sketch: CatalogueSketch): string[] => {
  const { catalogue, issues, files } = aCatalogue(sketch);
  const complaints = [...rule(putUnderCheck({ catalogue, issues, files, guides: [] }, allDays[0]!))];
  return [...new Set(complaints.map(({ code, file, at = [] }) => `${code} ${file} ${at.join('.')}`))].toSorted();
};

/** What is wrong with a value under another: nothing, or one of the three things that the rule tells apart. */
function fault(local: TypedValue, above: TypedValue): { code: string; at: string } | undefined {
  if (local.unit !== above.unit) return { code: 'unit-differs', at: 'unit' };
  if (local.better !== above.better) return { code: 'direction-differs', at: 'better' };
  const worse = above.better === 'higher' ? above.value - local.value : local.value - above.value;
  return worse > 0 ? { code: 'below-the-floor', at: 'value' } : undefined;
}

/** Every day, every area, every value, held against what the area above shows on that day. */
function faultsNaively(sketch: CatalogueSketch): string[] {
  const { catalogue } = aCatalogue(sketch);
  const found = new Set<string>();
  for (const day of allDays) {
    const lists = resolveLists(catalogue, day);
    for (const { path, parent = '' } of catalogue.areasTopDown) {
      const above = lists.get(parent);
      for (const { id, values } of lists.get(path)!.entitlements) {
        for (const [key, { value, origin }] of Object.entries(values)) {
          const floor = above?.byId.get(id)?.values[key];
          const wrong = floor && fault(value, floor.value);
          if (wrong) found.add(`${wrong.code} ${origin.file} values.${key}.${wrong.at}`);
        }
      }
    }
  }
  return [...found].toSorted();
}

/** Each level grants `step` more than the one above: with a large step nothing is below, with a small one some is. */
function graded({ editions = [], areas = [] }: CatalogueSketch, step: number): CatalogueSketch {
  const grade = (area: AreaSketch, depth: number): AreaSketch => {
    for (const { statement } of area.editions.flatMap(({ items }) => Object.values(items))) {
      // An entry that refuses has no values to hold against anything.
      if (statement.offered === false) delete statement.values;
      if (statement.values?.['amount']) statement.values['amount'].value += step * depth;
      if (statement.values?.['waiting']) statement.values['waiting'].value -= step * depth;
    }
    return { ...area, children: area.children.map((child) => grade(child, depth + 1)) };
  };
  const { editions: own, children } = grade({ slug: 'china', editions, children: areas }, 0);
  return { editions: own, areas: children };
}
const gradedCatalogue = fc.tuple(anyCatalogue, fc.constantFrom(0, 1, 2, 3)).map(([sketch, step]) => graded(structuredClone(sketch), step));

describe('the floor', () => {
  it('is reported broken if and only if, on some day, some value is worse than what the area above shows', () => {
    fc.assert(
      fc.property(gradedCatalogue, (sketch) => {
        expect(reported(aLocalListIsNotBelowTheBasicList, sketch)).toEqual(faultsNaively(sketch));
      }),
    );
  });

  it('holds against the nation wherever nothing is reported', () => {
    fc.assert(
      fc.property(gradedCatalogue, (sketch) => {
        fc.pre(reported(aLocalListIsNotBelowTheBasicList, sketch).length === 0);
        const { catalogue } = aCatalogue(sketch);
        for (const day of allDays) {
          const lists = resolveLists(catalogue, day);
          for (const { id, values } of lists.get('china')!.entitlements) {
            for (const [key, { value: floor }] of Object.entries(values)) {
              for (const list of lists.values()) {
                const local = list.byId.get(id)?.values[key]?.value;
                if (!local || fault(local, floor)) expect({ area: list.area, day, id, key, local }).toEqual({ floor });
              }
            }
          }
        }
      }),
    );
  });

  it('is reported if and only if an area refuses or ends, on some day, what the nation lists', () => {
    fc.assert(
      fc.property(anyCatalogue, (sketch) => {
        const { catalogue } = aCatalogue(sketch);
        const found = new Set<string>();
        for (const { editions } of catalogue.areasTopDown.filter(({ parent }) => parent !== undefined)) {
          for (const [index, { statement, items, file }] of editions.entries()) {
            const next = editions[index + 1]?.statement.inForce.from ?? '9999-12-31';
            const days = allDays.filter((day) => day >= statement.inForce.from && day <= (statement.inForce.to ?? day) && day < next);
            const isBasic = (id: string): boolean => days.some((day) => layersNaively(catalogue, 'china', day, id).length > 0);
            for (const item of items.values()) {
              if (item.statement.offered === false && isBasic(item.id)) found.add(`basic-item-dropped ${item.file} offered`);
            }
            for (const [at, { entitlement }] of (statement.ended ?? []).entries()) {
              if (isBasic(entitlement)) found.add(`basic-item-dropped ${file} ended.${at}.entitlement`);
            }
          }
        }
        const said = reported(anAreaDropsNothingThatIsGrantedAbove, sketch).filter((words) => words.startsWith('basic-item-dropped'));
        expect(said).toEqual([...found].toSorted());
      }),
    );
  });
});
