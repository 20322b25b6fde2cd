import { appendFileSync, chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accessTo, declared, farOff, someDeclaration, someDistrict, today } from '../../tests/contract/sealed-declarations.ts';
import type { DeclarationStore } from './declaration-store.ts';
import { journalIn, keepJournal, readJournal, shortenJournal } from './erasure-journal.ts';
import { backUpSqlite, restoreSqlite, type Transform } from './sqlite-backup.ts';
import { openSqliteStore } from './sqlite-declaration-store.ts';

/** Stands for age: nothing of the plain bytes is left, and whoever cuts or changes one gets an error. */
const encrypt: Transform = (plain) => Promise.resolve(plain.pipeThrough(turnedAround()));
const decrypt: Transform = (closed) => Promise.resolve(closed.pipeThrough(turnedAround()));
const turnedAround = (): TransformStream<Uint8Array, Uint8Array> =>
  new TransformStream({
    transform: (chunk, controller) => {
      controller.enqueue(chunk.map((byte) => byte ^ 0x5a));
    },
  });

let folder: string;
let file: string;
let target: string;
let store: DeclarationStore | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  file = join(folder, 'data', 'declarations.db');
  target = join(folder, 'elsewhere', 'declarations.age');
});
afterEach(async () => {
  await store?.close();
  store = undefined;
  rmSync(folder, { recursive: true });
});

describe('a backup', () => {
  it('of a store that goes on writing holds everything that was acknowledged before, and is restored whole', async () => {
    store = await openSqliteStore({ file });
    const district = someDistrict();
    const before = Array.from({ length: 60 }, () => declared(someDeclaration(district)));
    for (const declaration of before) await store.inbox.append(declaration);
    await store.register.appendAudit(accessTo(district), 'signed-in', '');
    const done = new AbortController();
    const { inbox } = store;
    const meanwhile = (async () => {
      while (!done.signal.aborted) await inbox.append(declared(someDeclaration(district)));
    })();
    const snapshot = await backUpSqlite({ file, target, encrypt });
    done.abort();
    await meanwhile;
    expect(snapshot.declarations).toBeGreaterThanOrEqual(60);
    expect(snapshot.newest).toBe(today);
    // Nothing plain is left behind, and nobody else can read what is there.
    expect(readdirSync(join(folder, 'data')).filter((name) => name.includes('copy'))).toEqual([]);
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['declarations.age']);
    expect(statSync(target).mode & 0o077).toBe(0);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(target).includes('SQLite format 3')).toBe(false);
    await store.close();

    const fresh = join(folder, 'fresh-host', 'declarations.db');
    expect(await restoreSqlite({ backup: target, file: fresh, decrypt, erasures: [] })).toEqual({ ...snapshot, erasedAgain: 0 });
    store = await openSqliteStore({ file: fresh });
    for (const { lookupHash, sealed } of before) expect((await store.inbox.find(lookupHash))?.content?.sealed).toEqual(sealed);
    expect(await store.inbox.append(before[0]!)).toMatchObject({ outcome: 'same' });
    expect(await store.verifyAudit(district)).toMatchObject({ sound: true, lines: 1 });
    expect(readdirSync(join(folder, 'fresh-host')).some((name) => name.includes('restore'))).toBe(false);
  });

  it('holds nothing that was withdrawn before it', async () => {
    store = await openSqliteStore({ file });
    const declaration = declared(someDeclaration(someDistrict()));
    await store.inbox.append(declaration);
    await store.inbox.withdraw({ lookupHash: declaration.lookupHash, on: today, eraseAfter: farOff, callOutstanding: false });
    const plain: Transform = (bytes) => Promise.resolve(bytes);
    await backUpSqlite({ file, target, encrypt: plain });
    expect(readFileSync(target).includes(Buffer.from(declaration.sealed.subarray(0, 32)))).toBe(false);
  });

  it('brings nothing back that was erased after it', async () => {
    store = await openSqliteStore({ file });
    const backups = join(folder, 'elsewhere');
    const add = async (eraseAfter = farOff) => {
      const declaration = declared(someDeclaration('330106', { eraseAfter }));
      await store!.inbox.append(declaration);
      return declaration;
    };
    const [stays, withdrawn, due] = [await add(), await add(), await add('2026-11-22')];
    await store.register.addNote(accessTo('330106'), withdrawn.id, { kind: 'answer', sealed: withdrawn.sealed, keyIds: ['k'] });
    await backUpSqlite({ file, target, encrypt });
    await store.inbox.withdraw({ lookupHash: withdrawn.lookupHash, on: '2026-11-22', eraseAfter: '2027-12-22', callOutstanding: false });
    expect(await keepJournal(store.upkeep, backups)).toBe(1);
    await store.upkeep.eraseDue('2026-11-22', 1, '2027-12-22');
    expect(await keepJournal(store.upkeep, backups)).toBe(1);
    expect(await keepJournal(store.upkeep, backups)).toBe(0);
    // The power went while a line was written.
    appendFileSync(journalIn(backups), '["AAAA');
    await store.close();

    const fresh = join(folder, 'fresh', 'declarations.db');
    const { erasures, unreadable } = readJournal(backups);
    expect(unreadable).toBe(1);
    expect(erasures.map(({ state }) => state)).toEqual(['withdrawn', 'expired']);
    expect(await restoreSqlite({ backup: target, file: fresh, decrypt, erasures })).toMatchObject({ declarations: 3, erasedAgain: 2 });
    const bytes = readFileSync(fresh);
    expect([stays, withdrawn, due].map(({ sealed }) => bytes.includes(Buffer.from(sealed.subarray(0, 64))))).toEqual([true, false, false]);
    store = await openSqliteStore({ file: fresh });
    expect(await store.inbox.find(withdrawn.lookupHash)).toMatchObject({
      ...{ state: 'withdrawn', changedOn: '2026-11-22', eraseAfter: '2027-12-22', content: undefined, answers: [] },
    });
    expect(await store.inbox.append(withdrawn)).toMatchObject({ outcome: 'same', row: { state: 'withdrawn' } });
    const lines = await store.register.readAudit(accessTo('330106'), 1, 10);
    expect(lines.at(-1)).toMatchObject({ action: 'erased', operator: 'restore', declarations: [withdrawn.id, due.id] });
    expect(await store.verifyAudit('330106')).toMatchObject({ sound: true });
    // Idempotent, and what comes after the torn line is read again.
    expect(await store.upkeep.replayErasures(erasures, 2)).toBe(0);
    await store.inbox.withdraw({ lookupHash: stays.lookupHash, on: today, eraseAfter: farOff, callOutstanding: false });
    await keepJournal(store.upkeep, backups);
    expect(readJournal(backups)).toMatchObject({ erasures: { length: 3 }, unreadable: 1 });
    await shortenJournal(backups, '2026-11-22');
    expect(readJournal(backups)).toMatchObject({ erasures: { length: 2 }, unreadable: 0 });
  });

  it('leaves the one before in place when it fails', async () => {
    store = await openSqliteStore({ file });
    await backUpSqlite({ file, target, encrypt });
    const earlier = readFileSync(target);
    const failing: Transform = (plain) =>
      Promise.resolve(
        plain.pipeThrough(
          new TransformStream({
            transform: () => {
              throw new Error('no key');
            },
          }),
        ),
      );
    await expect(backUpSqlite({ file, target, encrypt: failing })).rejects.toThrow('no key');
    expect(readFileSync(target)).toEqual(earlier);
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['declarations.age']);
    expect(readdirSync(join(folder, 'data')).filter((name) => name.includes('copy'))).toEqual([]);
  });

  it('is not restored over a store, nor when it is damaged, cut short, or its log was changed', async () => {
    store = await openSqliteStore({ file });
    const district = someDistrict();
    for (let count = 0; count < 40; count += 1) await store.inbox.append(declared(someDeclaration(district)));
    await store.register.appendAudit(accessTo(district), 'signed-in', '');
    await backUpSqlite({ file, target, encrypt });
    await store.close();
    store = undefined;
    await expect(restoreSqlite({ backup: target, file, decrypt, erasures: [] })).rejects.toThrow('nothing is overwritten');

    const fresh = join(folder, 'fresh', 'declarations.db');
    const whole = readFileSync(target);
    for (const damaged of [
      whole.subarray(0, whole.length / 2),
      Buffer.concat([whole.subarray(0, 9000), Buffer.alloc(6000), whole.subarray(15_000)]),
    ]) {
      writeFileSync(target, damaged);
      await expect(restoreSqlite({ backup: target, file: fresh, decrypt, erasures: [] })).rejects.toThrow();
      expect(existsSync(fresh)).toBe(false);
    }
    chmodSync(target, 0o600);
    const database = new DatabaseSync(file);
    database.exec("UPDATE audit SET operator = 'somebody'");
    database.close();
    await expect(backUpSqlite({ file, target, encrypt })).rejects.toThrow(`the log of ${district} is altered at 1`);
  });
});
