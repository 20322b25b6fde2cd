import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable, Writable } from 'node:stream';
import type { Erasure } from '../declarations/declaration-register.ts';
import { AuditVerifier, auditedDistricts, readHead, readLines } from './audit-chain.ts';
import { replayErasures } from './erasure-work.ts';
import { migrate, migrations } from './migrate.ts';
import { sqliteDialect } from './migrations/migration.ts';
import { SqliteConnection } from './sqlite-connection.ts';

/** age's, in life: from what is written to what lies in the other place, and back. */
export type Transform = (bytes: ReadableStream<Uint8Array>) => Promise<ReadableStream<Uint8Array>>;

export interface Snapshot {
  declarations: number;
  /** Of the newest declaration, so that a restore can be judged; undefined for an empty store. */
  newest: string | undefined;
}

/**
 * A whole copy of one moment while the store goes on writing (`VACUUM INTO`; copying the file would miss what is in the log, and
 * SQLite's backup never ends under load). Blocks its thread for as long as that takes: a process of its own should call it.
 * The plain copy exists beside the database for that time only, and its contents are sealed as they are there.
 */
export async function backUpSqlite({ file, target, encrypt }: { file: string; target: string; encrypt: Transform }): Promise<Snapshot> {
  const copy = `${file}.copy-${randomUUID()}`;
  try {
    // Empty, for its mode: VACUUM INTO would make it readable for others.
    await (await open(copy, 'wx', 0o600)).close();
    const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    try {
      // Else second copies of rows stay in the gaps of the new file, where a later erasure would not find them.
      database.exec('PRAGMA secure_delete = ON');
      database.prepare('VACUUM INTO ?').run(copy);
    } finally {
      database.close();
    }
    const snapshot = inspect(copy);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await writeWhole(target, await encrypt(Readable.toWeb(createReadStream(copy)) as ReadableStream<Uint8Array>));
    return snapshot;
  } finally {
    await rm(copy, { force: true });
  }
}

export interface Restored extends Snapshot {
  /** Declarations that had been erased since the backup, and were erased again before anybody could read them. */
  erasedAgain: number;
}

/**
 * Puts a backup where no store is yet, after everything in it has been checked: pages, keys, migrations, each district's log.
 * `erasures`: the journal kept beside the backups; what it names is erased in the copy before the copy becomes the store.
 */
export async function restoreSqlite({
  backup,
  file,
  decrypt,
  erasures,
}: {
  backup: string;
  file: string;
  decrypt: Transform;
  erasures: readonly Erasure[];
}): Promise<Restored> {
  if (existsSync(file) || existsSync(`${file}-wal`))
    throw new Error(`There is a store at ${file}. Move it away first; nothing is overwritten.`);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const copy = `${file}.restore-${randomUUID()}`;
  try {
    await writeWhole(copy, await decrypt(Readable.toWeb(createReadStream(backup)) as ReadableStream<Uint8Array>));
    const snapshot = inspect(copy);
    const erasedAgain = eraseAgain(copy, erasures);
    await rename(copy, file);
    await syncFolder(dirname(file));
    return { ...snapshot, erasedAgain };
  } finally {
    for (const suffix of ['', '-wal', '-shm']) await rm(copy + suffix, { force: true });
  }
}

function eraseAgain(file: string, erasures: readonly Erasure[]): number {
  const connection = SqliteConnection.openForWriting(file);
  try {
    const erasedAgain = connection.transaction(() => connection.run(replayErasures(erasures, Date.now())));
    // Whatever wrote the backup: nothing in the gaps.
    connection.database.exec('VACUUM');
    return erasedAgain;
  } finally {
    connection.close();
  }
}

/** Throws where anything is not as it was written. */
function inspect(file: string): Snapshot {
  const connection = SqliteConnection.openForWriting(file);
  try {
    const { database } = connection;
    const damage = [
      ...(database.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[])
        .map((row) => row.integrity_check)
        .filter((line) => line !== 'ok'),
      ...(database.prepare('PRAGMA foreign_key_check').all() as { table: string }[]).map(
        ({ table }) => `a row of ${table} belongs to nothing`,
      ),
    ];
    connection.transaction(() => connection.run(migrate(sqliteDialect, migrations, Date.now())));
    for (const district of connection.run(auditedDistricts())) {
      const verifier = new AuditVerifier(district);
      for (const line of connection.run(readLines(district, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER))) verifier.read(line);
      const verdict = verifier.end(connection.run(readHead(district)));
      if (!verdict.sound) damage.push(`the log of ${district} is ${verdict.reason} at ${verdict.seq}`);
    }
    if (damage.length > 0) throw new Error(`The copy is damaged: ${damage.join('; ')}.`);
    const { declarations, newest } = database
      .prepare('SELECT COUNT(*) AS declarations, MAX(received_on) AS newest FROM declaration')
      .get() as {
      declarations: number;
      newest: string | null;
    };
    return { declarations, newest: newest ?? undefined };
  } finally {
    connection.close();
  }
}

/** All of it, on disk, under its name; or nothing under that name. */
async function writeWhole(target: string, bytes: ReadableStream<Uint8Array>): Promise<void> {
  const unfinished = `${target}.part`;
  try {
    await bytes.pipeTo(
      Writable.toWeb(createWriteStream(unfinished, { flags: 'w', mode: 0o600, flush: true })) as WritableStream<Uint8Array>,
    );
    await rename(unfinished, target);
    await syncFolder(dirname(target));
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
