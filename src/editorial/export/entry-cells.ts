import { type Area, type Catalogue, pathsUpwards } from '../../catalogue/catalogue.ts';
import type { ResolvedEntitlement } from '../../catalogue/resolve-lists.ts';
import { nameBasis } from '../import/cited-documents.ts';
import { categoryWords } from '../import/read-list.ts';

/** Fields that stand in the official table; everything else an editor has written goes to the second one. */
export const tableFields = ['title', 'category', 'who', 'provides', 'conditions', 'departments', 'basis'] as const;

/** An entry as cells of the official form. */
export interface EntryCells {
  category: string;
  title: string;
  who: string;
  provides: string;
  conditions: string;
  lead: string;
  support: string;
  basis: string;
}

export function cellsOf(
  catalogue: Pick<Catalogue, 'areas' | 'departments' | 'documents'>,
  area: Area,
  { id, fields, layers }: Pick<ResolvedEntitlement, 'id' | 'fields' | 'layers'>,
): EntryCells {
  const department = departmentNames(catalogue, area);
  const category = fields.category?.value;
  return {
    category: category === undefined ? '—' : categoryWords[category],
    title: fields.title?.value ?? id,
    who: fields.who?.value ?? '',
    provides: numbered(fields.provides?.value),
    conditions: numbered(fields.conditions?.value),
    lead: (fields.departments?.value.lead ?? []).map(department).join('、'),
    support: (fields.departments?.value.support ?? []).map(department).join('、'),
    basis: (layers[0]?.statement.basis ?? []).map((basis) => nameBasis(catalogue, basis)).join('；\n'),
  };
}

const numbered = (sentences: readonly string[] = []): string =>
  sentences.length === 1 ? (sentences[0] ?? '') : sentences.map((sentence, index) => `${index + 1}. ${sentence}`).join('\n');

function departmentNames(catalogue: Pick<Catalogue, 'areas' | 'departments'>, area: Area): (id: string) => string {
  const local = pathsUpwards(area.path).map((path) => catalogue.areas.get(path)?.statement?.departments);
  return (id) => local.find((names) => names?.[id])?.[id]?.zh ?? catalogue.departments.get(id)?.names.zh ?? id;
}
