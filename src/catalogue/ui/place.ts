import { type Locale, type LocalText, nameIn } from '../../i18n/locales.ts';
import { areaPath } from '../../site/addresses.ts';
import { addressOf, lineage, type Portal } from '../../site/source/portal.ts';
import { trailHtml } from '../../site/ui/trail.ts';
import { placeNameOf } from './place-name.ts';

/** As the place is known, see `placeNameOf`. */
export const placeName = (portal: Portal, path: string, locale: Locale): LocalText => placeNameOf(lineage(portal, path), locale);

/** Breadcrumb steps: home, then each area down to the place, all links. */
export function trailTo(portal: Portal, path: string, locale: Locale): string {
  const areas = lineage(portal, path).filter((area) => area.level !== 'nation' || path === area.path);
  return trailHtml(locale, [
    { text: portal.translators[locale]('nav.home'), address: addressOf(locale, '/') },
    ...areas.map((area) => ({ ...nameIn(area.names, locale), address: addressOf(locale, areaPath(area.path)) })),
  ]);
}

/** The breadcrumb of a place's own page, whose last step is no link. */
export function trailOf(portal: Portal, path: string, locale: Locale): string {
  const [own] = lineage(portal, path).slice(-1);
  const above = own?.parent === undefined || own.parent === 'china' ? undefined : own.parent;
  const home = trailHtml(locale, [{ text: portal.translators[locale]('nav.home'), address: addressOf(locale, '/') }]);
  return (above === undefined ? home : trailTo(portal, above, locale)) + (own ? trailHtml(locale, [nameIn(own.names, locale)]) : '');
}
