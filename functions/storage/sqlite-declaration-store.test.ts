import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  accessTo,
  declared,
  farOff,
  someAmendment,
  someDeclaration,
  someDistrict,
  today,
} from '../../tests/contract/sealed-declarations.ts';
import { StoreUnavailable } from '../declarations/declaration-inbox.ts';
import type { DeclarationStore } from './declaration-store.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { openSqliteStore } from './sqlite-declaration-store.ts';

let folder: string;
let file: string;
let store: DeclarationStore | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
  file = join(folder, 'data', 'declarations.db');
});
afterEach(async () => {
  await store?.close();
  store = undefined;
  rmSync(folder, { recursive: true });
});

/** Every byte that is on disk now, log included. */
const onDisk = (): Buffer => Buffer.concat(readdirSync(join(folder, 'data')).map((name) => readFileSync(join(folder, 'data', name))));

describe('the SQLite store', () => {
  it('holds its promises on the connection that writes, also when the file is opened again', async () => {
    for (let opening = 0; opening < 2; opening += 1) {
      const connection = SqliteConnection.openForWriting(file);
      const pragmas = ['journal_mode', 'synchronous', 'secure_delete', 'trusted_schema', 'foreign_keys', 'mmap_size', 'busy_timeout'];
      expect(Object.fromEntries(pragmas.map((name) => [name, connection.pragma(name)]))).toEqual({
        ...{ journal_mode: 'wal', synchronous: 2, secure_delete: 1, trusted_schema: 0, foreign_keys: 1, mmap_size: 0, busy_timeout: 5000 },
      });
      expect(connection.problems()).toEqual([]);
      connection.close();
    }
    const connection = SqliteConnection.openForWriting(file);
    connection.database.exec('PRAGMA synchronous = NORMAL');
    expect(connection.problems()).toEqual(['synchronous is 1 instead of 2.']);
    connection.close();
    store = await openSqliteStore({ file });
    expect(readdirSync(join(folder, 'data')).map((name) => statSync(join(folder, 'data', name)).mode & 0o077)).not.toContain(0o044);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('leaves nothing of erased content in file or log once it has answered', async () => {
    store = await openSqliteStore({ file });
    const declaration = declared(someDeclaration(someDistrict()));
    const marker = Buffer.from(declaration.sealed.subarray(100, 132));
    await store.inbox.append(declaration);
    expect(onDisk().includes(marker)).toBe(true);
    const amendment = someAmendment(declaration.lookupHash, 1);
    await store.inbox.amend(amendment);
    expect(onDisk().includes(marker)).toBe(false);
    const amended = Buffer.from(amendment.sealed.subarray(100, 132));
    expect(onDisk().includes(amended)).toBe(true);
    const note = { kind: 'note', sealed: declaration.sealed, keyIds: ['k'] } as const;
    await store.register.addNote(accessTo(declaration.district), declaration.id, note);
    expect(onDisk().includes(marker)).toBe(true);
    await store.inbox.withdraw({ lookupHash: declaration.lookupHash, on: today, eraseAfter: farOff, callOutstanding: false });
    expect(onDisk().includes(marker)).toBe(false);
    expect(onDisk().includes(amended)).toBe(false);
  });

  it('empties its log as soon as a reader lets it, if one holds it', async () => {
    store = await openSqliteStore({ file });
    const declaration = declared(someDeclaration(someDistrict()));
    await store.inbox.append(declaration);
    const reader = SqliteConnection.openForReading(file);
    reader.database.exec('BEGIN');
    reader.database.prepare('SELECT COUNT(*) FROM declaration').get();
    await store.inbox.withdraw({ lookupHash: declaration.lookupHash, on: today, eraseAfter: farOff, callOutstanding: false });
    const marker = Buffer.from(declaration.sealed.subarray(100, 132));
    expect(onDisk().includes(marker)).toBe(true);
    reader.database.exec('COMMIT');
    reader.close();
    await expect.poll(() => onDisk().includes(marker), { timeout: 5000 }).toBe(false);
  });

  it('is not ready when the disk is nearly full, and says so', async () => {
    store = await openSqliteStore({ file, minimumFreeBytes: Number.MAX_SAFE_INTEGER });
    const { ready, problems } = await store.readiness();
    expect(ready).toBe(false);
    expect(problems).toEqual([expect.stringMatching(/MiB of disk are free/u)]);
  });

  it('rejects what waits when its writer dies, and starts another one', async () => {
    store = await openSqliteStore({ file, writerThread: new URL('../../tests/faults/dying-writer-thread.ts', import.meta.url) });
    const district = someDistrict();
    const { inbox } = store;
    await expect(inbox.append(declared(someDeclaration(district, { hour: 'die' })))).rejects.toThrow(StoreUnavailable);
    expect(await inbox.append(declared(someDeclaration(district)))).toMatchObject({ outcome: 'stored' });
    expect(await store.readiness()).toMatchObject({ ready: true });
  });

  it('does not open what is no database', async () => {
    await expect(openSqliteStore({ file: folder })).rejects.toThrow();
  });
});
