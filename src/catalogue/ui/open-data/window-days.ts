import type { Translate } from '../../../i18n/translator.ts';
import type { Locale } from '../../../i18n/locales.ts';
import type { ResolvedList } from '../../resolve-lists.ts';
import { labelOf, wordsOf } from '../../words.ts';

/** A first or last day of a window, for a calendar. */
export interface WindowDay {
  /** `2026-08-31`; of what comes every year, the day in the year of the edition that states it. */
  day: string;
  everyYear: boolean;
  summary: string;
  description: string;
}

/** First and last days of all windows of a list, in the words that the family sheet has for them. */
export function windowDays(
  list: Pick<ResolvedList, 'entitlements'>,
  { t, locale, pageOf }: { t: Translate; locale: Locale; pageOf: (entitlement: string) => string },
): WindowDay[] {
  return list.entitlements.flatMap((entitlement) => {
    const { windows } = entitlement.fields;
    const title = wordsOf(entitlement, 'title', locale)?.value ?? entitlement.id;
    return (windows?.value ?? []).flatMap(({ id, opens, closes }) => {
      const label = labelOf(entitlement, 'windowLabels', id, locale)?.text;
      const window = label === undefined ? title : `${title} · ${label}`;
      const dayOf = (kind: 'window-opens' | 'window-closes', day: string | undefined): WindowDay[] => {
        if (day === undefined) return [];
        const everyYear = day.length === 5;
        return [
          {
            day: everyYear ? `${windows?.origin.year ?? ''}-${day}` : day,
            everyYear,
            summary: t(`family.date.${kind}`, { window }),
            description: `${t('entitlement.guidance')}\n${pageOf(entitlement.id)}`,
          },
        ];
      };
      return [...dayOf('window-opens', opens), ...dayOf('window-closes', closes)];
    });
  });
}
