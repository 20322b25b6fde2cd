import type { TargetGroup } from '../catalogue/vocabulary.ts';
import type { Basis } from '../catalogue/fields.schema.ts';
import type { Edition } from '../catalogue/catalogue.ts';
import type { ContentUnderCheck } from './content-under-check.ts';
import type { FieldPath } from './finding.ts';

/** One place where content cites a document. */
export interface Citation {
  file: string;
  at: FieldPath;
  basis: Basis;
  /** Whom the citing entry is for, where it is for somebody. */
  group?: TargetGroup | undefined;
  /** The edition that the citing entry belongs to. */
  edition?: Edition;
}

/** Every `basis` of entries, values, guides and hotlines. */
export function listCitations({ items, guides, catalogue, listOn }: ContentUnderCheck): Citation[] {
  const ofItems = items.flatMap(({ area, edition, item }) => {
    const { statement, file } = item;
    const group =
      statement.audience?.group ?? listOn(area.path, edition.statement.inForce.from)?.byId.get(item.id)?.fields.audience?.value.group;
    const own = (statement.basis ?? []).map((basis, index) => ({ file, at: ['basis', index], basis, group, edition }));
    const ofValues = Object.entries(statement.values ?? {}).flatMap(([id, { basis }]) =>
      basis ? [{ file, at: ['values', id, 'basis'], basis, group, edition }] : [],
    );
    return [...own, ...ofValues];
  });
  const ofGuides = guides.flatMap(({ file, statement }) =>
    (statement.basis ?? []).map((basis, index) => ({ file, at: ['basis', index], basis })),
  );
  const ofHotlines = [...catalogue.hotlines].flatMap(([id, hotline]) =>
    (hotline.basis ?? []).map((basis, index) => ({ file: 'hotlines.yaml', at: [id, 'basis', index], basis })),
  );
  return [...ofItems, ...ofGuides, ...ofHotlines];
}
