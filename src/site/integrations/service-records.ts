import type { CustomRecord } from 'pagefind';
import type { ResolvedEntitlement } from '../../catalogue/resolve-lists.ts';
import { serviceTypes } from '../../catalogue/vocabulary.ts';
import { wordsOf } from '../../catalogue/words.ts';
import { type Locale, locales, nameIn } from '../../i18n/locales.ts';
import { areaPath, entitlementPath } from '../addresses.ts';
import { addressOf, areaOf, builtLocales, listOf, type Portal } from '../source/portal.ts';

const mostAreasNamed = 40;

/** One record for full text a service type and locale: what the nation grants, or the first area that does, and who has rules of their own. */
export function serviceRecords(portal: Portal): CustomRecord[] {
  const areas = [...portal.catalogue.areas.keys()].sort((a, b) => (areaPath(a) < areaPath(b) ? -1 : 1));
  const stated = areas.flatMap((area) => listOf(portal, area).entitlements.filter(({ layers }) => layers[0]?.area === area));
  return serviceTypes.flatMap((type) => {
    const ofType = stated.filter(({ fields }) => fields.types?.value.includes(type) === true);
    const first = ofType.find(({ area }) => area === 'china') ?? ofType[0];
    if (!first) return [];
    const own = [...new Set(ofType.map(({ area }) => area).filter((area) => area !== 'china'))];
    return builtLocales.map((locale) => {
      const title = wordOf(first, 'title', locale);
      const plain = wordOf(first, 'plain', locale);
      const lines = own.slice(0, mostAreasNamed).map((path) => `${path.replace(/^china\//u, '')}=${lineOf(path, locale)}`);
      return {
        url: addressOf(locale, entitlementPath(first.area, first.id)),
        content: `${title.text} ${plain.text} ${own.map((path) => lineOf(path, locale)).join(' ')}`,
        language: locale,
        meta: {
          title: title.text,
          kw: segmented(title.text, locale),
          type,
          areas: lines.join('\n'),
          areaCount: String(own.length),
          ...(title.locale === locale ? {} : { lang: locales[title.locale].language }),
        },
        filters: { kind: ['service'], type: [type], area: own.map((path) => areaPath(path)) },
      };
    });
  });

  function lineOf(path: string, locale: Locale): string {
    const { parent, names } = areaOf(portal, path);
    const above = parent === undefined || parent === 'china' ? '' : `${lineOf(parent, locale)} `;
    return above + nameIn(names, locale).text;
  }
}

function wordOf(entitlement: ResolvedEntitlement, field: 'title' | 'plain', locale: Locale): { text: string; locale: Locale } {
  const words = wordsOf(entitlement, field, locale);
  return { text: words?.value ?? entitlement.id, locale: words?.locale ?? 'zh' };
}

/** Pagefind takes a Chinese title for one word: its words stand beside it. */
export const segmented = (text: string, locale: Locale): string =>
  [...new Intl.Segmenter(locales[locale].language, { granularity: 'word' }).segment(text)].map(({ segment }) => segment).join(' ');
