import type { Catalogue } from './catalogue.ts';
import { findEditionInForce } from './find-edition-in-force.ts';
import { resolveList, type ResolvedList } from './resolve-lists.ts';

/** The list of an area on any day, resolved once for each set of editions in force along its line. Undefined for an unknown area. */
export function listsOnDays({ areas }: Pick<Catalogue, 'areas'>): (path: string, day: string) => ResolvedList | undefined {
  const resolved = new Map<string, ResolvedList>();
  const inForceOn = (path: string, day: string): string => {
    const area = areas.get(path);
    if (!area) return '';
    const above = area.parent === undefined ? '' : inForceOn(area.parent, day);
    const own = findEditionInForce(area, day);
    return own ? `${above} ${own.area}/${own.year}` : above;
  };
  const listOn = (path: string, day: string): ResolvedList | undefined => {
    const area = areas.get(path);
    if (!area) return undefined;
    const key = `${path}:${inForceOn(path, day)}`;
    let list = resolved.get(key);
    if (!list) {
      list = resolveList(area, area.parent === undefined ? undefined : listOn(area.parent, day), day);
      resolved.set(key, list);
    }
    return list;
  };
  return listOn;
}
