import type { Migration } from './migration.ts';

/** What was erased, for the journal beside the backups: nothing withdrawn comes back with a restore. Goes with its tombstone. */
export const erasures: Migration = {
  number: 7,
  name: 'erasures',
  statements: ({ bytes, integer, strict }) => [
    `CREATE TABLE erasure (
      lookup_hash ${bytes} PRIMARY KEY,
      state TEXT NOT NULL,
      erased_on TEXT NOT NULL,
      erase_after TEXT NOT NULL,
      journaled ${integer} NOT NULL
    )${strict}`,
    'CREATE INDEX erasure_to_journal ON erasure (journaled)',
  ],
};
