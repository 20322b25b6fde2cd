// A second, slow way to resolve a list, written without looking at the first: one entry, one area, one day at a time.
import { type Catalogue, type Edition, type Item, pathsUpwards } from '../../src/catalogue/catalogue.ts';

/** The edition whose span takes in the day; one that begins puts an end to those before. */
export function editionNaively(editions: readonly Edition[], day: string): Edition | undefined {
  const begun = editions.filter((edition) => edition.statement.inForce.from <= day).map((edition) => edition.statement.inForce.from);
  const last = begun.toSorted().at(-1);
  const found = editions.filter(({ statement: { inForce } }) => inForce.from === last && (inForce.to ?? '9999-12-31') >= day);
  return found.at(-1);
}

/** The entries that make up an entitlement in an area on a day, nearest first; none where it is not listed. */
export function layersNaively(catalogue: Catalogue, path: string, day: string, id: string): Item[] {
  let layers: Item[] = [];
  for (const at of pathsUpwards(path).reverse()) {
    const edition = editionNaively(catalogue.areas.get(at)?.editions ?? [], day);
    const item = edition?.items.get(id);
    const basic = layers.some(({ area }) => area === 'china');
    const dropped = item ? item.statement.offered === false : edition?.statement.ended?.some(({ entitlement }) => entitlement === id);
    if (dropped && !basic) layers = [];
    else if (item) layers = [item, ...layers];
  }
  return layers;
}

export interface NaiveEntitlement {
  layers: string[];
  /** Field → its value and the file that states it. */
  fields: Record<string, [value: unknown, file: string]>;
  values: Record<string, [value: unknown, file: string]>;
}

const provenance = new Set(['basis', 'status', 'assured', 'reason', 'offered', 'values']);

/** The whole list of an area on a day, by id. */
export function listNaively(catalogue: Catalogue, path: string, day: string): Record<string, NaiveEntitlement> {
  const ids = new Set(catalogue.areasTopDown.flatMap((area) => area.editions.flatMap((edition) => [...edition.items.keys()])));
  const list: Record<string, NaiveEntitlement> = {};
  for (const id of ids) {
    const layers = layersNaively(catalogue, path, day, id);
    if (layers.length === 0) continue;
    const found: NaiveEntitlement = { layers: layers.map(({ file }) => file), fields: {}, values: {} };
    for (const { file, statement } of layers.toReversed()) {
      for (const [field, value] of Object.entries(statement)) {
        if (value === undefined || provenance.has(field)) continue;
        const labels = field.endsWith('Labels') ? { ...(found.fields[field]?.[0] as object | undefined), ...(value as object) } : value;
        found.fields[field] = [labels, file];
      }
      for (const [key, value] of Object.entries(statement.values ?? {})) found.values[key] = [value, file];
    }
    list[id] = found;
  }
  return list;
}
