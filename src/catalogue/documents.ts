import type { Catalogue, Item } from './catalogue.ts';

/** For each document, the entries that rest on it, with the clause they cite. In the order of the area tree. */
export function entriesByDocument(catalogue: Pick<Catalogue, 'areasTopDown'>): ReadonlyMap<string, { item: Item; clause: string | undefined }[]> {
  const found = new Map<string, { item: Item; clause: string | undefined }[]>();
  for (const area of catalogue.areasTopDown) {
    for (const edition of area.editions) {
      for (const item of edition.items.values()) {
        const cited = [...(item.statement.basis ?? []), ...Object.values(item.statement.values ?? {}).flatMap((value) => value.basis ?? [])];
        for (const { document, clause } of cited) {
          const entries = found.get(document) ?? [];
          if (!entries.some((entry) => entry.item === item && entry.clause === clause)) entries.push({ item, clause });
          found.set(document, entries);
        }
      }
    }
  }
  return found;
}
