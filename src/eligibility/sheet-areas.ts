import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import { hasOwnRecord } from '../catalogue/resolve-lists.ts';
import type { City } from './who-counts.ts';

/**
 * Which areas have a family sheet: cities (and municipalities), whose sheet asks for the district, and those lowest areas
 * whose list is another than their city's, or that have no city. 380 sheets serve 2,850 districts.
 */
type Areas = Pick<Catalogue, 'areas'>;

const isLowest = (area: Area): boolean => area.level !== 'nation' && area.children.length === 0;
const parentOf = ({ areas }: Areas, area: Area): Area | undefined => (area.parent === undefined ? undefined : areas.get(area.parent));
const isCity = (area: Area | undefined): area is Area =>
  area !== undefined && area.children.length > 0 && (area.level === 'city' || area.type === '直辖市');

/** The area whose sheet serves a place; undefined for provinces and the nation, where a place has to be chosen first. */
export function sheetAreaOf(catalogue: Areas, path: string): Area | undefined {
  const area = catalogue.areas.get(path);
  if (!area) throw new RangeError(`no area ${path}`);
  if (!isLowest(area)) return isCity(area) ? area : undefined;
  const city = parentOf(catalogue, area);
  return isCity(city) && !hasOwnRecord(area) ? city : area;
}

export const sheetAreas = (catalogue: Areas & Pick<Catalogue, 'areasTopDown'>): Area[] =>
  catalogue.areasTopDown.filter((area) => sheetAreaOf(catalogue, area.path) === area);

/** The districts of the city around a sheet's area: the family lives in one, and may be registered in another. */
export function districtsAround(catalogue: Areas, area: Area): Area[] {
  const city = isLowest(area) ? parentOf(catalogue, area) : area;
  return isCity(city) ? city.children.flatMap((path) => catalogue.areas.get(path) ?? []) : [area];
}

export function cityOf(catalogue: Areas, area: Area): City {
  const city = isLowest(area) ? parentOf(catalogue, area) : area;
  return {
    centralDistricts: (isCity(city) ? city.statement?.centralDistricts : undefined) ?? null,
    districts: districtsAround(catalogue, area).map(({ code, type }) => ({ code, isUrban: type === '市辖区' })),
  };
}
