import type { APIRoute } from 'astro';
import type { DeclarationData } from '../declaration/declaration-data.ts';
import { loadPortal } from '../site/source/portal.ts';

/** `/declaration.json`: districts, desks and platforms, for the function. All of it is published elsewhere as well. */
export const GET: APIRoute = async () => {
  const { catalogue, site } = await loadPortal();
  const areas = catalogue.areasTopDown.filter(({ level }) => level !== 'nation');
  const codeOf = (path: string | undefined): string => (path === undefined ? '' : (catalogue.areas.get(path)?.code ?? ''));
  const data: DeclarationData = {
    url: site.url,
    divisions: areas.map(({ code, parent, slug, names: { zh, en = '', ug = '' } }) => [code, codeOf(parent), slug, zh, en, ug]),
    former: catalogue.aliases.map(({ name, becomes }) => [name, becomes]),
    desks: Object.fromEntries(areas.flatMap(({ code, statement }) => (statement?.desk ? [[code, statement.desk]] : []))),
    exportApprovers: Object.fromEntries(
      areas.flatMap(({ code, statement }) => (statement?.exportApprovers ? [[code, statement.exportApprovers]] : [])),
    ),
    platforms: Object.fromEntries(
      areas.flatMap(({ code, statement }) => (statement?.platforms ? [[code, statement.platforms.map(({ name }) => name)]] : [])),
    ),
  };
  return new Response(JSON.stringify(data));
};
