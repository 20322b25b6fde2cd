import { itemFile } from '../catalogue/assemble-catalogue.ts';
import type { ContentUnderCheck } from './content-under-check.ts';
import { findNearestWord } from './nearest-word.ts';

/** Pages of the portal that content may link to (design §5). */
const fixedPages = ['', 'china', 'search', 'family', 'family/moving', 'declare', 'receipt', 'documents', 'coverage', 'guides', 'sitemap'];

/** First parts of addresses that neither an area, an entry nor a guide may take. */
export const reservedAddresses: ReadonlySet<string> = new Set([
  ...['china', 'search', 'family', 'declare', 'receipt', 'documents', 'coverage', 'guides', 'sitemap', 'changes', 'embed', 'desk', 'admin'],
  ...[
    'zh',
    'en',
    'ug',
    'api',
    'data',
    'assets',
    'public',
    'index',
    'list',
    'print',
    'feed',
    'calendar',
    'pagefind',
    'readyz',
    'healthz',
    'areas',
  ],
]);

export interface KnownAddresses {
  has: (path: string) => boolean;
  /** The page that was probably meant. */
  nearest: (path: string) => string | undefined;
}

/** Whether a page stands at `/zhejiang/hangzhou/xihu/vaccination/`: an entry has one in its area and in all below. */
export function knowAddresses({ catalogue, guides, items, brokenFiles }: ContentUnderCheck): KnownAddresses {
  const pages = new Set(fixedPages.map((page) => (page === '' ? '/' : `/${page}/`)));
  for (const { topic, statement } of guides) pages.add(statement.place === 'guide' ? `/guides/${topic}/` : `/${topic}/`);
  for (const id of catalogue.documents.keys()) pages.add(`/documents/${id}/`);
  // What cannot be read today has a page once it can.
  for (const file of brokenFiles) {
    const [, kind, id = ''] = /^(documents|pages)\/([a-z0-9-]+)/u.exec(file) ?? [];
    if (kind === 'documents') pages.add(`/documents/${id}/`);
    else if (kind === 'pages') pages.add(`/guides/${id}/`).add(`/${id}/`);
  }
  const grantedBy = new Map<string, string[]>();
  for (const { area, item } of items) grantedBy.set(item.id, [...(grantedBy.get(item.id) ?? []), area.path]);
  for (const file of brokenFiles) {
    const { area, id } = itemFile.exec(file)?.groups ?? {};
    if (area !== undefined && id !== undefined) grantedBy.set(id, [...(grantedBy.get(id) ?? []), area]);
  }
  const divisionsAreThere = catalogue.areas.size > 1;
  const has = (path: string): boolean => {
    if (pages.has(path)) return true;
    const area = path === '/china/' ? 'china' : `china/${path.replace(/^\/(?:china\/)?/u, '').replace(/\/$/u, '')}`;
    if (!path.endsWith('/')) return false;
    if (catalogue.areas.has(area) || !divisionsAreThere) return true;
    const [, above = '', last = ''] = /^(.*)\/([^/]+)$/u.exec(area) ?? [];
    if (!catalogue.areas.has(above)) return false;
    return last === 'changes' || (grantedBy.get(last) ?? []).some((granting) => above === granting || above.startsWith(`${granting}/`));
  };
  const nearest = (path: string): string | undefined => {
    // As an editor may have copied it from the address bar: with a locale, or without the slash at the end.
    const meant = `${path.replace(/^\/(?:en|ug|zh)(?=\/)/u, '').replace(/\/?$/u, '')}/`;
    if (has(meant)) return meant;
    const [, above = '', last = ''] = /^(.*\/)([^/]+)\/$/u.exec(meant) ?? [];
    const id = has(above) ? findNearestWord(last, grantedBy.keys()) : undefined;
    return id !== undefined && has(`${above}${id}/`) ? `${above}${id}/` : findNearestWord(meant, pages);
  };
  return { has, nearest };
}
