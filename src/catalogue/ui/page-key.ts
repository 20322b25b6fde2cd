import type { Locale } from '../../i18n/locales.ts';
import { areaOf, builtLocales, digestOfText, lineage, listOf, type Portal } from '../../site/source/portal.ts';
import { isOverdue } from '../assurance.ts';
import type { ResolvedEntitlement } from '../resolve-lists.ts';
import { wordsOf } from '../words.ts';

/**
 * What a page of the catalogue is made of, as text. Two builds with the same key make the same page, so Astro may keep
 * the old one; a key that forgets an input publishes a stale page, so whatever a page shows must be named here
 * (`tests/build/incremental.test.ts` compares with a clean build). Code and messages are Astro's to watch.
 */
export interface PageKeys {
  ofList: (area: string, locale: Locale) => string;
  ofEntitlement: (area: string, id: string, locale: Locale) => string;
}

export function pageKeysOf(portal: Portal): PageKeys {
  const { digests, today, site } = portal;
  const digestOf = (file: string): string => digests.get(file) ?? '-';
  // Vocabularies, divisions, documents and guides stand on most pages: a change there makes all of them anew.
  const isEverywhere = (file: string): boolean => !file.startsWith('areas/');
  const everywhere = digestOfText(JSON.stringify([site, builtLocales, [...digests].filter(([file]) => isEverywhere(file))]));
  const keyOf = (parts: readonly unknown[]): string => digestOfText(JSON.stringify(parts));

  const known = new WeakMap<ResolvedEntitlement, string>();
  const entitlementKey = (entitlement: ResolvedEntitlement): string => {
    const found = known.get(entitlement);
    if (found !== undefined) return found;
    const key = entitlement.layers
      .map(({ file, statement: { assured }, translations }) => [
        file,
        digestOf(file),
        ...Object.values(translations).map((translation) => digestOf(translation.file)),
        assured && isOverdue(assured, today),
      ])
      .join();
    known.set(entitlement, key);
    return key;
  };
  const areaKey = (path: string): string =>
    JSON.stringify([
      path,
      lineage(portal, path).map((area) => [digestOf(`areas/${area.path}/area.yaml`), area.editions.length]),
      listOf(portal, path).editions.map(({ file }) => [file, digestOf(file)]),
      areaOf(portal, path).children.map((child) => areaOf(portal, child).editions.length > 0),
    ]);

  return {
    ofList: (area, locale) => keyOf([everywhere, locale, areaKey(area), listOf(portal, area).entitlements.map(entitlementKey)]),
    ofEntitlement: (area, id, locale) => {
      const { byId, entitlements } = listOf(portal, area);
      const entitlement = byId.get(id);
      // A page names its neighbours on the same subject.
      const subjectOf = ({ fields }: ResolvedEntitlement): string => `${fields.category?.value} ${fields.audience?.value.group}`;
      const neighbours = entitlements
        .filter((other) => entitlement && subjectOf(other) === subjectOf(entitlement))
        .map((other) => {
          const title = wordsOf(other, 'title', locale);
          return [other.id, title?.value, title?.locale];
        });
      return keyOf([everywhere, locale, areaKey(area), entitlement && entitlementKey(entitlement), neighbours]);
    },
  };
}
