import type { Catalogue, Item } from './catalogue.ts';
import type { Basis } from './fields.schema.ts';

/** Everything an entry cites: its own basis, then that of its single values. */
export function citationsOf({ statement }: Pick<Item, 'statement'>): Basis[] {
  return [...(statement.basis ?? []), ...Object.values(statement.values ?? {}).flatMap((value) => value.basis ?? [])];
}

/** For each document, the entries that rest on it, with the clause they cite. In the order of the area tree. */
export function entriesByDocument(
  catalogue: Pick<Catalogue, 'areasTopDown'>,
): ReadonlyMap<string, { item: Item; clause: string | undefined }[]> {
  const found = new Map<string, { item: Item; clause: string | undefined }[]>();
  for (const area of catalogue.areasTopDown) {
    for (const edition of area.editions) {
      for (const item of edition.items.values()) {
        const cited = new Map(citationsOf(item).map((basis) => [`${basis.document} ${basis.clause ?? ''}`, basis]));
        for (const { document, clause } of cited.values()) {
          const entries = found.get(document) ?? [];
          entries.push({ item, clause });
          found.set(document, entries);
        }
      }
    }
  }
  return found;
}
