import type { EntitlementStatement } from '../catalogue/entitlement.schema.ts';
import type { Basis } from '../catalogue/fields.schema.ts';
import type { ResolvedEntitlement } from '../catalogue/resolve-lists.ts';
import type { Requirement, TargetGroup } from '../catalogue/vocabulary.ts';

/** What the rules ask of an entitlement: its facts, without its words. Travels in the page as JSON. */
export interface Entry {
  id: string;
  group: TargetGroup;
  for: 'child' | 'guardian' | 'family';
  ages?: { from: number; under: number } | undefined;
  requires: readonly Requirement[];
  /** Months of residence that are asked for, where the entry says how many. */
  residenceMonths?: number | undefined;
  windows: readonly EntryWindow[];
  papers: readonly string[];
  handledAtHome: boolean;
  basis: readonly Basis[];
}

export interface EntryWindow {
  id: string;
  /** Its name in the reader's language, where it has one. */
  label?: string | undefined;
  /** `2026-08-31`, or `08-31` every year. */
  opens?: string | undefined;
  closes?: string | undefined;
}

/** The value that says how long one must have lived here, in an entry that requires a time of residence. */
const residenceValues = ['residence', 'residence-duration'];
const monthsIn: Readonly<Record<string, number>> = { month: 1, year: 12 };

export function entryOf(
  { id, fields, values, layers }: ResolvedEntitlement,
  windowLabel: (window: string) => string | undefined = () => undefined,
): Entry {
  const audience: EntitlementStatement['audience'] = fields.audience?.value;
  const residence = residenceValues.map((name) => values[name]?.value).find(Boolean);
  const basis = layers.flatMap(({ statement }) => statement.basis ?? []);
  const isFirst = (one: Basis, index: number): boolean =>
    basis.findIndex(({ document, clause }) => document === one.document && clause === one.clause) === index;
  return {
    id,
    group: audience?.group ?? 'migrant',
    for: audience?.for ?? 'child',
    ages: audience?.ages,
    requires: fields.requires?.value ?? [],
    residenceMonths: residence && monthsIn[residence.unit] && residence.value * (monthsIn[residence.unit] ?? 1),
    windows: (fields.windows?.value ?? []).map((window) => ({ ...window, label: windowLabel(window.id) })),
    papers: fields.requiredDocuments?.value ?? [],
    handledAtHome: fields.handledAtHome?.value ?? false,
    basis: basis.filter(isFirst),
  };
}
