import './node-tsx.ts';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { DeclarationData } from '../../src/declaration/declaration-data.ts';
import { eraseAfter, inChina } from '../../src/declaration/half-year.ts';
import { type DemonstrationDesk, type Published, publishedFrom } from '../declarations/published.ts';
import type { DeclarationStore, Readiness } from '../storage/declaration-store.ts';
import { openDeclarationStore } from '../storage/open-declaration-store.ts';
import { keepJournal } from '../storage/erasure-journal.ts';
import { hoursSinceBackup } from './node-backups.ts';
import { clientAddress } from './client-address.ts';
import { type DemonstrationKeys, demonstrationKeys } from './node-demonstration-key.ts';
import { openSealing } from './node-sealing.ts';

export interface DeclarationsOptions {
  /** The built site. */
  site: string;
  /** Without a slash at the end. */
  base: string;
  /** Where the database lies; outside of the site, on a local disk. */
  data: string;
}

export interface RunningDeclarations {
  app: Hono;
  isOfTheApp: (path: string, method?: string) => boolean;
  close: () => Promise<void>;
  /** Set where a demonstration's keys receive: to be said loudly. */
  demonstration: DemonstrationKeys | undefined;
}

/** The function on this process: the application, an embedded database, and what the build has published. */
export async function openDeclarations({ site, base, data }: DeclarationsOptions): Promise<RunningDeclarations> {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const demonstration = process.env['NODE_ENV'] === 'production' ? undefined : await demonstrationKeys(data);
  const trustedProxies = numberFrom('TRUSTED_PROXIES') ?? 0;
  const store = await openDeclarationStore({ databaseUrl: process.env['DATABASE_URL'], file: join(data, 'declarations.db') });
  const sealing = openSealing();
  const backups = backupFolder();
  const stopUpkeep = keepUp(store, backups);
  const { createApp, isOfTheApp } = await import('../app.ts');
  const app = createApp({
    base,
    inbox: store.inbox,
    desk: store,
    published: publishedInFile(join(site, 'declaration.json'), demonstration?.desk),
    readiness: () => readinessOf(store, backups),
    siteFile: (path) => readFile(join(site, path)).catch(() => undefined),
    shells: (path) => readFile(join(site, path, 'index.html'), 'utf8').catch(() => undefined),
    sealRevision: sealing.sealRevision,
    clock: () => Date.now(),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    onFailure: (kind) => {
      console.error(`A request failed: ${kind}`);
    },
    addressOf: (context) => {
      const { incoming } = context.env as { incoming?: { socket?: { remoteAddress?: string } } };
      return clientAddress(incoming?.socket?.remoteAddress, context.req.header('X-Forwarded-For'), trustedProxies);
    },
    mostKnocksInMinute: numberFrom('MOST_DESK_KNOCKS_PER_MINUTE'),
    mostPostsInMinute: numberFrom('MOST_POSTS_PER_MINUTE'),
    proofFrom: numberFrom('PROOF_FROM_DECLARATIONS_PER_HOUR'),
    mostInHour: numberFrom('MOST_DECLARATIONS_PER_HOUR'),
    proofSecret: process.env['PROOF_SECRET'],
  });
  const close = async (): Promise<void> => {
    stopUpkeep();
    await sealing.close();
    await store.close();
  };
  return { app, isOfTheApp, demonstration, close };
}

/** A whole number out of the environment; undefined where it is not set. Anything else stops the start. */
function numberFrom(name: string): number | undefined {
  const text = process.env[name] ?? '';
  if (text === '') return undefined;
  if (!/^\d{1,9}$/u.test(text)) throw new Error(`${name}=${text} is not a whole number.`);
  return Number(text);
}

/** The other disk, if the operator of the site has named one. */
export function backupFolder(): string | undefined {
  const folder = process.env['BACKUP_DIR'] ?? '';
  return folder === '' ? undefined : folder;
}

const hour = 60 * 60 * 1000;
const tombstoneMonths = 13;

/** The store's own, and whether there is a backup of today: half a day late is late. */
async function readinessOf(store: DeclarationStore, backups: string | undefined): Promise<Readiness> {
  const { problems, facts } = await store.readiness();
  if (backups === undefined) return { ready: problems.length === 0, problems, facts: { ...facts, backups: 'BACKUP_DIR is not set' } };
  const hours = hoursSinceBackup(backups, Date.now());
  const late = hours === undefined ? ['There is no backup.'] : hours > 36 ? [`The newest backup is ${Math.floor(hours)} hours old.`] : [];
  const all = [...problems, ...late];
  return { ready: all.length === 0, problems: all, facts: { ...facts, backupAgeHours: hours === undefined ? 'none' : Math.floor(hours) } };
}

/**
 * Erases what is due, at the start and every hour: the day is a promise to the family. Every two seconds what was erased goes into the
 * journal beside the backups.
 */
function keepUp({ upkeep }: DeclarationStore, backups: string | undefined): () => void {
  let isJournaling = false;
  const journal = (): void => {
    if (backups === undefined || isJournaling) return;
    isJournaling = true;
    keepJournal(upkeep, backups)
      .catch((error: unknown) => {
        console.error(`The journal of erasures was not written and is tried again: ${error instanceof Error ? error.name : 'unknown'}`);
      })
      .finally(() => {
        isJournaling = false;
      });
  };
  const run = (): void => {
    const now = Date.now();
    const { day } = inChina(now);
    upkeep
      .eraseDue(day, now, eraseAfter(day, tombstoneMonths))
      .then(() => upkeep.purge(day, now))
      .catch((error: unknown) => {
        console.error(`Upkeep failed and is tried again in an hour: ${error instanceof Error ? error.name : 'unknown'}`);
      });
  };
  run();
  const timer = setInterval(run, hour);
  timer.unref();
  const journalTimer = setInterval(journal, 2000);
  journalTimer.unref();
  return () => {
    clearInterval(timer);
    clearInterval(journalTimer);
  };
}

/** Read again when a build has written another. */
function publishedInFile(file: string, demonstration: DemonstrationDesk | undefined): () => Promise<Published> {
  let readAt = Number.NaN;
  let published: Published | undefined;
  return () => {
    const writtenAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (published === undefined || (writtenAt !== undefined && writtenAt !== readAt)) {
      readAt = writtenAt ?? Number.NaN;
      published = publishedFrom(JSON.parse(readFileSync(file, 'utf8')) as DeclarationData, demonstration);
    }
    return Promise.resolve(published);
  };
}
