import { type Area, type AreaLevel, type Catalogue, type Edition, type Item, nationPath } from './catalogue.ts';
import { type EntitlementStatement, type FactField, factFields, type WordField, wordFields } from './entitlement.schema.ts';
import { findEditionInForce } from './find-edition-in-force.ts';
import type { TypedValue } from './typed-value.schema.ts';
import { categories } from './vocabulary.ts';

/** A field's value and the entry that states it: the answer to “who says so?”. */
export interface Stated<T> {
  value: T;
  origin: Item;
}

type StatedFields = {
  [K in WordField | Exclude<FactField, 'values'>]?: Stated<NonNullable<EntitlementStatement[K]>>;
};

/** An entitlement as it applies in one area on one day: the nation's, overlaid field by field on the way down. */
export interface ResolvedEntitlement {
  id: string;
  /** The area whose resolution this is; areas that state nothing share their parent's object. */
  area: string;
  fields: StatedFields;
  values: Record<string, Stated<TypedValue>>;
  /** The entries that took part, nearest first. */
  layers: Item[];
}

export interface ResolvedList {
  area: string;
  day: string;
  /** Editions in force here and above, nearest first. */
  editions: Edition[];
  entitlements: ResolvedEntitlement[];
  byId: ReadonlyMap<string, ResolvedEntitlement>;
}

/** The lists of all areas on a day. Resolved once, top down; an area without an edition of its own shares its parent's entitlements. */
export function resolveLists(catalogue: Catalogue, day: string): Map<string, ResolvedList> {
  const lists = new Map<string, ResolvedList>();
  for (const area of catalogue.areasTopDown) {
    lists.set(area.path, resolveList(area, area.parent === undefined ? undefined : lists.get(area.parent), day));
  }
  return lists;
}

/** One area's list on top of its parent's. */
export function resolveList(area: Pick<Area, 'path' | 'code' | 'editions'>, parent: ResolvedList | undefined, day: string): ResolvedList {
  const own = findEditionInForce(area, day);
  const excepted = (parent?.entitlements ?? []).filter(({ fields }) => fields.exceptIn?.value.includes(area.code));
  if (!own && excepted.length === 0) {
    return { ...(parent ?? { entitlements: [], byId: new Map(), editions: [] }), area: area.path, day };
  }
  const byId = new Map(parent?.byId);
  for (const { id } of excepted.filter((entitlement) => !isBasic(entitlement))) byId.delete(id);
  if (!own)
    return {
      area: area.path,
      day,
      editions: parent?.editions ?? [],
      entitlements: (parent?.entitlements ?? []).filter(({ id }) => byId.has(id)),
      byId,
    };
  for (const item of own.items.values()) {
    const resolved = overlay(area.path, byId.get(item.id), item);
    if (resolved) byId.set(item.id, resolved);
    else byId.delete(item.id);
  }
  for (const { entitlement } of own.statement.ended ?? []) {
    if (!own.items.has(entitlement) && !isBasic(byId.get(entitlement))) byId.delete(entitlement);
  }
  const entitlements = [...byId.values()].sort(inOfficialOrder);
  return { area: area.path, day, editions: [own, ...(parent?.editions ?? [])], entitlements, byId };
}

/** `above` with what `item` states put over it, field by field; undefined when the item is not offered here. */
function overlay(area: string, above: ResolvedEntitlement | undefined, item: Item): ResolvedEntitlement | undefined {
  if (item.statement.offered === false && !isBasic(above)) return undefined;
  const fields: Record<string, Stated<unknown>> = { ...above?.fields };
  for (const field of [...wordFields, ...factFields]) {
    const value = item.statement[field];
    if (value === undefined || field === 'values') continue;
    const inherited = fields[field]?.value;
    fields[field] = { value: mergesById(field) && inherited ? { ...inherited, ...(value as object) } : value, origin: item };
  }
  const values = { ...above?.values };
  for (const [id, value] of Object.entries(item.statement.values ?? {})) values[id] = { value, origin: item };
  return { id: item.id, area, fields, values, layers: [item, ...(above?.layers ?? [])] };
}

/** What the nation lists can neither be ended nor refused below it; a rule reports the attempt. */
const isBasic = (entitlement: ResolvedEntitlement | undefined): boolean => entitlement?.layers.at(-1)?.area === nationPath;

/** Labels go with their values: both are joined by id, all other fields are replaced as a whole. */
const mergesById = (field: string): boolean => field === 'valueLabels' || field === 'windowLabels';

function inOfficialOrder(a: ResolvedEntitlement, b: ResolvedEntitlement): number {
  return (
    categoryIndex(a) - categoryIndex(b) || (a.fields.order?.value ?? 1000) - (b.fields.order?.value ?? 1000) || a.id.localeCompare(b.id)
  );
}

const categoryIndex = (entitlement: ResolvedEntitlement): number => {
  const category = entitlement.fields.category?.value;
  return category ? categories.indexOf(category) : categories.length;
};

/**
 * Whether an area has entitlement pages of its own: it does once it says anything (an edition, a contact, a local
 * department name). Where it says nothing, its list leads to the pages of the area that grants (design §10).
 */
export function hasOwnRecord(area: Pick<Area, 'editions' | 'statement' | 'level'>): boolean {
  return area.level === ('nation' satisfies AreaLevel) || area.editions.length > 0 || area.statement !== undefined;
}

/** The nearest area, itself included, that has entitlement pages. */
export function areaWithPages(catalogue: Pick<Catalogue, 'areas'>, path: string): Area {
  for (let area = catalogue.areas.get(path); area; area = area.parent === undefined ? undefined : catalogue.areas.get(area.parent)) {
    if (hasOwnRecord(area)) return area;
  }
  throw new RangeError(`no area has pages above ${path}`);
}
