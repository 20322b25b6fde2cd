import type { Item } from './catalogue.ts';
import type { EntitlementStatement, WordField } from './entitlement.schema.ts';
import type { ResolvedEntitlement } from './resolve-lists.ts';
import type { WordLocale } from './vocabulary.ts';

/** Words in the asked locale, or in Chinese where they are not translated; `locale` says which. */
export interface Words<T> {
  value: T;
  locale: WordLocale;
  origin: Item;
  /** The Chinese has changed since it was translated. */
  stale: boolean;
  /** A translator has checked it. The source needs no check. */
  reviewed: boolean;
}

type ValueOf<F extends WordField> = NonNullable<EntitlementStatement[F]>;

/** One word field of a resolved entitlement, with visible fallback. Undefined where nobody states it. */
export function wordsOf<F extends WordField>(
  entitlement: ResolvedEntitlement,
  field: F,
  locale: WordLocale,
): Words<ValueOf<F>> | undefined {
  const stated = entitlement.fields[field] as { value: ValueOf<F>; origin: Item } | undefined;
  if (!stated) return undefined;
  const translation = locale === 'zh' ? undefined : stated.origin.translations[locale];
  const translated = translation?.statement[field] as ValueOf<F> | undefined;
  if (!translation || translated === undefined) {
    return { value: stated.value, locale: 'zh', origin: stated.origin, stale: false, reviewed: true };
  }
  return {
    value: translated,
    locale,
    origin: stated.origin,
    stale: translation.statement.translates !== stated.origin.wordsDigest,
    reviewed: translation.statement.reviewed,
  };
}

/** A label of a typed value or window, looked up where the value was stated and above. */
export function labelOf(
  entitlement: ResolvedEntitlement,
  field: 'valueLabels' | 'windowLabels',
  id: string,
  locale: WordLocale,
): { text: string; locale: WordLocale } | undefined {
  for (const layer of entitlement.layers) {
    const translated = locale === 'zh' ? undefined : layer.translations[locale]?.statement[field]?.[id];
    if (translated !== undefined) return { text: translated, locale };
    const source = layer.statement[field]?.[id];
    if (source !== undefined) return { text: source, locale: 'zh' };
  }
  return undefined;
}
