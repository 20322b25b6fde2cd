import type { APIRoute } from 'astro';
import { areaWithPages } from '../catalogue/resolve-lists.ts';
import { listAsJson } from '../catalogue/list-as-data.ts';
import { pageKeysOf } from '../catalogue/ui/page-key.ts';
import { areaPath, routeParameter } from '../site/addresses.ts';
import { listOf, areaOf, loadPortal } from '../site/source/portal.ts';

/** `/<area>/list.json`: the list of one area as open data, words in every locale that has them. */
export async function getStaticPaths() {
  const portal = await loadPortal();
  const keys = pageKeysOf(portal);
  return [...portal.catalogue.areas.keys()].map((area) => ({
    params: { data: routeParameter('zh', `${areaPath(area)}list`) },
    props: { area },
    cacheKey: keys.ofData(area),
  }));
}

export const GET: APIRoute<{ area: string }> = async ({ props: { area } }) => {
  const portal = await loadPortal();
  const { catalogue } = portal;
  return new Response(listAsJson(areaOf(portal, area), listOf(portal, area), areaWithPages(catalogue, area), catalogue.requiredDocuments));
};
