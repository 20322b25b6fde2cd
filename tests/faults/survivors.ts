// After a crash: is everything there that was acknowledged, whole, once, and nothing half?
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { AuditVerifier, readHead, readLines } from '../../functions/storage/audit-chain.ts';
import { migrate, migrations } from '../../functions/storage/migrate.ts';
import { sqliteDialect } from '../../functions/storage/migrations/migration.ts';
import { SqliteConnection } from '../../functions/storage/sqlite-connection.ts';
import type { Row } from '../../functions/storage/work.ts';
import { contentFor, districtOf, lookupHashOf, wantsCall } from './derived-declarations.ts';

export interface Acknowledged {
  declared: Set<string>;
  amended: Map<string, number>;
  withdrawn: Set<string>;
  seen: Set<string>;
  /** What the load itself found wrong. */
  complaints: string[];
}

/** A last line that the crash cut short is none. */
export function readAcknowledged(written: string): Acknowledged {
  const all: Acknowledged = { declared: new Set(), amended: new Map(), withdrawn: new Set(), seen: new Set(), complaints: [] };
  for (const line of written.slice(0, written.lastIndexOf('\n') + 1).split('\n')) {
    const [kind, id = '', detail = ''] = line.split(' ');
    if (kind === 'A') all.declared.add(id);
    if (kind === 'M') all.amended.set(id, Number(detail));
    if (kind === 'W') all.withdrawn.add(id);
    if (kind === 'S') all.seen.add(id);
    if (kind === '!') all.complaints.push(line);
  }
  return all;
}

export function acknowledgedIn(file: string): Acknowledged {
  return readAcknowledged(readFileSync(file, 'utf8'));
}

/** What is on disk after a crash, whichever engine keeps it. */
export interface Remains {
  declarations: readonly Row[];
  revisions: readonly Row[];
  notes: number;
  calls: ReadonlyMap<string, number>;
  intake: ReadonlyMap<string, number>;
  /** Of the engine's own opinion of its file. */
  damage: readonly string[];
}

export interface Verdict {
  rows: number;
  /** Acknowledged, and not there. */
  lost: string[];
  /** There, and not whole: half a transaction, a file that does not read, a broken chain. */
  corrupt: string[];
}

export function judge(acknowledged: Acknowledged, remains: Remains): Verdict {
  const lost: string[] = [];
  const corrupt = [...remains.damage, ...acknowledged.complaints];
  const rows = new Map(remains.declarations.map((row) => [String(row['id']), row]));
  const revisions = Map.groupBy(remains.revisions, (row) => String(row['declaration']));

  for (const id of acknowledged.declared) if (!rows.has(id)) lost.push(`declared ${id}`);
  for (const [id, revision] of acknowledged.amended)
    if (rows.get(id)?.['state'] !== 'withdrawn' && Number(rows.get(id)?.['revision']) < revision) lost.push(`amended ${id}`);
  for (const id of acknowledged.withdrawn) if (rows.get(id)?.['state'] !== 'withdrawn') lost.push(`withdrawn ${id}`);
  for (const id of acknowledged.seen) if (rows.get(id)?.['state'] === 'received') lost.push(`seen ${id}`);

  for (const [id, row] of rows) {
    const current = revisions.get(id) ?? [];
    const number = Number(row['revision']);
    if (!sameAs(lookupHashOf(id), row['lookup_hash']) || !sameAs(contentFor(id, 1).contentMac, row['first_content_mac']))
      corrupt.push(`row ${id}`);
    if (row['state'] === 'withdrawn') {
      if (current.length > 0) corrupt.push(`ciphertext after withdrawal ${id}`);
    } else if (
      current.length !== 1 ||
      Number(current[0]?.['number']) !== number ||
      !sameAs(contentFor(id, number).sealed, current[0]?.['sealed'])
    ) {
      corrupt.push(`content ${id}`);
    }
  }
  for (const id of revisions.keys()) if (!rows.has(id)) corrupt.push(`content without row ${id}`);
  if (remains.notes > 0) corrupt.push('notes that nobody wrote');

  // Counted in the same transaction as the row, or not at all.
  const districts = new Set([...rows.keys()].map(districtOf));
  for (const district of districts) {
    const ofDistrict = [...rows].filter(([id]) => districtOf(id) === district);
    const calls = ofDistrict.filter(([id, row]) => wantsCall(id) && row['state'] !== 'withdrawn').length;
    if ((remains.calls.get(district) ?? 0) !== calls) corrupt.push(`calls of ${district}`);
    if (remains.intake.get(district) !== ofDistrict.length) corrupt.push(`intake of ${district}`);
  }
  return { rows: rows.size, lost, corrupt };
}

function sameAs(expected: Uint8Array, value: unknown): boolean {
  return value instanceof Uint8Array && Buffer.compare(expected, value) === 0;
}

const everything = {
  declarations: 'SELECT id, lookup_hash, first_content_mac, state, revision FROM declaration',
  revisions: 'SELECT declaration, number, sealed FROM revision',
  notes: 'SELECT COUNT(*) AS count FROM note',
  calls: 'SELECT district, families FROM calls_soon',
  intake: 'SELECT district, received FROM intake',
};

/** Opens the file as the store does (recovery, pragmas, migrations) and reads all of it. */
export function remainsOfSqlite(file: string): Remains {
  let connection: SqliteConnection | undefined;
  try {
    const opened = SqliteConnection.openForWriting(file);
    connection = opened;
    opened.transaction(() => opened.run(migrate(sqliteDialect, migrations, 0)));
    const all = (text: string): Row[] => opened.database.prepare(text).all();
    const integrity = all('PRAGMA integrity_check').map((row) => String(row['integrity_check']));
    const damage = [
      ...integrity.filter((line) => line !== 'ok'),
      ...all('PRAGMA foreign_key_check').map((row) => `foreign key of ${String(row['table'])}`),
    ];
    for (const { district } of all('SELECT district FROM audit_head') as { district: string }[]) {
      const verifier = new AuditVerifier(district);
      for (const line of opened.run(readLines(district, 0, 1_000_000))) verifier.read(line);
      const verdict = verifier.end(opened.run(readHead(district)));
      if (!verdict.sound) damage.push(`log of ${district}: ${verdict.reason} at ${verdict.seq}`);
    }
    return {
      declarations: all(everything.declarations),
      revisions: all(everything.revisions),
      notes: Number(all(everything.notes)[0]?.['count']),
      calls: new Map(all(everything.calls).map((row) => [String(row['district']), Number(row['families'])])),
      intake: new Map(all(everything.intake).map((row) => [String(row['district']), Number(row['received'])])),
      damage,
    };
  } catch (error) {
    const damage = [`does not open: ${error instanceof Error ? error.message : String(error)}`];
    return { declarations: [], revisions: [], notes: 0, calls: new Map(), intake: new Map(), damage };
  } finally {
    connection?.close();
  }
}

export async function remainsOfPostgres(connectionString: string): Promise<Remains> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const all = async (text: string): Promise<Row[]> => (await client.query<Record<string, unknown>>(text)).rows;
    return {
      declarations: await all(everything.declarations),
      revisions: await all(everything.revisions),
      notes: Number((await all(everything.notes))[0]?.['count']),
      calls: new Map((await all(everything.calls)).map((row) => [String(row['district']), Number(row['families'])])),
      intake: new Map((await all(everything.intake)).map((row) => [String(row['district']), Number(row['received'])])),
      damage: [],
    };
  } finally {
    await client.end();
  }
}
