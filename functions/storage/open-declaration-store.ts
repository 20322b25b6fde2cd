import type { DeclarationStore } from './declaration-store.ts';
import { openSqliteStore } from './sqlite-declaration-store.ts';

/** PostgreSQL where `DATABASE_URL` names one, else the embedded file. */
export async function openDeclarationStore(options: { databaseUrl?: string | undefined; file: string }): Promise<DeclarationStore> {
  if (options.databaseUrl === undefined || options.databaseUrl === '') return await openSqliteStore({ file: options.file });
  const { openPostgresStore } = await import('./postgres-declaration-store.ts');
  return await openPostgresStore({ connectionString: options.databaseUrl });
}
