import { type Locale, type LocalText, nameIn } from '../../i18n/locales.ts';
import { areaPath } from '../../site/addresses.ts';
import { lineage, type Portal } from '../../site/source/portal.ts';

/** The name by which a reader knows a place: 杭州市西湖区; Xihu District, Hangzhou. The nation goes without saying. */
export function placeName(portal: Portal, path: string, locale: Locale): LocalText {
  const line = lineage(portal, path);
  const named = line.length > 2 ? line.slice(2 - (line.length === 3 ? 1 : 0)) : line.slice(-1);
  const names = named.map((area) => nameIn(area.names, locale));
  const missing = names.some((name) => name.locale !== locale);
  if (locale === 'zh' || missing) return { text: named.map((area) => area.names.zh).join(''), locale: 'zh' };
  return { text: names.map((name) => name.text).reverse().join(locale === 'ug' ? '، ' : ', '), locale };
}

/** Breadcrumb: home, then each area down to the place, which is not a link unless something follows it. */
export function trailOf(
  portal: Portal,
  path: string,
  locale: Locale,
  then?: LocalText,
): { text: string; path?: string; locale?: Locale }[] {
  const t = portal.translators[locale];
  const steps = lineage(portal, path)
    .filter((area) => area.level !== 'nation' || path === area.path)
    .map((area) => ({ area, name: nameIn(area.names, locale) }));
  return [
    { text: t('nav.home'), path: '/' },
    ...steps.map(({ area, name }, index) => ({
      text: name.text,
      locale: name.locale,
      ...(index < steps.length - 1 || then ? { path: areaPath(area.path) } : {}),
    })),
    ...(then ? [{ text: then.text, locale: then.locale }] : []),
  ];
}
