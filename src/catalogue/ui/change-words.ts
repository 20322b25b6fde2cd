import type { Locale } from '../../i18n/locales.ts';
import type { Translate } from '../../i18n/translator.ts';
import type { Edition } from '../catalogue.ts';
import type { Change } from '../compare-editions.ts';
import { labelOf, wordsOf } from '../words.ts';
import { formatDay, formatValue } from './format.ts';

/** The kinds of change in the order in which a family should read them. */
export const changeKinds = ['added', 'raised', 'lowered', 'altered', 'ended', 'reworded'] as const;

/** The headings under which a reader finds what was reworded. */
const headings = {
  who: 'who',
  provides: 'provides',
  conditions: 'conditions',
  steps: 'steps',
  where: 'where',
  cost: 'cost',
  time: 'time',
  requiredDocuments: 'bring',
  channels: 'channels',
  windows: 'windows',
  departments: 'departments',
} as const;

export function rewordedHeadings(t: Translate, change: Change): string {
  if (!('fields' in change)) return '';
  return change.fields
    .flatMap((field) => (field in headings ? [t(`entitlement.${headings[field as keyof typeof headings]}`)] : []))
    .join(t('listSeparator'));
}

/** Why something was lowered or ended, in the area's own words. */
export function reasonOf(change: Change, edition: Edition): string | undefined {
  if (change.kind === 'ended') return edition.statement.ended?.find((entry) => entry.entitlement === change.entitlement.id)?.reason;
  return change.entitlement.layers[0]?.statement.reason;
}

/** The change as plain lines, in the words of the page: its title, from what to what, why. */
export function changeLines(t: Translate, locale: Locale, change: Change, reason: string | undefined): string[] {
  const title = wordsOf(change.entitlement, 'title', locale)?.value ?? change.entitlement.id;
  const reworded = rewordedHeadings(t, change);
  const lines = [reworded === '' ? title : `${title} (${reworded})`];
  if ('before' in change) {
    const label = labelOf(change.entitlement, 'valueLabels', change.value, locale)?.text ?? change.value;
    lines.push(t('changes.fromTo', { label, before: formatValue(t, change.before), after: formatValue(t, change.after) }));
  }
  return reason === undefined ? lines : [...lines, t('changes.reason', { reason })];
}

/** The heading over an edition's changes. */
export function stepHeading(t: Translate, { edition, first }: { edition: Edition; first: boolean }): string {
  return first ? t('changes.first') : t('changes.since', { year: edition.year, from: formatDay(t, edition.statement.inForce.from) });
}
