import type { Migration } from './migration.ts';

export const audit: Migration = {
  number: 5,
  name: 'audit',
  statements: ({ bytes, integer, strict }) => [
    `CREATE TABLE audit (
      district TEXT NOT NULL,
      seq ${integer} NOT NULL,
      at ${integer} NOT NULL,
      operator TEXT NOT NULL,
      action TEXT NOT NULL,
      purpose TEXT NOT NULL,
      declarations TEXT NOT NULL,
      detail TEXT NOT NULL,
      hash ${bytes} NOT NULL,
      PRIMARY KEY (district, seq)
    )${strict}`,
    `CREATE TABLE audit_head (
      district TEXT PRIMARY KEY,
      seq ${integer} NOT NULL,
      hash ${bytes} NOT NULL
    )${strict}`,
  ],
};
