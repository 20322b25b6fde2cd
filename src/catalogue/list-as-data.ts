import type { Area } from './catalogue.ts';
import { factFields, wordFields } from './entitlement.schema.ts';
import type { ResolvedEntitlement, ResolvedList } from './resolve-lists.ts';
import { type WordLocale, wordLocales } from './vocabulary.ts';
import { labelOf, wordsOf } from './words.ts';

/**
 * An area's list as open data. Codes are GB/T 2260, days ISO 8601; each field carries the area that states it, each
 * entry its basis and assurance; words are given per locale and only where they exist in it.
 */
export function listAsJson(area: Area, list: ResolvedList): string {
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
  return `${head.slice(0, -1)},"entitlements":${entitlementsAsJson(list.entitlements)}}`;
}

/** Areas that state nothing share their parent's entitlements: each list of them is written once. */
const known = new WeakMap<readonly ResolvedEntitlement[], string>();

function entitlementsAsJson(entitlements: readonly ResolvedEntitlement[]): string {
  const found = known.get(entitlements);
  if (found !== undefined) return found;
  const json = JSON.stringify(entitlements.map(entitlementAsData));
  known.set(entitlements, json);
  return json;
}

function entitlementAsData(entitlement: ResolvedEntitlement): object {
  const { id, fields, values, layers } = entitlement;
  const words = wordLocales.map((locale) => {
    const ofLocale = wordFields.flatMap((field) => {
      if (field === 'valueLabels' || field === 'windowLabels') {
        const labels = labelsIn(entitlement, field, locale);
        return labels.length > 0 ? [[field, Object.fromEntries(labels)] as const] : [];
      }
      const text = wordsOf(entitlement, field, locale);
      return text?.locale === locale ? [[field, text.value] as const] : [];
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

/** Labels are joined by id from several entries, each with translations of its own. */
function labelsIn(entitlement: ResolvedEntitlement, field: 'valueLabels' | 'windowLabels', locale: WordLocale): [id: string, text: string][] {
  return Object.keys(entitlement.fields[field]?.value ?? {}).flatMap((id) => {
    const label = labelOf(entitlement, field, id, locale);
    return label?.locale === locale ? [[id, label.text]] : [];
  });
}
