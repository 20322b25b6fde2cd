import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { z } from 'zod/mini';
import wording from '../content/declaration/2026-11-21.json' with { type: 'json' };
import en from '../content/messages/en.json' with { type: 'json' };
import ug from '../content/messages/ug.json' with { type: 'json' };
import zh from '../content/messages/zh.json' with { type: 'json' };
import { createTranslators } from '../src/i18n/translator.ts';
import { addApiRoutes } from './declarations/api-routes.ts';
import type { DeclarationInbox } from './declarations/declaration-inbox.ts';
import type { Door } from './declarations/door.ts';
import type { Shells } from './declarations/page-shell.ts';
import { addPageRoutes } from './declarations/page-routes.ts';
import { proofOfWork } from './declarations/proof-of-work.ts';
import type { Published } from './declarations/published.ts';
import { rateLimit } from './declarations/rate-limit.ts';
import { sealRevision, type SealRevision } from './declarations/seal.ts';
import type { DeskPorts } from './desk/desk-handlers.ts';
import { addDeskRoutes } from './desk/desk-routes.ts';
import type { SiteFile } from './search/published-search.ts';
import { addSearchRoutes, isAskedOfSearch } from './search/search-routes.ts';
import type { Readiness } from './storage/declaration-store.ts';

export interface AppParts {
  /** Where the portal sits on its host, without a slash at the end: empty or `/tongxiang`. */
  base: string;
  inbox: DeclarationInbox;
  /** Places and desks as the build has published them. */
  published: () => Promise<Published>;
  shells: Shells;
  /** Files of the built site, for the search without a script; left out, it is not served. */
  siteFile?: SiteFile;
  /** The desk's side of the store; left out, no desk is served. */
  desk?: DeskPorts;
  /** Milliseconds since 1970 UTC. */
  clock: () => number;
  randomBytes: (length: number) => Uint8Array;
  addressOf?: (context: Context) => string | undefined;
  /** Left out: sealed where the request is answered. */
  sealRevision?: SealRevision;
  /** Whether what is acknowledged is kept; left out, `/readyz` is not answered. */
  readiness?: () => Promise<Readiness>;
  /** Told the kind of an error that nobody expected, and nothing of the request. */
  onFailure?: (kind: string) => void;
  /** Requests without a session that one network may send to the desks in a minute. */
  mostKnocksInMinute?: number | undefined;
  /** Posts that one network may send in a minute. */
  mostPostsInMinute?: number | undefined;
  /** Declarations in an hour from which on a district asks for a proof of work, and those after which it accepts no more. */
  proofFrom?: number | undefined;
  mostInHour?: number | undefined;
  /** Signs the puzzles; the same for all processes behind one address. */
  proofSecret?: string | undefined;
}

/** The function: what happens when a parent declares. Web APIs only; the store, the clock and chance come from outside. */
export function createApp(parts: AppParts): Hono {
  const { base, inbox, clock, randomBytes, mostPostsInMinute = 60, proofFrom = 300, mostInHour = 3000 } = parts;
  // No `new Function`: some hosts refuse it, and a page with Trusted Types would report it.
  z.config({ jitless: true });
  const proofs = proofOfWork({ clock, randomBytes, secret: parts.proofSecret });
  const door: Door = {
    base,
    wording,
    translators: createTranslators({ zh, en, ug }),
    shells: parts.shells,
    published: parts.published,
    clock,
    randomBytes,
    addressOf: parts.addressOf ?? (() => undefined),
    mayPost: rateLimit({ most: mostPostsInMinute, perMilliseconds: 60_000, clock, randomBytes }),
    portsOf: ({ districts, deskOf }) => ({
      inbox,
      deskOf,
      isDistrict: districts.has,
      form: wording.version,
      clock,
      randomBytes,
      proofFrom,
      mostInHour,
      proofOfWork: proofs,
      sealRevision: parts.sealRevision ?? sealRevision,
    }),
  };
  const app = new Hono();
  app.use(compress());
  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });
  if (parts.desk) {
    const perMinute = (most: number) => rateLimit({ most, perMilliseconds: 60_000, clock, randomBytes });
    const { mostKnocksInMinute = 20 } = parts;
    addDeskRoutes(app, {
      ...door,
      desk: parts.desk,
      mayKnock: perMinute(mostKnocksInMinute),
      mayBeNoted: perMinute(60),
      mayAsk: perMinute(600),
    });
  }
  addApiRoutes(app, door);
  if (parts.siteFile) addSearchRoutes(app, { ...door, siteFile: parts.siteFile });
  const { readiness } = parts;
  if (readiness)
    app.get(`${base}/readyz`, async (context) => {
      const found = await readiness();
      return context.json(found, found.ready ? 200 : 503);
    });
  addPageRoutes(app, door);
  // Neither what was sent nor where it failed is told or logged.
  app.onError((error, context) => {
    parts.onFailure?.(error.name);
    return context.body(JSON.stringify({ type: 'about:blank', status: 500, code: 'failed' }), 500, {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
    });
  });
  return app;
}

/** What the app answers; everything else belongs to the static site. `path` is without the base. */
export const isOfTheApp = (path: string, method = 'GET'): boolean =>
  isAskedOfSearch(path, method) || /^(?:\/(?:en|ug))?\/(?:declare|receipt)\/(?!paper\/$)(?:[^.]*)$|^\/api\/|^\/readyz$/u.test(path);
