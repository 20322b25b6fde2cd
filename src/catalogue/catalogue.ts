import type { AreaStatement } from './area.schema.ts';
import type { Divisions } from './division.schema.ts';
import type { DocumentStatement } from './document.schema.ts';
import type { EditionStatement } from './edition.schema.ts';
import type { EntitlementStatement, EntitlementTranslation } from './entitlement.schema.ts';
import type { Basis, Names } from './fields.schema.ts';
import type { WordLocale } from './vocabulary.ts';

/** What we publish, assembled from `content/` and not yet resolved. Plain data, never changed after assembly. */
export interface Catalogue {
  areas: ReadonlyMap<string, Area>;
  /** Areas from the nation downwards: a parent always comes before its children. */
  areasTopDown: readonly Area[];
  documents: ReadonlyMap<string, PolicyDocument>;
  departments: ReadonlyMap<string, { names: Names; aliases?: string[] | undefined }>;
  places: ReadonlyMap<string, { names: Names; about?: Names | undefined }>;
  requiredDocuments: ReadonlyMap<string, { names: Names; about?: Names | undefined }>;
  hotlines: ReadonlyMap<string, Hotline>;
  aliases: Divisions['aliases'];
  divisionsAsOf: string;
}

export type AreaLevel = 'nation' | 'province' | 'city' | 'district';

/** 地区: nation, province, city or district; its identity is its path, `china/zhejiang/hangzhou/xihu`. */
export interface Area {
  path: string;
  code: string;
  slug: string;
  level: AreaLevel;
  /** Official kind of division: 省, 地级市, 市辖区 … */
  type: string;
  names: Names;
  parent: string | undefined;
  children: string[];
  /** `area.yaml`, where there is one. */
  statement: AreaStatement | undefined;
  /** Oldest first. */
  editions: Edition[];
}

export interface Edition {
  area: string;
  year: string;
  file: string;
  statement: EditionStatement;
  items: ReadonlyMap<string, Item>;
}

/** One entry of one edition, as stated in its file: words, facts and provenance, nothing inherited. */
export interface Item {
  id: string;
  area: string;
  year: string;
  file: string;
  statement: EntitlementStatement;
  body: string;
  /** Digest of the Chinese words; a translation that carries another one is stale. */
  wordsDigest: string;
  translations: Partial<Record<WordLocale, Translation>>;
}

export interface Translation {
  file: string;
  statement: EntitlementTranslation;
  body: string;
}

export interface PolicyDocument {
  id: string;
  file: string;
  statement: DocumentStatement;
}

export interface Hotline {
  number: string;
  names: Names;
  for: Names;
  urgent: boolean;
  basis?: Basis[] | undefined;
  status: string;
}

export const nationPath = 'china';

/** Ancestors of a path, nearest first, the path itself included: `china/zhejiang`, `china`. */
export function pathsUpwards(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

/** For each area in how many of `leaves`, itself among them, families see what it publishes. */
export function countBelow(leaves: readonly { path: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const leaf of leaves) for (const path of pathsUpwards(leaf.path)) counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}
