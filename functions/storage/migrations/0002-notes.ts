import type { Migration } from './migration.ts';

export const notes: Migration = {
  number: 2,
  name: 'notes',
  statements: ({ bytes, integer, strict }) => [
    `CREATE TABLE note (
      declaration TEXT NOT NULL REFERENCES declaration (id),
      number ${integer} NOT NULL,
      kind TEXT NOT NULL,
      written_on TEXT NOT NULL,
      operator TEXT NOT NULL,
      sealed ${bytes} NOT NULL,
      key_ids TEXT NOT NULL,
      PRIMARY KEY (declaration, number)
    )${strict}`,
  ],
};
