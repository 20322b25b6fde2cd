import type { APIRoute } from 'astro';
import { nameIn, type Locale } from '../i18n/locales.ts';
import type { PlaceTree } from '../site/find-places.ts';
import { areaOf, loadPortal, onePerLocale, type Portal } from '../site/source/portal.ts';

/** `/places.json`: the names that the choose-place page filters; loaded when its box is touched. */
export function getStaticPaths() {
  return onePerLocale('places', '/places');
}

export const GET: APIRoute<{ locale: Locale }> = async ({ props: { locale } }) => {
  const portal = await loadPortal();
  return new Response(JSON.stringify(treeBelow(portal, 'china', locale)));
};

function treeBelow(portal: Portal, path: string, locale: Locale): PlaceTree {
  return areaOf(portal, path).children.map((child) => {
    const area = areaOf(portal, child);
    const former = portal.catalogue.aliases.filter((alias) => alias.becomes.includes(area.code)).map((alias) => alias.name);
    const names = [...new Set([...(locale === 'zh' ? [] : [area.names.zh]), ...former])].filter(
      (name) => name !== nameIn(area.names, locale).text,
    );
    const children = area.children.length > 0 ? treeBelow(portal, child, locale) : 0;
    const row: PlaceTree[number] = [area.slug, nameIn(area.names, locale).text];
    if (children || names.length > 0) row.push(children);
    if (names.length > 0) row.push(names);
    return row;
  });
}
