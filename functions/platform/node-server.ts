import { getRequestListener } from '@hono/node-server';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import type { DemonstrationKeys } from './node-demonstration-key.ts';
import { policyFromFile, siteInFolder } from './node-site-files.ts';
import { allowingFrames, allowingWebAssembly, openToOthers, securityHeaders } from './security-headers.ts';
import { pathWithoutBase, serveSite } from './serve-site.ts';

export interface ServerOptions {
  port: number;
  host: string;
  /** The built site; beside it `dist-meta/` with what must not be public. */
  site?: string;
  meta?: string;
  /** BASE_PATH: `/tongxiang/` where the portal is a column (专栏) of a unit's site. */
  base?: string;
  /** TLS ends in front of this process on every way to it. */
  behindTls?: boolean;
  /** Where declarations are kept. Left out: the site alone, declaring is not open. */
  data?: string;
}

export interface RunningServer {
  /** With the base and a slash at the end. */
  url: string;
  port: number;
  close: () => Promise<void>;
  /** Where declarations are sealed to a demonstration's keys: their files. */
  demonstration: DemonstrationKeys | undefined;
}

const fromProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** Files whose name changes with their content. */
const hashedAssets = /^\/(?:_astro|assets)\//u;
const deskPage = /^(?:\/(?:en|ug))?\/desk\/(?:index\.html)?$/u;
/** Full text is searched by a WebAssembly program there, and nowhere else (docs/adr/0013). */
const searchPage = /^(?:\/(?:en|ug))?\/search\/$/u;
/** The one kind of page that other sites may show in a frame. */
const embedPage = /\/embed\/(?:index\.html)?$/u;
/** Open data (src/site/addresses.ts). What is text says in which encoding. */
const openData = /\/(?:list\.json|list\.csv|hsds\.json|changes\.atom|windows\.ics)$/u;
const openDataTypes: Record<string, string> = {
  csv: 'text/csv;charset=utf-8',
  atom: 'application/atom+xml;charset=utf-8',
  ics: 'text/calendar;charset=utf-8',
};

/** One Node process: files of the built site by sirv, everything else by the application. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const {
    port,
    host,
    site = fromProject('dist'),
    meta = fromProject('dist-meta'),
    base: basePath = process.env['BASE_PATH'] ?? '/',
    behindTls = process.env['BEHIND_TLS'] === '1',
    data,
  } = options;
  const base = `/${basePath}`.replaceAll(/\/+/gu, '/').replace(/\/$/u, '');
  const files = siteInFolder(site, base);
  const policy = policyFromFile(`${meta}/content-security.json`);
  const answer = getRequestListener(serveSite(files).fetch, { overrideGlobalObjects: false });
  // Loaded only where it is wanted: it brings React and the store along.
  const declarations =
    data === undefined ? undefined : await (await import('./node-declarations.ts')).openDeclarations({ site, base, data });
  const answerDeclaration = declarations && getRequestListener(declarations.app.fetch, { overrideGlobalObjects: false });
  const sendFile = sirv(site, {
    // Looks files up at each request instead of listing them at the start: a new build is served as it is, the nation's 350,000 pages cost no memory.
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    extensions: ['html'],
    setHeaders: (response, path) => {
      if (hashedAssets.test(path)) response.setHeader('Cache-Control', 'public,max-age=31536000,immutable');
      if (openData.test(path)) {
        const type = openDataTypes[path.slice(path.lastIndexOf('.') + 1)];
        if (type !== undefined) response.setHeader('Content-Type', type);
      }
      if (embedPage.test(path)) response.setHeader('X-Robots-Tag', 'noindex');
      if (openData.test(path) || embedPage.test(path)) response.setHeaders(new Map(Object.entries(openToOthers)));
      if (deskPage.test(path)) {
        // Nothing of it stays, neither in a cache nor behind the back button; and no search engine lists it.
        response.setHeader('Cache-Control', 'no-store');
        response.setHeader('X-Robots-Tag', 'noindex, nofollow');
      }
    },
  });

  const policyFor = (path: string): string => {
    if (searchPage.test(path)) return allowingWebAssembly(policy());
    return embedPage.test(path) ? allowingFrames(policy()) : policy();
  };
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const isSecure = behindTls || request.headers['x-forwarded-proto'] === 'https';
    const target = request.url ?? '/';
    const [pathname = '/', query] = target.split('?', 2);
    const path = pathWithoutBase(pathname, base);
    response.setHeaders(new Map(Object.entries(securityHeaders(policyFor(path ?? ''), isSecure))));
    if (answerDeclaration && path !== undefined && declarations.isOfTheApp(path, request.method)) {
      void answerDeclaration(request, response);
      return;
    }
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || path === undefined || !(files.has(path) || isFileAddress(path))) {
      void answer(request, response);
      return;
    }
    // sirv throws on a range that ends before it starts; pages are small enough to be sent whole.
    delete request.headers.range;
    // A file that goes away while it is sent ends this answer, not the process.
    response.on('pipe', (source) => source.on('error', () => response.destroy()));
    request.url = pathname.slice(base.length) + (query === undefined ? '' : `?${query}`);
    sendFile(request, response, () => {
      request.url = target;
      void answer(request, response);
    });
  };

  const server = createServer({ headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 65_000 }, serve);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const { port: boundPort } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => {
      server.close(resolve);
    });
    // Again and again: one that is answered just now would be kept open for a next request.
    const closing = setInterval(() => {
      server.closeIdleConnections();
    }, 50);
    await closed;
    clearInterval(closing);
    await declarations?.close();
  };
  return {
    demonstration: declarations?.demonstration,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}${base}/`,
    port: boundPort,
    close,
  };
}

/** A name with an extension at the end and no folder that starts with a dot. */
function isFileAddress(path: string): boolean {
  return /\.[a-z0-9_]+$/u.test(path) && !path.includes('/.') && !path.includes('\\');
}

if (import.meta.main) {
  const { url, close } = await startServer({
    port: Number(process.env['PORT'] ?? 4321),
    host: process.env['HOST'] ?? '127.0.0.1',
    data: process.env['DATA_DIR'] ?? fromProject('.data'),
  });
  console.log(url);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      void close().then(() => process.exit(0));
    });
  }
}
