import type { Migration } from './migration.ts';

/** Counts per district without a link to any row. */
export const counts: Migration = {
  number: 3,
  name: 'counts',
  statements: ({ integer, strict }) => [
    `CREATE TABLE calls_soon (
      district TEXT PRIMARY KEY,
      families ${integer} NOT NULL CHECK (families >= 0)
    )${strict}`,
    `CREATE TABLE intake (
      hour TEXT NOT NULL,
      district TEXT NOT NULL,
      received ${integer} NOT NULL,
      PRIMARY KEY (hour, district)
    )${strict}`,
  ],
};
