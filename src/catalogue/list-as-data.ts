import type { ContactPoint } from './area.schema.ts';
import type { Area, Catalogue } from './catalogue.ts';
import type { EditionStatement } from './edition.schema.ts';
import { type EntitlementStatement, type FactField, factFields, type WordField, wordFields } from './entitlement.schema.ts';
import type { Assured, Basis, Names } from './fields.schema.ts';
import type { ResolvedEntitlement, ResolvedList } from './resolve-lists.ts';
import type { TypedValue } from './typed-value.schema.ts';
import { type WordLocale, wordLocales } from './vocabulary.ts';
import { labelOf, wordsOf } from './words.ts';

/** What `…/list.json` holds. An area has `entitlements` of its own, or is the same as one above. */
export interface ListData {
  area: { code: string; path: string; level: Area['level']; names: Names; parent?: string };
  editions: (Pick<EditionStatement, 'title' | 'inForce' | 'document' | 'officialList'> & { area: string; year: string })[];
  contacts: ContactPoint[];
  entitlements?: EntitlementData[];
  sameAs?: { path: string; entitlements: string[] };
  /** Names of the papers that the entitlements ask for. */
  requiredDocuments?: Record<string, Names>;
}

export type EntitlementData = Pick<EntitlementStatement, Exclude<FactField, 'values'>> & {
  id: string;
  words: Partial<Record<WordLocale, Pick<EntitlementStatement, WordField>>>;
  values: Record<string, TypedValue & { statedBy: string }>;
  /** The area that states each field. */
  statedBy: Record<string, string>;
  /** Nearest first. */
  provenance: { area: string; year: string; basis?: Basis[]; status?: string; assured?: Assured }[];
};

/**
 * An area's list as open data. Codes are GB/T 2260, days ISO 8601; each field carries the area that states it, each
 * entry its basis and assurance; words are given per locale and only where they exist in it. An area that states
 * nothing has its `source`'s entitlements: they are named (`sameAs`), not written again for each of 2,800 districts.
 */
export function listAsJson(area: Area, list: ResolvedList, source: Area, requiredDocuments: Catalogue['requiredDocuments']): string {
  const head = JSON.stringify({
    area: { code: area.code, path: area.path, level: area.level, names: area.names, parent: area.parent },
    editions: list.editions.map(({ area: from, year, statement }) => ({
      area: from,
      year,
      title: statement.title,
      inForce: statement.inForce,
      document: statement.document,
      officialList: statement.officialList,
    })),
    contacts: area.statement?.contacts ?? [],
  });
  const papers = [...new Set(list.entitlements.flatMap(({ fields }) => fields.requiredDocuments?.value ?? []))];
  const names = Object.fromEntries(papers.flatMap((id) => (requiredDocuments.has(id) ? [[id, requiredDocuments.get(id)?.names]] : [])));
  const entitlements =
    source.path === area.path
      ? `"entitlements":[${list.entitlements.map(entitlementAsJson).join()}],"requiredDocuments":${JSON.stringify(names)}`
      : `"sameAs":${JSON.stringify({ path: source.path, entitlements: list.entitlements.map(({ id }) => id) })}`;
  return `${head.slice(0, -1)},${entitlements}}`;
}

/** Areas that state nothing about an entitlement share it, and its JSON. */
const written = new WeakMap<ResolvedEntitlement, string>();

function entitlementAsJson(entitlement: ResolvedEntitlement): string {
  const json = written.get(entitlement) ?? JSON.stringify(entitlementAsData(entitlement));
  written.set(entitlement, json);
  return json;
}

function entitlementAsData(entitlement: ResolvedEntitlement): object {
  const { id, fields, values, layers } = entitlement;
  const words = wordLocales.map((locale) => {
    const ofLocale = wordFields.flatMap((field): [string, unknown][] => {
      const found = wordsIn(entitlement, field, locale);
      return found === undefined ? [] : [[field, found]];
    });
    return [locale, Object.fromEntries(ofLocale)] as const;
  });
  const facts = factFields.flatMap((field) => (field === 'values' || !fields[field] ? [] : [[field, fields[field].value] as const]));
  const origins = Object.entries(fields).map(([field, stated]) => [field, (stated as { origin: { area: string } }).origin.area] as const);
  return {
    id,
    words: Object.fromEntries(words.filter(([, ofLocale]) => Object.keys(ofLocale).length > 0)),
    ...Object.fromEntries(facts),
    values: Object.fromEntries(Object.entries(values).map(([key, { value, origin }]) => [key, { ...value, statedBy: origin.area }])),
    statedBy: Object.fromEntries(origins),
    provenance: layers.map(({ area, year, statement: { basis, status, assured } }) => ({ area, year, basis, status, assured })),
  };
}

/** What a field says in a locale, where it does. Labels are joined by id from several entries, each with translations of its own. */
function wordsIn(entitlement: ResolvedEntitlement, field: WordField, locale: WordLocale): unknown {
  if (field !== 'valueLabels' && field !== 'windowLabels') {
    const words = wordsOf(entitlement, field, locale);
    return words?.locale === locale ? words.value : undefined;
  }
  const labels = Object.keys(entitlement.fields[field]?.value ?? {}).flatMap((id): [string, string][] => {
    const label = labelOf(entitlement, field, id, locale);
    return label?.locale === locale ? [[id, label.text]] : [];
  });
  return labels.length > 0 ? Object.fromEntries(labels) : undefined;
}
