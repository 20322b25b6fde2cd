import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCatalogue, anyCatalogue, anyDay, type CatalogueSketch } from '../../tests/support/build-catalogue.ts';
import '../../tests/support/properties.ts';
import { type Change, compareEditions } from './compare-editions.ts';
import { type ResolvedList, resolveLists } from './resolve-lists.ts';
import { isBelow } from './typed-value.schema.ts';

const opposite = {
  added: 'ended',
  ended: 'added',
  raised: 'lowered',
  lowered: 'raised',
  altered: 'altered',
  reworded: 'reworded',
} as const;

/** A change as a line of text; turned round, it is what the way back should say. */
function line(change: Change, turned = false): string {
  const kind = turned ? opposite[change.kind] : change.kind;
  const { id } = change.entitlement;
  if (!('value' in change)) return `${kind} ${id} ${change.fields.toSorted().join()}`;
  const values = [change.before, change.after].map(({ value, unit, better }) => `${value} ${unit} ${better}`);
  return `${kind} ${id} ${change.value} ${(turned ? values.reverse() : values).join(' → ')}`;
}

/** The lists of every area on two days. */
function pairs(sketch: CatalogueSketch, one: string, other: string): [ResolvedList, ResolvedList][] {
  const { catalogue } = aCatalogue(sketch);
  const [before, after] = [resolveLists(catalogue, one), resolveLists(catalogue, other)];
  return [...before].map(([path, list]) => [list, after.get(path)!]);
}

describe('comparing two lists', () => {
  it('finds nothing between a list and itself, even resolved anew from files read anew', () => {
    fc.assert(
      fc.property(anyCatalogue, anyDay, (sketch, day) => {
        for (const [list] of pairs(sketch, day, day)) expect(compareEditions(list, list)).toEqual([]);
        const again = resolveLists(aCatalogue(sketch).catalogue, day);
        for (const [list] of pairs(sketch, day, day)) expect(compareEditions(list, again.get(list.area)!)).toEqual([]);
      }),
    );
  });

  it('says the opposite the other way round', () => {
    fc.assert(
      fc.property(anyCatalogue, anyDay, anyDay, (sketch, one, other) => {
        for (const [before, after] of pairs(sketch, one, other)) {
          const there = compareEditions(before, after).map((change) => line(change, true));
          const back = compareEditions(after, before).map((change) => line(change));
          expect(back.toSorted()).toEqual(there.toSorted());
        }
      }),
    );
  });

  it('says raised and lowered only of values of one unit that families gain or lose by', () => {
    fc.assert(
      fc.property(anyCatalogue, anyDay, anyDay, (sketch, one, other) => {
        for (const [before, after] of pairs(sketch, one, other)) {
          for (const change of compareEditions(before, after)) {
            if (change.kind === 'raised') expect(isBelow(change.before, change.after)).toBe(true);
            if (change.kind === 'lowered') expect(isBelow(change.after, change.before)).toBe(true);
          }
        }
      }),
    );
  });

  it('passes over no entry that came or went and no number that changed', () => {
    fc.assert(
      fc.property(anyCatalogue, anyDay, anyDay, (sketch, one, other) => {
        for (const [before, after] of pairs(sketch, one, other)) {
          const said = compareEditions(before, after).map(
            (change) => `${change.kind} ${change.entitlement.id}${'value' in change ? ` ${change.value}` : ''}`,
          );
          for (const id of new Set([...before.byId.keys(), ...after.byId.keys()])) {
            const [old, now] = [before.byId.get(id), after.byId.get(id)];
            expect(said.includes(`added ${id}`)).toBe(!old);
            expect(said.includes(`ended ${id}`)).toBe(!now);
            for (const key of Object.keys((old && now?.values) ?? {})) {
              const [from, to] = [old?.values[key]?.value, now?.values[key]?.value];
              const changed = from !== undefined && (from.value !== to?.value || from.unit !== to.unit);
              expect(said.some((words) => words.endsWith(` ${id} ${key}`))).toBe(changed);
            }
          }
        }
      }),
    );
  });
});
