import type { APIRoute } from 'astro';
import type { ContactPoint } from '../catalogue/area.schema.ts';
import type { DeclarationData, PublishedContact } from '../declaration/declaration-data.ts';
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
    contacts: Object.fromEntries(areas.flatMap(({ code, statement }) => placesToGo(code, statement?.contacts ?? []))),
    platforms: Object.fromEntries(
      areas.flatMap(({ code, statement }) => (statement?.platforms ? [[code, statement.platforms.map(({ name }) => name)]] : [])),
    ),
  };
  return new Response(JSON.stringify(data));
};

/** Stations, and the offices of civil affairs: where a family can go instead of declaring here. */
function placesToGo(code: string, contacts: readonly ContactPoint[]): [string, PublishedContact[]][] {
  const places = contacts
    .filter(({ kind, department = 'civil-affairs' }) => kind === 'station' || (kind === 'office' && department === 'civil-affairs'))
    .map(({ name, phone, address, status }) => ({ name, phone, address, isChecked: status === 'verified' }));
  return places.length > 0 ? [[code, places]] : [];
}
