import type { Migration } from './migration.ts';

/** Who took what out, approved by whom: kept for three years. It has ids only, so it outlives what it names. */
export const exportLog: Migration = {
  number: 4,
  name: 'export-log',
  statements: ({ bytes, integer, strict }) => [
    `CREATE TABLE export (
      id TEXT PRIMARY KEY,
      district TEXT NOT NULL,
      profile TEXT NOT NULL,
      asked_by TEXT NOT NULL,
      asked_on TEXT NOT NULL,
      approved_by TEXT,
      approved_on TEXT,
      done_on TEXT,
      file_sha256 ${bytes}
    )${strict}`,
    'CREATE INDEX export_of_district ON export (district, asked_on)',
    `CREATE TABLE export_record (
      export TEXT NOT NULL REFERENCES export (id),
      place ${integer} NOT NULL,
      declaration TEXT NOT NULL,
      revision ${integer} NOT NULL,
      PRIMARY KEY (export, place)
    )${strict}`,
    'CREATE INDEX export_record_of_declaration ON export_record (declaration, revision)',
  ],
};
