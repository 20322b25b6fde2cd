import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCatalogue, anyCatalogue, anyDay, filesOf } from '../../tests/support/build-catalogue.ts';
import '../../tests/support/properties.ts';
import { listNaively, type NaiveEntitlement } from '../../tests/support/resolve-naively.ts';
import { assembleCatalogue } from './assemble-catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { findEditionInForce } from './find-edition-in-force.ts';
import { type ResolvedEntitlement, resolveList, type ResolvedList, resolveLists, type Stated } from './resolve-lists.ts';
import { shortDigest } from './source/read-content.ts';
import { categories } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** Each value with the file that states it: all that a page can show of an entitlement. */
function shown({ layers, fields, values }: ResolvedEntitlement): NaiveEntitlement {
  const withOrigin = (stated: Record<string, Stated<unknown> | undefined>): NaiveEntitlement['fields'] =>
    Object.fromEntries(Object.entries(stated).flatMap(([key, found]) => (found ? [[key, [found.value, found.origin.file]]] : [])));
  return { layers: layers.map(({ file }) => file), fields: withOrigin(fields), values: withOrigin(values) };
}
const shownById = ({ entitlements }: ResolvedList) =>
  Object.fromEntries(entitlements.map((entitlement) => [entitlement.id, shown(entitlement)]));
const catalogueAndDay = [anyCatalogue, anyDay] as const;
const each = (catalogue: Catalogue, day: string): [ResolvedList, ResolvedList | undefined, Catalogue['areasTopDown'][number]][] => {
  const lists = resolveLists(catalogue, day);
  return catalogue.areasTopDown.map((area) => [
    lists.get(area.path)!,
    area.parent === undefined ? undefined : lists.get(area.parent),
    area,
  ]);
};

describe('resolving the lists of a country', () => {
  it('gives each field what the nearest area states, and says which entry that is', () => {
    fc.assert(
      fc.property(...catalogueAndDay, (sketch, day) => {
        const { catalogue } = aCatalogue(sketch);
        for (const [list, , area] of each(catalogue, day)) expect(shownById(list)).toEqual(listNaively(catalogue, area.path, day));
      }),
    );
  });

  it('gives an origin that itself states the field, in this area or above it', () => {
    fc.assert(
      fc.property(...catalogueAndDay, (sketch, day) => {
        const { catalogue } = aCatalogue(sketch);
        for (const [list, , area] of each(catalogue, day)) {
          for (const { fields, values, layers } of list.entitlements) {
            const stated = Object.entries(fields).map(
              ([field, { origin }]) => [origin, origin.statement[field as keyof typeof fields]] as const,
            );
            const numbers = Object.entries(values).map(([id, { origin }]) => [origin, origin.statement.values?.[id]] as const);
            for (const [origin, value] of [...stated, ...numbers]) {
              expect(value).toBeDefined();
              expect(layers).toContain(origin);
              expect(`${area.path}/`.startsWith(`${origin.area}/`)).toBe(true);
            }
          }
        }
      }),
    );
  });

  it('gives an area that states nothing its parent’s very own entitlements', () => {
    fc.assert(
      fc.property(...catalogueAndDay, (sketch, day) => {
        const { catalogue } = aCatalogue(sketch);
        for (const [list, parent, area] of each(catalogue, day)) {
          if (!parent || findEditionInForce(area, day)) continue;
          expect(list.entitlements).toBe(parent.entitlements);
          expect(list.byId).toBe(parent.byId);
          expect(list.area).toBe(area.path);
        }
      }),
    );
  });

  it('keeps the parent’s objects for all that an area does not mention', () => {
    fc.assert(
      fc.property(...catalogueAndDay, (sketch, day) => {
        const { catalogue } = aCatalogue(sketch);
        for (const [list, parent, area] of each(catalogue, day)) {
          const own = findEditionInForce(area, day)?.items;
          for (const entitlement of list.entitlements) {
            expect(entitlement.area).toBe(entitlement.layers[0]?.area);
            if (!own?.has(entitlement.id)) expect(parent?.byId.get(entitlement.id)).toBe(entitlement);
          }
        }
      }),
    );
  });

  it('lists everywhere what the nation lists', () => {
    fc.assert(
      fc.property(...catalogueAndDay, (sketch, day) => {
        const lists = resolveLists(aCatalogue(sketch).catalogue, day);
        const basic = lists.get('china')!.entitlements.map(({ id }) => id);
        for (const list of lists.values()) expect([...list.byId.keys()]).toEqual(expect.arrayContaining(basic));
      }),
    );
  });

  it('comes out the same a second time', () => {
    fc.assert(
      fc.property(...catalogueAndDay, (sketch, day) => {
        const { catalogue } = aCatalogue(sketch);
        expect(resolveLists(catalogue, day)).toEqual(resolveLists(catalogue, day));
      }),
    );
  });

  it('leaves the list above as it was', () => {
    const written = (list: ResolvedList | undefined) => JSON.stringify(list?.entitlements.map(shown));
    fc.assert(
      fc.property(...catalogueAndDay, (sketch, day) => {
        const lists = new Map<string, ResolvedList>();
        for (const area of aCatalogue(sketch).catalogue.areasTopDown) {
          const parent = lists.get(area.parent ?? '');
          const before = written(parent);
          lists.set(area.path, resolveList(area, parent, day));
          expect(written(parent)).toBe(before);
        }
      }),
    );
  });

  it('changes no field when an area is laid over its own list once more', () => {
    const fieldsOf = (list: ResolvedList) => list.entitlements.map(({ id, fields, values }) => ({ id, fields, values }));
    fc.assert(
      fc.property(...catalogueAndDay, (sketch, day) => {
        for (const [list, , area] of each(aCatalogue(sketch).catalogue, day)) {
          const again = resolveList(area, list, day);
          expect(fieldsOf(again)).toEqual(fieldsOf(list));
          expect(resolveList({ path: 'china/below', code: '999999', editions: [] }, list, day)).toEqual({ ...list, area: 'china/below' });
        }
      }),
    );
  });

  it('names the editions in force here and above, nearest first', () => {
    fc.assert(
      fc.property(...catalogueAndDay, (sketch, day) => {
        for (const [list, parent, area] of each(aCatalogue(sketch).catalogue, day)) {
          expect(list.editions).toEqual([findEditionInForce(area, day), ...(parent?.editions ?? [])].filter(Boolean));
        }
      }),
    );
  });

  it('is in the official order: categories, then the order that is stated, then ids', () => {
    fc.assert(
      fc.property(...catalogueAndDay, (sketch, day) => {
        for (const [list] of each(aCatalogue(sketch).catalogue, day)) {
          const keys = list.entitlements.map(({ id, fields: { category, order } }) => {
            const place = category ? categories.indexOf(category.value) : 9;
            return `${place} ${String(order?.value ?? 1000).padStart(4, '0')} ${id}`;
          });
          expect(keys).toEqual(keys.toSorted());
          expect([...list.byId.keys()].toSorted()).toEqual(list.entitlements.map(({ id }) => id).toSorted());
        }
      }),
    );
  });

  it('does not depend on the order in which the files are read', () => {
    fc.assert(
      fc.property(...catalogueAndDay, fc.integer(), (sketch, day, salt) => {
        const files = filesOf(sketch);
        const mixed = files.map((file, index) => ({ file, key: shortDigest(`${salt} ${index}`) }));
        const other = mixed.toSorted((a, b) => a.key.localeCompare(b.key)).map(({ file }) => file);
        const lists = [files, other].map((read) => {
          const { catalogue } = assembleCatalogue(read, shortDigest);
          return [...resolveLists(catalogue, day).values()].map(({ area, entitlements }) => [area, entitlements.map(shown)]);
        });
        expect(lists[1]).toEqual(lists[0]);
      }),
    );
  });

  it('gives words in the language asked only where the entry that states them is translated', () => {
    fc.assert(
      fc.property(...catalogueAndDay, (sketch, day) => {
        for (const [list] of each(aCatalogue(sketch).catalogue, day)) {
          for (const entitlement of list.entitlements) {
            for (const field of ['title', 'plain'] as const) {
              const stated = entitlement.fields[field];
              const translated = stated?.origin.translations.en?.statement[field];
              const words = wordsOf(entitlement, field, 'en');
              expect(words && [words.value, words.locale, words.origin]).toEqual(
                stated && [translated ?? stated.value, translated ? 'en' : 'zh', stated.origin],
              );
            }
          }
        }
      }),
    );
  });
});
