import { createHash } from 'node:crypto';
import { declarations } from './migrations/0001-declarations.ts';
import { notes } from './migrations/0002-notes.ts';
import { counts } from './migrations/0003-counts.ts';
import { exportLog } from './migrations/0004-export-log.ts';
import { audit } from './migrations/0005-audit.ts';
import { deskSessions } from './migrations/0006-desk-sessions.ts';
import { erasures } from './migrations/0007-erasures.ts';
import type { Dialect, Migration } from './migrations/migration.ts';
import { change, select, textIn, numberIn, type Work } from './work.ts';

/** In order, without gaps; a change of the tables is another file and another line here. */
export const migrations: readonly Migration[] = [declarations, notes, counts, exportLog, audit, deskSessions, erasures];

export function digestOf(migration: Migration, dialect: Dialect): string {
  return createHash('sha256').update(migration.statements(dialect).join(';\n')).digest('hex');
}

/**
 * Brings the tables up to date, all in one transaction; of two processes that start at once, one waits or is told to try again.
 * Refuses tables that a newer program wrote, and a migration that was edited after it ran.
 */
export function* migrate(dialect: Dialect, list: readonly Migration[], at: number): Work<number> {
  yield* change(
    `CREATE TABLE IF NOT EXISTS migration (number ${dialect.integer} PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, applied_at ${dialect.integer} NOT NULL)${dialect.strict}`,
  );
  const applied = new Map(
    (yield* select('SELECT number, name, digest FROM migration ORDER BY number')).map((row) => [numberIn(row, 'number'), row]),
  );
  for (const [number, row] of applied) {
    const known = list[number - 1];
    if (known === undefined) throw new Error(`The store was written by a newer version: migration ${number} (${textIn(row, 'name')}).`);
    if (textIn(row, 'digest') !== digestOf(known, dialect))
      throw new Error(`Migration ${number} (${known.name}) differs from the one that made these tables. Migrations are only ever added.`);
  }
  const missing = list.filter(({ number }) => !applied.has(number));
  for (const migration of missing) {
    yield* change(
      'INSERT INTO migration (number, name, digest, applied_at) VALUES (?, ?, ?, ?)',
      ...[migration.number, migration.name, digestOf(migration, dialect), at],
    );
    for (const statement of migration.statements(dialect)) yield* change(statement);
  }
  return missing.length;
}
