import { type Locale, locales } from '../i18n/locales.ts';

/**
 * Addresses of the portal. `path` is without locale and base: `/zhejiang/hangzhou/xihu/`.
 * A government unit may have one site only, so the whole portal can sit under a base (专栏).
 */
export function address(base: string, locale: Locale, path: string): string {
  const { prefix } = locales[locale];
  return `${base.replace(/\/$/u, '')}${prefix === '' ? '' : `/${prefix}`}${path}`;
}

/** The path of an area's list: the nation's is `/china/`, all others leave the nation out. */
export function areaPath(area: string): string {
  return area === 'china' ? '/china/' : `/${area.replace(/^china\//u, '')}/`;
}

export const entitlementPath = (area: string, id: string): string => `${areaPath(area)}${id}/`;
/** Open data of an area, each at `<area>/<file>`; all but `list.json` in each locale. */
export const openDataFiles = { csv: 'list.csv', hsds: 'hsds.json', feed: 'changes.atom', calendar: 'windows.ics' } as const;
export const openDataPath = (area: string, file: (typeof openDataFiles)[keyof typeof openDataFiles] | 'list.json'): string =>
  `${areaPath(area)}${file}`;
/** A small page that other sites may show in a frame. */
export const embedPath = (area: string): string => `${areaPath(area)}embed/`;
export const changesPath = (area: string): string => `${areaPath(area)}changes/`;
/** A family's list; without an area, the page on which to choose one. */
export const familyPath = (area?: string): string => (area === undefined ? '/family/' : `/family${areaPath(area)}`);
export const movingPath = '/family/moving/';
export const documentPath = (id: string): string => `/documents/${id}/`;
export const clauseAnchor = (clause: string): string => `clause-${clause.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;
export const guidePath = (topic: string, place: 'guide' | 'about'): string => (place === 'guide' ? `/guides/${topic}/` : `/${topic}/`);

/** The rest parameter of a static route for a locale and a path: no slashes around, undefined for the root. */
export function routeParameter(locale: Locale, path: string): string | undefined {
  const parameter = address('', locale, path).replaceAll(/^\/|\/$/gu, '');
  return parameter === '' ? undefined : parameter;
}
