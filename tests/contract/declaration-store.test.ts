import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { openPostgresStore } from '../../functions/storage/postgres-declaration-store.ts';
import { openSqliteStore } from '../../functions/storage/sqlite-declaration-store.ts';
import { postgresForTests, postgresHint } from '../support/throwaway-postgres.ts';
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

const postgres = postgresForTests();
if (postgres) {
  describeDeclarationStore('PostgreSQL', () => {
    const { connectionString, discard } = postgres();
    return Promise.resolve({ open: () => openPostgresStore({ connectionString }), discard });
  });
} else {
  describe('declaration store on PostgreSQL', () => {
    it.skip(postgresHint);
  });
}
