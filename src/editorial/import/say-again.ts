import type { Area, Catalogue } from '../../catalogue/catalogue.ts';
import type { ResolvedEntitlement } from '../../catalogue/resolve-lists.ts';
import { cellsOf } from '../export/entry-cells.ts';
import type { ListRow } from './read-list.ts';
import { readRow, type ReadRow } from './read-row.ts';

/** What the importer understands of an entry's cells in our own export: how it tells an untouched cell from an edited one. */
export function sayAgain(
  { catalogue, area }: { catalogue: Pick<Catalogue, 'areas' | 'departments' | 'documents'>; area: Area },
  entitlement: Pick<ResolvedEntitlement, 'id' | 'fields' | 'layers'>,
): Pick<ReadRow, 'said' | 'body'> {
  const cells = cellsOf(catalogue, area, entitlement);
  const row: ListRow = {
    place: '',
    number: undefined,
    categoryWords: cells.category,
    category: entitlement.fields.category?.value,
    cells: {},
  };
  for (const role of ['title', 'who', 'provides', 'conditions', 'lead', 'support', 'basis'] as const) {
    if (cells[role] !== '') row.cells[role] = [{ place: '', text: cells[role], header: '' }];
  }
  return readRow(row, { catalogue, area }, []);
}
