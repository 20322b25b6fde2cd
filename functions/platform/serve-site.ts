import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { localePrefixOf, nearestPage, type Pages } from './nearest-page.ts';

export interface Site extends Pages {
  /** Where the portal sits on its host, without a slash at the end: empty or `/tongxiang`. */
  base: string;
  /** The page that says in the locale's language that there is no such page. */
  notFoundPage: (localePrefix: string) => Promise<string | undefined>;
}

const noCache = { 'Cache-Control': 'no-cache' };

/** The application for everything that is not a file of the built site. Web APIs only. */
export function serveSite(site: Site): Hono {
  const app = new Hono();
  app.get(`${site.base}/healthz`, (context) => context.text('ok', 200, { 'Cache-Control': 'no-store' }));

  app.get('*', compress(), async (context) => {
    const { pathname, search } = new URL(context.req.url);
    const path = pathWithoutBase(pathname, site.base);
    if (path === undefined) return context.redirect(`${site.base}/`, 302);
    // Only pages that exist are ever named in a Location: nothing of what was asked is handed back.
    if (!path.endsWith('/') && site.has(`${path}/`))
      return context.body(null, 308, { Location: `${site.base}${encodeURI(path)}/${search}` });
    const nearest = nearestPage(path, site);
    if (nearest !== undefined) return context.body(null, 302, { Location: site.base + encodeURI(nearest), ...noCache });
    const page = await site.notFoundPage(localePrefixOf(path, site.localePrefixes));
    return page === undefined ? context.text('404', 404, noCache) : context.html(page, 404, noCache);
  });

  app.all('*', (context) => context.text('405', 405, { Allow: 'GET, HEAD', ...noCache }));
  return app;
}

/** The decoded address below the base, empty where only its slash is missing; undefined outside of it. */
export function pathWithoutBase(pathname: string, base: string): string | undefined {
  if (pathname !== base && !pathname.startsWith(`${base}/`)) return undefined;
  const path = pathname.slice(base.length);
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
