import type { EntitlementData, ListData } from '../catalogue/list-as-data.ts';
import type { TypedValue } from '../catalogue/typed-value.schema.ts';
import type { WordLocale } from '../catalogue/vocabulary.ts';

/** A text in the reader's language, or in Chinese where there is none. */
export interface Told {
  text: string;
  locale: WordLocale;
}

/** One thing that is other in the new place: a figure, or a field with what each place asks. */
export type Difference =
  | { kind: 'value'; label: Told; before: TypedValue | undefined; after: TypedValue | undefined; isBetter: boolean | undefined }
  | { kind: 'ages'; before: EntitlementData['audience']; after: EntitlementData['audience'] }
  | { kind: 'requires' | 'requiredDocuments'; before: readonly string[]; after: readonly string[] }
  | { kind: 'conditions'; before: readonly string[]; after: readonly string[]; locale: WordLocale };

export interface Compared {
  id: string;
  title: Told;
  differences: readonly Difference[];
}

export interface Comparison {
  /** In the new place and not in the old one. */
  gained: readonly Compared[];
  /** In the old place and not in the new one. */
  lost: readonly Compared[];
  different: readonly Compared[];
  same: number;
}

/** Two places' lists side by side, from what they publish as data. `en` and `ug` fall back to Chinese, and say so. */
export function compareLists(from: readonly EntitlementData[], to: readonly EntitlementData[], locale: WordLocale): Comparison {
  const before = new Map(from.map((each) => [each.id, each]));
  const after = new Map(to.map((each) => [each.id, each]));
  const compared = (each: EntitlementData, differences: readonly Difference[] = []): Compared => ({
    id: each.id,
    title: told(each, 'title', locale) ?? { text: each.id, locale: 'zh' },
    differences,
  });
  const both = to.flatMap((each): Compared[] => {
    const old = before.get(each.id);
    return old ? [compared(each, differencesOf(old, each, locale))] : [];
  });
  const different = both.filter(({ differences }) => differences.length > 0);
  return {
    gained: to.filter(({ id }) => !before.has(id)).map((each) => compared(each)),
    lost: from.filter(({ id }) => !after.has(id)).map((each) => compared(each)),
    different,
    same: both.length - different.length,
  };
}

function told(of: EntitlementData, field: 'title', locale: WordLocale): Told | undefined {
  const own = of.words[locale]?.[field];
  if (own !== undefined) return { text: own, locale };
  const text = of.words.zh?.[field];
  return text === undefined ? undefined : { text, locale: 'zh' };
}

function differencesOf(old: EntitlementData, now: EntitlementData, locale: WordLocale): Difference[] {
  const differences: Difference[] = [];
  for (const id of Object.keys({ ...old.values, ...now.values })) {
    const [before, after] = [old.values[id], now.values[id]];
    if (before?.value === after?.value && before?.unit === after?.unit) continue;
    const label = labelOf(now, id, locale) ?? labelOf(old, id, locale) ?? { text: id, locale: 'zh' };
    differences.push({ kind: 'value', label, before, after, isBetter: isBetter(before, after) });
  }
  const agesOf = ({ audience }: EntitlementData): string => JSON.stringify(audience?.ages ?? null);
  if (agesOf(old) !== agesOf(now)) differences.push({ kind: 'ages', before: old.audience, after: now.audience });
  for (const kind of ['requires', 'requiredDocuments'] as const) {
    const [before, after] = [old[kind] ?? [], now[kind] ?? []];
    if ([...before].sort().join() !== [...after].sort().join()) differences.push({ kind, before, after });
  }
  // Compared in the source language; shown in the reader's where both places have it.
  const [before, after] = [old.words.zh?.conditions ?? [], now.words.zh?.conditions ?? []];
  if (before.join() !== after.join()) {
    const isTranslated = (each: EntitlementData, source: readonly string[]): boolean =>
      source.length === 0 || each.words[locale]?.conditions !== undefined;
    const shown = isTranslated(old, before) && isTranslated(now, after) ? locale : 'zh';
    differences.push({
      kind: 'conditions',
      before: old.words[shown]?.conditions ?? [],
      after: now.words[shown]?.conditions ?? [],
      locale: shown,
    });
  }
  return differences;
}

/** Undefined where the two cannot be compared. Not `isBelow` of the schema's file: that would bring all of zod into the page. */
function isBetter(before: TypedValue | undefined, after: TypedValue | undefined): boolean | undefined {
  if (before?.unit !== after?.unit || before?.better !== after?.better) return undefined;
  return before && after && (after.better === 'higher' ? after.value > before.value : after.value < before.value);
}

function labelOf(of: EntitlementData, id: string, locale: WordLocale): Told | undefined {
  const own = of.words[locale]?.valueLabels?.[id];
  if (own !== undefined) return { text: own, locale };
  const text = of.words.zh?.valueLabels?.[id];
  return text === undefined ? undefined : { text, locale: 'zh' };
}

/** Offices of the new place, nearest first; none is made up where none is published. */
export const contactsOf = (lists: readonly ListData[]): ListData['contacts'] =>
  lists
    .flatMap(({ contacts }) => contacts)
    .filter(({ phone }, index, all) => phone !== undefined && all.findIndex((other) => other.phone === phone) === index);
