import type { Area, Catalogue, Edition } from '../../catalogue/catalogue.ts';
import { resolveList } from '../../catalogue/resolve-lists.ts';
import { dayOfList, listOf } from '../import/plan-import.ts';
import { editionAtWork } from '../year/find-edition.ts';
import type { ListToExport } from './list-as-tables.ts';

/** An area's list with one of its editions, or the one at work; where it has none, what is granted above. */
export function exportList(catalogue: Catalogue, area: Area, named: Edition | undefined, today: string): ListToExport {
  const edition = named ?? editionAtWork(area, today);
  const day = edition ? dayOfList(edition.statement.inForce, today) : today;
  const above = area.parent === undefined ? undefined : listOf(catalogue, area.parent, day);
  const list = resolveList({ ...area, editions: edition ? [edition] : [] }, above, day);
  return { catalogue, area, edition, list };
}
