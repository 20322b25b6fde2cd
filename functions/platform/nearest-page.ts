export interface Pages {
  /** True for the address of a page: locale prefix, no base, with both slashes: `/en/zhejiang/hangzhou/`. */
  has: (path: string) => boolean;
  /** Address parts that name a locale: `en`, `ug`. */
  localePrefixes: readonly string[];
}

/**
 * The page that comes nearest to an address without one. A district that states nothing of its own has no entitlement pages, so
 * `/zhejiang/hangzhou/gongshu/vaccination/` leads up to the area that grants: Hangzhou's, Zhejiang's, the nation's page; failing
 * that, to the nearest area's list. Never out of the locale, and never to the home page: that would hide a mistyped address.
 */
export function nearestPage(path: string, { has, localePrefixes }: Pages): string | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  const prefix = parts[0] !== undefined && localePrefixes.includes(parts[0]) ? [parts.shift()] : [];
  const last = parts.at(-1);
  if (last === undefined || last.includes('.')) return undefined;
  const areas = parts.slice(0, -1);
  const up = areas.map((_, index) => areas.slice(0, areas.length - index));
  const granted = areas.length > 0 ? [...up, ['china']].map((area) => [...area, last]) : [];
  return [parts, ...granted, ...up].map((candidate) => `/${[...prefix, ...candidate].join('/')}/`).find(has);
}

/** The locale's part at the head of an address, empty for the source locale. */
export function localePrefixOf(path: string, localePrefixes: readonly string[]): string {
  const first = path.split('/')[1] ?? '';
  return localePrefixes.includes(first) ? first : '';
}
