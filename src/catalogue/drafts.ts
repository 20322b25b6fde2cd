import type { Area, Catalogue } from './catalogue.ts';

/**
 * The catalogue without editions that are still being written: what is published. The check and the editors' commands look at
 * drafts as if they came into force on their day; families never see one.
 */
export function withoutDrafts(catalogue: Catalogue): Catalogue {
  const published = (area: Area): Area =>
    area.editions.some(({ statement }) => statement.draft)
      ? { ...area, editions: area.editions.filter(({ statement }) => statement.draft === undefined) }
      : area;
  const areas = new Map([...catalogue.areas].map(([path, area]) => [path, published(area)]));
  return { ...catalogue, areas, areasTopDown: catalogue.areasTopDown.flatMap(({ path }) => areas.get(path) ?? []) };
}
