import type { Translate } from '../../i18n/translator.ts';

/** A month (`2027-05`), a day (`2027-05-31`) or a day of every year (`05-31`) in the reader's words, of which `format` has the patterns. */
export function dayWith(format: { day: string; month: string; annual: string }, on: string): string {
  const [first = '', second = '', third = ''] = on.split('-');
  const pattern = third !== '' ? format.day : first.length === 4 ? format.month : format.annual;
  const [year, month, day] = first.length === 4 ? [first, second, third] : ['', first, second];
  // Where numbers are joined by dashes (ISO 8601) they keep their zeros: 2027-05-31; else 2027年5月31日.
  const isIso = format.annual.indexOf('}}-{{') > 0;
  const plain = (digits: string): string => (isIso ? digits : digits.replace(/^0/, ''));
  return pattern.replace('{{year}}', year).replace('{{month}}', plain(month)).replace('{{day}}', plain(day));
}

/** The patterns themselves: each placeholder is set to itself. */
export const dayFormat = (t: Translate): { day: string; month: string; annual: string } => {
  const values = { year: '{{year}}', month: '{{month}}', day: '{{day}}' };
  return { day: t('day', values), month: t('family.month', values), annual: t('annualDay', values) };
};

/** A day of a window, as the server writes it. */
export const dayText = (t: Translate, on: string): string => {
  const text = dayWith(dayFormat(t), on);
  return on.length === 5 ? t('entitlement.everyYear', { day: text }) : text;
};
