import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accessTo, declared, farOff, someDeclaration, someDistrict, today } from '../../tests/contract/sealed-declarations.ts';
import { startWork } from './declaration-work.ts';
import { digestOf, migrate, migrations } from './migrate.ts';
import { type Migration, postgresDialect, sqliteDialect } from './migrations/migration.ts';
import { SqliteConnection } from './sqlite-connection.ts';

let folder: string;
let connection: SqliteConnection;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-'));
  connection = SqliteConnection.openForWriting(join(folder, 'declarations.db'));
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true });
});

const upTo = (list: readonly Migration[]): number => connection.transaction(() => connection.run(migrate(sqliteDialect, list, 1)));

/** What a released migration has become, it stays. Only ever add lines. */
const released: Record<string, { sqlite: string; postgres: string }> = {
  declarations: {
    sqlite: '1f78d8b8bc35b33986d5ecdedaf7a763499c0e49c72b34f71c6c6e9ccbda290a',
    postgres: '68417bcfaa4f996deb6f834d422b1c4a8ebd533a6b3416a65d0ae0e5dcd440b3',
  },
  notes: {
    sqlite: '7b178ce2195b37eabc7f689ba6a538d88a0c3330c31c55bdd5aabd66c2fc919d',
    postgres: '5affa748bcf6534fe20ddcb3d9c4db3c65142a134540c48fe72775c36ce56616',
  },
  counts: {
    sqlite: '4a04a1aa25cd783acaff5b7a396f32d6e031c905c168dc37b1d4f46466ad60bb',
    postgres: 'bfaeea495d97b6a60b3922595a065bc0a6f85de14f2fe1ea84e78f908ca47df6',
  },
  'export-log': {
    sqlite: '0c9a5e2e2dded01e35a8fffa5a68c84b594892bb8529206a731d49108ca18afa',
    postgres: '4e6ad7828785e859a8b7af87ecb007307496c3b52d450b795e9912dfc989565d',
  },
  audit: {
    sqlite: '2686d617421374a1137ae7a4ddca7c889d16a145593a74e2525f5980dbe66ad6',
    postgres: '4069c029c63cc4881a7041cf5a09cc3b77d955c3ec4ad5edb8a276f8f38cbc01',
  },
  'desk-sessions': {
    sqlite: '0a03850485873a14237af93f1315294b94735f2d916f3c668715be03dac5d2f5',
    postgres: '6fd24d6f996a9b7ba1f02e1eefe0ebc1ad5403e7781cf799b6faceec192119f7',
  },
  erasures: {
    sqlite: '2a8a92a9c35f08b2dc03b5dbdf1833a5e336a2343dc0f8bffdb6a979f2d9cf46',
    postgres: '2fccf10482a8a77d67a8dd31608992796d788ccfc695332519e224e1ac1f57c2',
  },
};

describe('migrations', () => {
  it('have the numbers of their places', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('are never edited once released', () => {
    const digests = Object.fromEntries(
      migrations
        .filter(({ name }) => name in released)
        .map((migration) => [
          migration.name,
          { sqlite: digestOf(migration, sqliteDialect), postgres: digestOf(migration, postgresDialect) },
        ]),
    );
    expect(digests).toEqual(released);
  });

  it('run once, and again only what is new', () => {
    expect(upTo(migrations)).toBe(migrations.length);
    expect(upTo(migrations)).toBe(0);
    const more: Migration = { number: migrations.length + 1, name: 'more', statements: () => ['CREATE TABLE more (one TEXT) STRICT'] };
    expect(upTo([...migrations, more])).toBe(1);
  });

  it('run all or not at all', () => {
    const broken: Migration = {
      number: migrations.length + 1,
      name: 'broken',
      statements: () => ['CREATE TABLE half (one TEXT)', 'CREATE NONSENSE'],
    };
    expect(() => upTo([...migrations, broken])).toThrow();
    expect(connection.database.prepare("SELECT name FROM sqlite_schema WHERE name IN ('half', 'declaration')").all()).toEqual([]);
  });

  it('refuse tables of a newer program, and tables made by a migration that was edited', () => {
    upTo(migrations);
    expect(() => upTo(migrations.slice(0, -1))).toThrow(/newer version/u);
    const [first, ...others] = migrations;
    const edited: Migration = { ...first!, statements: () => ['CREATE TABLE declaration (id TEXT)'] };
    expect(() => upTo([edited, ...others])).toThrow(/only ever added/u);
  });

  // From every version that there has been, with rows in all its tables, to the present one.
  it.each(migrations.map(({ number, name }) => ({ number, name })))('keep what was there at $number ($name)', ({ number }) => {
    upTo(migrations.slice(0, number));
    const district = someDistrict();
    const declaration = declared(someDeclaration(district));
    const has = (table: string): boolean =>
      connection.database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined;
    const { database } = connection;
    const { id, lookupHash, contentMac, confirmHash, sealed } = declaration;
    database
      .prepare(
        `INSERT INTO declaration (id, lookup_hash, first_content_mac, district, half_year, state, revision, received_on, changed_on, erase_after)
         VALUES (?, ?, ?, ?, '2026H2', 'received', 1, ?, ?, ?)`,
      )
      .run(id, lookupHash, contentMac, district, today, today, farOff);
    database.prepare("INSERT INTO revision VALUES (?, 1, ?, ?, ?, '[]', 1024)").run(id, contentMac, confirmHash, sealed);
    if (has('note')) database.prepare("INSERT INTO note VALUES (?, 1, 'answer', ?, 'k', ?, '[]')").run(id, today, sealed);
    if (has('calls_soon')) database.prepare('INSERT INTO calls_soon VALUES (?, 3)').run(district);

    upTo(migrations);
    const found = connection.run(startWork('find', [lookupHash]));
    expect(found?.content?.sealed).toEqual(sealed);
    expect(found?.answers).toHaveLength(number >= 2 ? 1 : 0);
    expect(connection.run(startWork('callsSoon', [district]))).toBe(number >= 3 ? 3 : 0);
    expect(connection.transaction(() => connection.run(startWork('list', [accessTo(district), { limit: 5 }])))).toHaveLength(1);
  });
});
