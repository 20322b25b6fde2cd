import type { Translate } from '../../i18n/translator.ts';
import type { TypedValue } from '../typed-value.schema.ts';

/** `2026-11-21` as a reader of the locale writes it. */
export function formatDay(t: Translate, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return t('day', { year, month: plain(t, month), day: plain(t, date) });
}

/** A day of every year (`08-31`) or one day (`2026-08-31`). */
export function formatWindowDay(t: Translate, day: string): string {
  if (day.length === 10) return formatDay(t, day);
  const [month = '', date = ''] = day.split('-');
  return t('entitlement.everyYear', { day: t('annualDay', { month: plain(t, month), day: plain(t, date) }) });
}

/** ISO-like locales keep the leading zero, others drop it: 8月31日, 2026-08-31. */
const plain = (t: Translate, digits: string): string => (t('annualDay', { month: '', day: '' }) === '-' ? digits : String(Number(digits)));

const numbers = new Intl.NumberFormat('en');

/** A value with its unit in words: 每月 2,744 元. */
export function formatValue(t: Translate, { value, unit }: TypedValue): string {
  return t(`unit.${unit}`, { value: numbers.format(value) });
}
