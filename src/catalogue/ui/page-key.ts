import type { Locale } from '../../i18n/locales.ts';
import { areaOf, builtLocales, digestOfText, lineage, listOf, type Portal } from '../../site/source/portal.ts';
import type { Item } from '../catalogue.ts';
import { isOverdue } from '../assurance.ts';
import type { WordField } from '../entitlement.schema.ts';
import type { ResolvedEntitlement } from '../resolve-lists.ts';
import { wordsOf } from '../words.ts';

/**
 * What a page of the catalogue is made of, as text. Two builds with the same key make the same page, so Astro may keep
 * the old one; a key that forgets an input publishes a stale page, so whatever a page shows must be named here
 * (`tests/build/incremental.test.ts` compares with a clean build). Code and messages are Astro's to watch.
 */
export interface PageKeys {
  /** Everything that its list says. */
  ofList: (area: string, locale: Locale) => string;
  /** What the list's page and the family's sheet show of each entry: its details stand on the entry's own page. */
  ofListPage: (area: string, locale: Locale) => string;
  ofEntitlement: (area: string, id: string, locale: Locale) => string;
  ofChanges: (area: string, locale: Locale) => string;
  /** `list.json`, words in every locale. */
  ofData: (area: string) => string;
}

/** Fields that only the entry's own page and open data show. */
const details: ReadonlySet<string> = new Set(['provides', 'conditions', 'steps', 'where', 'cost', 'time'] satisfies WordField[]);

export function pageKeysOf(portal: Portal): PageKeys {
  const { digests, today, site } = portal;
  const digestOf = (file: string): string => digests.get(file) ?? '-';
  // Vocabularies, divisions, documents and guides stand on most pages: a change there makes all of them anew.
  const isEverywhere = (file: string): boolean => !file.startsWith('areas/');
  const everywhere = digestOfText(JSON.stringify([site, builtLocales, [...digests].filter(([file]) => isEverywhere(file))]));
  const keyOf = (parts: readonly unknown[]): string => digestOfText(JSON.stringify(parts));

  const itemKey = ({ file, translations }: Pick<Item, 'file' | 'translations'>): string =>
    [file, digestOf(file), ...Object.values(translations).map((translation) => digestOf(translation.file))].join();

  const entitlementKey = onceEach(({ layers }) =>
    layers.map((layer) => [itemKey(layer), layer.statement.assured && isOverdue(layer.statement.assured, today)]).join(),
  );
  const shownKey = onceEach(({ id, layers, values, fields }) =>
    keyOf([
      id,
      layers.map(({ area, statement: { assured, status, basis }, translations, wordsDigest }) => [
        [area, assured, assured && isOverdue(assured, today), status, basis],
        // A translation is stale as soon as any of the words that it translates has changed.
        Object.values(translations).map(({ file }) => [digestOf(file), wordsDigest]),
      ]),
      Object.entries(values).map(([name, { value }]) => [name, value]),
      Object.entries(fields).flatMap(([field, { value, origin }]) => (details.has(field) ? [] : [[field, value, origin.area]])),
    ]),
  );
  const areaKey = (path: string): string =>
    JSON.stringify([
      path,
      lineage(portal, path).map((area) => [digestOf(`areas/${area.path}/area.yaml`), area.editions.length]),
      listOf(portal, path).editions.map(({ file }) => [file, digestOf(file)]),
      areaOf(portal, path).children.map((child) => areaOf(portal, child).editions.length > 0),
    ]);

  const listKey = (path: string): string => keyOf([areaKey(path), listOf(portal, path).entitlements.map(entitlementKey)]);

  return {
    ofData: (area) => keyOf([everywhere, listKey(area)]),
    ofChanges: (area, locale) => {
      const { editions, parent } = areaOf(portal, area);
      const stated = editions.map(({ file, items }) => [file, digestOf(file), [...items.values()].map(itemKey)]);
      return keyOf([everywhere, locale, today, listKey(area), parent === undefined ? '' : listKey(parent), stated]);
    },
    ofList: (area, locale) => keyOf([everywhere, locale, listKey(area)]),
    ofListPage: (area, locale) => keyOf([everywhere, locale, areaKey(area), listOf(portal, area).entitlements.map(shownKey)]),
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

/** Areas that state nothing themselves share their entitlements: each is asked once. */
function onceEach(make: (entitlement: ResolvedEntitlement) => string): (entitlement: ResolvedEntitlement) => string {
  const made = new WeakMap<ResolvedEntitlement, string>();
  return (entitlement) => {
    const key = made.get(entitlement) ?? make(entitlement);
    made.set(entitlement, key);
    return key;
  };
}
