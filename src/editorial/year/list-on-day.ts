import { type Catalogue, pathsUpwards } from '../../catalogue/catalogue.ts';
import { resolveList, type ResolvedList } from '../../catalogue/resolve-lists.ts';

/** The list of one area on a day, resolved along its line only. */
export function listOnDay({ areas }: Pick<Catalogue, 'areas'>, path: string, day: string): ResolvedList | undefined {
  return pathsUpwards(path)
    .reverse()
    .flatMap((each) => areas.get(each) ?? [])
    .reduce<ResolvedList | undefined>((above, area) => resolveList(area, above, day), undefined);
}
