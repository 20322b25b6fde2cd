import type { Area, Catalogue } from '../../catalogue/catalogue.ts';
import { findEditionInForce } from '../../catalogue/find-edition-in-force.ts';
import { resolveList } from '../../catalogue/resolve-lists.ts';
import type { ImportProblem } from '../import/import-problems.ts';
import { dayOfList, listOf } from '../import/plan-import.ts';
import type { ListToExport } from './list-as-tables.ts';

/** An area's list, with one edition of its own or, without a year, the one in force; where there is none, what is granted above. */
export function exportList(catalogue: Catalogue, area: Area, year: string | undefined, today: string): ListToExport | ImportProblem {
  const edition =
    year === undefined ? (findEditionInForce(area, today) ?? area.editions.at(-1)) : area.editions.find((other) => other.year === year);
  if (year !== undefined && !edition) {
    const known = area.editions.map((other) => other.year).join('、') || '—';
    return { code: 'no-list', params: { area: area.names.zh, year, known } };
  }
  const day = edition ? dayOfList(edition.statement.inForce, today) : today;
  const above = area.parent === undefined ? undefined : listOf(catalogue, area.parent, day);
  const list = resolveList({ ...area, editions: edition ? [edition] : [] }, above, day);
  return { catalogue, area, edition, list };
}
