import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { openPostgresStore } from '../../functions/storage/postgres-declaration-store.ts';
import { openSqliteStore } from '../../functions/storage/sqlite-declaration-store.ts';
import { postgresHint, postgresPrograms, ThrowawayPostgres } from '../support/throwaway-postgres.ts';
import { describeDeclarationStore } from './declaration-store.contract.ts';

describeDeclarationStore('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'declarations-'));
  return Promise.resolve({
    open: () => openSqliteStore({ file: join(folder, 'declarations.db') }),
    discard: () => {
      rmSync(folder, { recursive: true });
    },
  });
});

const given = process.env['DATABASE_URL'];
if (given !== undefined || postgresPrograms() !== undefined) {
  describeDeclarationStore('PostgreSQL', () => {
    const server = given === undefined ? ThrowawayPostgres.start() : undefined;
    const connectionString = given ?? server?.connectionString ?? '';
    return Promise.resolve({
      open: () => openPostgresStore({ connectionString }),
      discard: () => {
        server?.discard();
      },
    });
  });
} else {
  console.warn(`[test] ${postgresHint}`);
  describe('declaration store on PostgreSQL', () => {
    it.skip(postgresHint);
  });
}
