import { barePlaceName } from '../catalogue/bare-place-name.ts';

/**
 * Finding a place by what a parent types: its name in characters or pinyin, with or without 省, 市, 区, or an abolished
 * name. `[slug, name, children?, other names?]`: on pages in other languages the Chinese name, and abolished ones; the
 * tree is what `/places.json` carries.
 */
export type PlaceTree = [slug: string, name: string, children?: PlaceTree | 0, others?: string[]][];

export interface Place {
  /** Below the locale's home, without slashes around: `zhejiang/hangzhou/xihu`. */
  path: string;
  /** 浙江省 杭州市 西湖区 */
  label: string;
  name: string;
  slug: string;
  /** Other names: in Chinese, or before a reform. */
  others: string[];
  /** The line of names as people say it: 浙江杭州西湖. */
  spoken: string;
  depth: number;
}

/** The tree as a flat list, parents before children. */
export function placesOf(tree: PlaceTree, above = '', labelAbove = '', spokenAbove = '', depth = 0): Place[] {
  return tree.reduce<Place[]>((places, [slug, name, children, others = []]) => {
    const path = above === '' ? slug : `${above}/${slug}`;
    const label = labelAbove === '' ? name : `${labelAbove} ${name}`;
    const spoken = spokenAbove + barePlaceName(name);
    places.push({ path, label: others.length > 0 ? `${label}（${others.join('、')}）` : label, name, slug, others, spoken, depth });
    return children ? places.concat(placesOf(children, path, label, spoken, depth + 1)) : places;
  }, []);
}

/** Best first: the whole name, its beginning, then anywhere in the line of names; smaller places before larger ones of equal fit. */
export function findPlaces(places: readonly Place[], typed: string): Place[] {
  const query = fold(typed.normalize('NFKC'));
  if (query === '') return [];
  const latin = /^[a-z]+$/.test(query);
  const scored: { place: Place; score: number }[] = [];
  for (const place of places) {
    const score = latin ? latinScore(place, query) : nameScore(place, query);
    if (score > 0) scored.push({ place, score });
  }
  return scored
    .sort((a, b) => b.score - a.score || b.place.depth - a.place.depth || (a.place.path < b.place.path ? -1 : 1))
    .map(({ place }) => place);
}

/** Without case, blanks and the signs that people leave out or put in. */
const fold = (text: string): string => text.toLowerCase().replace(/[\s'’·-]+/g, '');

function nameScore(place: Place, query: string): number {
  const name = fold(place.name);
  if (name === query) return 100;
  if (name.startsWith(query)) return 90 - Math.min(name.length - query.length, 9);
  if (query.length > 2 && query.startsWith(name)) return 20;
  if (place.others.some((other) => other.startsWith(query))) return 70;
  if (name.includes(query)) return 60;
  if (fold(place.label.replace(/（.*$/, '')).endsWith(query) || place.spoken.endsWith(query)) return 50;
  return fold(place.label).includes(query) ? 30 : 0;
}

function latinScore(place: Place, query: string): number {
  const slug = place.slug.replace(/-/g, '');
  const name = fold(place.name);
  if (slug === query || name === query) return 100;
  if (slug.startsWith(query) || name.startsWith(query)) return 90 - Math.min(slug.length - query.length, 9);
  const joined = place.path.replace(/[/-]/g, '');
  if (joined.endsWith(query)) return 50;
  return name.includes(query) || joined.includes(query) ? 25 : 0;
}
