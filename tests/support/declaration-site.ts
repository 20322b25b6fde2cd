// The function on a real SQLite file, with a clock that stands still until it is moved, and a browser without JavaScript before it.
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Hono } from 'hono';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppParts, createApp } from '../../functions/app.ts';
import type { DeclarationInbox } from '../../functions/declarations/declaration-inbox.ts';
import { publishedFrom } from '../../functions/declarations/published.ts';
import type { DeclarationStore } from '../../functions/storage/declaration-store.ts';
import { openSqliteStore } from '../../functions/storage/sqlite-declaration-store.ts';
import { publishedData } from './declared-family.ts';
import { filledIn, type PlainPage, readPage } from './plain-browser.ts';

export { declared, family, newToken } from './declared-family.ts';

export const origin = 'https://tongxiang.example';

/** A browser without JavaScript, and a program, before the function. */
export interface Visitor {
  get: (path: string) => Promise<PlainPage>;
  /** Fills in the page's form and presses a button. */
  press: (page: PlainPage, values: Record<string, string | string[]>, button?: string) => Promise<PlainPage>;
  post: (path: string, body: string, headers?: Record<string, string>) => Promise<Response>;
  postJson: (path: string, body: unknown) => Promise<{ status: number; body: Record<string, unknown> }>;
}

export interface SiteUnderTest extends Visitor {
  app: Pick<Hono, 'request'>;
  store: Pick<DeclarationStore, 'inbox' | 'register'>;
  folder: string;
  operatorIdentity: string;
  recoveryIdentity: string;
  /** Milliseconds by which time has moved on. */
  pass: (milliseconds: number) => void;
  close: () => Promise<void>;
}

/** The same in this process, where a test may look at everything. */
export interface DeclarationSite extends SiteUnderTest {
  store: DeclarationStore;
  /** Every byte of every file of the store. */
  bytesOnDisk: () => Buffer;
}

/** What any runtime can be told before it starts. */
export interface SiteOptions {
  mostInHour?: number;
  /** Left out: no proof of work is ever asked for. */
  proofFrom?: number;
  mostPostsInMinute?: number;
  /** Where all requests come from. */
  address?: string;
}
/** Opens a fresh one, with a store of its own. */
export type OpenSite = (options?: SiteOptions) => Promise<SiteUnderTest>;

export async function openDeclarationSite(
  parts: Partial<AppParts> & SiteOptions & { wrapInbox?: (inbox: DeclarationInbox) => DeclarationInbox } = {},
): Promise<DeclarationSite> {
  const folder = mkdtempSync(join(tmpdir(), 'declarations-'));
  const [operatorIdentity, recoveryIdentity] = await Promise.all([generateX25519Identity(), generateX25519Identity()]);
  const published = publishedFrom(
    publishedData([await identityToRecipient(operatorIdentity)], await identityToRecipient(recoveryIdentity)),
  );
  const store = await openSqliteStore({ file: join(folder, 'declarations.db'), minimumFreeBytes: 0 });
  let now = Date.parse('2026-11-21T02:00:00Z');
  const { wrapInbox = (inbox: DeclarationInbox) => inbox, address, ...others } = parts;
  const app = createApp({
    base: '',
    inbox: wrapInbox(store.inbox),
    published: () => Promise.resolve(published),
    shells: (path) => Promise.resolve(shellAt(path)),
    clock: () => now,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    mostPostsInMinute: 100_000,
    proofFrom: 100_000,
    mostInHour: 100_000,
    addressOf: () => address,
    ...others,
  });
  return {
    app,
    store,
    folder,
    operatorIdentity,
    recoveryIdentity,
    ...visitorOf((path, init) => Promise.resolve(app.request(`${origin}${path}`, init))),
    pass: (milliseconds) => {
      now += milliseconds;
    },
    bytesOnDisk: () =>
      Buffer.concat(
        readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
          entry.isFile() ? [readFileSync(join(entry.parentPath, entry.name))] : [],
        ),
      ),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The page that Astro would have built. */
export const shellAt = (path: string): string =>
  `<!doctype html><html><head><title>x</title></head><body data-shell="${path}"><!--form-->closed<!--/form--></body></html>`;

export function visitorOf(ask: (path: string, init?: RequestInit) => Promise<Response>): Visitor {
  const post: Visitor['post'] = (path, body, headers = {}) =>
    ask(path, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin', ...headers },
    });
  return {
    post,
    get: async (path) => readPage(await ask(path)),
    press: async (page, values, button) => {
      const [form] = page.forms;
      if (!form) throw new Error(`no form on the page: ${page.text.slice(0, 200)}`);
      return readPage(await post(form.action.replace(/#.*$/u, ''), filledIn(form, values, button).toString()));
    },
    postJson: async (path, body) => {
      const response = await post(`/api/v1${path}`, JSON.stringify(body), { 'Content-Type': 'application/json' });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
  };
}
