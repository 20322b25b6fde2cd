import type { ContentUnderCheck } from './content-under-check.ts';

/** Pages of the portal that content may link to (design §5). */
const fixedPages = ['', 'china', 'search', 'family', 'declare', 'receipt', 'documents', 'coverage', 'guides', 'site-map', 'about', 'privacy', 'accessibility'];

/** First parts of addresses that neither an area, an entry nor a guide may take. */
export const reservedAddresses: ReadonlySet<string> = new Set([
  ...['china', 'search', 'family', 'declare', 'receipt', 'documents', 'coverage', 'guides', 'site-map', 'changes', 'desk', 'admin'],
  ...['zh', 'en', 'ug', 'api', 'data', 'assets', 'public', 'index', 'list', 'print', 'feed', 'calendar', 'pagefind', 'readyz', 'healthz', 'areas'],
]);

export interface KnownAddresses {
  has: (path: string) => boolean;
  all: () => Iterable<string>;
}

/** Whether a page stands at `/zhejiang/hangzhou/xihu/vaccination/`: an entry has one in its area and in all below. */
export function knowAddresses({ catalogue, guides, items }: Pick<ContentUnderCheck, 'catalogue' | 'guides' | 'items'>): KnownAddresses {
  const pages = new Set(fixedPages.map((page) => (page === '' ? '/' : `/${page}/`)));
  for (const { topic, statement } of guides) pages.add(statement.place === 'guide' ? `/guides/${topic}/` : `/${topic}/`);
  for (const id of catalogue.documents.keys()) pages.add(`/documents/${id}/`);
  const grantedBy = new Map<string, string[]>();
  for (const { area, item } of items) grantedBy.set(item.id, [...(grantedBy.get(item.id) ?? []), area.path]);
  const has = (path: string): boolean => {
    if (pages.has(path)) return true;
    const area = path === '/china/' ? 'china' : `china/${path.replace(/^\/(?:china\/)?/u, '').replace(/\/$/u, '')}`;
    if (!path.endsWith('/')) return false;
    if (catalogue.areas.has(area)) return true;
    const [, above = '', last = ''] = /^(.*)\/([^/]+)$/u.exec(area) ?? [];
    if (!catalogue.areas.has(above)) return false;
    return last === 'changes' || (grantedBy.get(last) ?? []).some((granting) => above === granting || above.startsWith(`${granting}/`));
  };
  return { has, all: () => pages };
}
