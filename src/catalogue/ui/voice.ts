import { type Locale, type LocalText, nameIn, sourceLocale } from '../../i18n/locales.ts';
import type { Translate } from '../../i18n/translator.ts';
import { areaOf, lineage, type Portal } from '../../site/source/portal.ts';
import { sentence } from '../../site/ui/sentence.ts';
import type { Item } from '../catalogue.ts';

/** How one area's pages name things in one locale. */
export interface Voice {
  locale: Locale;
  t: Translate;
  areaName: (area: string) => LocalText;
  /** The department's local name where the area or one above gives it, else its general name. */
  department: (id: string) => LocalText;
  hotline: (number: string) => LocalText;
  /** Who checked an entry: a department, or the editors of the portal. */
  checker: (by: string) => LocalText;
  /** “浙江省规定”, or nothing where the area itself states it. */
  statedByHtml: (item: Item) => string;
}

export function voiceOf(portal: Portal, path: string, locale: Locale): Voice {
  const { catalogue, translators } = portal;
  const t = translators[locale];
  const upwards = lineage(portal, path).reverse();
  const areaName = (area: string): LocalText => nameIn(areaOf(portal, area).names, locale);
  const department = (id: string): LocalText => {
    const local = upwards.map((area) => area.statement?.departments?.[id]).find(Boolean);
    const names = local ?? catalogue.departments.get(id)?.names;
    return names ? nameIn(names, locale) : { text: id, locale: sourceLocale };
  };
  return {
    locale,
    t,
    areaName,
    department,
    hotline: (number) => {
      const known = [...catalogue.hotlines.values()].find((hotline) => hotline.number === number);
      return known ? nameIn(known.names, locale) : { text: '', locale };
    },
    checker: (by) => (by === 'tongxiang' ? { text: t('status.editors'), locale } : department(by)),
    statedByHtml: (item) => (item.area === path ? '' : sentence(t, locale, 'entitlement.statedBy', { area: areaName(item.area) })),
  };
}
