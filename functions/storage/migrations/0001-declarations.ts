import type { Migration } from './migration.ts';

/** Language, names, telephone and needs have no column: they are inside `sealed`. */
export const declarations: Migration = {
  number: 1,
  name: 'declarations',
  statements: ({ bytes, integer, strict }) => [
    `CREATE TABLE declaration (
      id TEXT PRIMARY KEY,
      lookup_hash ${bytes} NOT NULL UNIQUE,
      first_content_mac ${bytes} NOT NULL,
      district TEXT NOT NULL,
      half_year TEXT NOT NULL,
      state TEXT NOT NULL,
      revision ${integer} NOT NULL CHECK (revision >= 1),
      received_on TEXT NOT NULL,
      changed_on TEXT NOT NULL,
      erase_after TEXT NOT NULL,
      carried_over_on TEXT,
      carried_over_revision ${integer},
      removal_confirmed_on TEXT
    )${strict}`,
    'CREATE INDEX declaration_of_batch ON declaration (district, half_year, state, id)',
    'CREATE INDEX declaration_due ON declaration (erase_after)',
    `CREATE TABLE revision (
      declaration TEXT NOT NULL REFERENCES declaration (id),
      number ${integer} NOT NULL,
      content_mac ${bytes} NOT NULL,
      confirm_hash ${bytes} NOT NULL,
      sealed ${bytes} NOT NULL,
      key_ids TEXT NOT NULL,
      size_class ${integer} NOT NULL,
      PRIMARY KEY (declaration, number)
    )${strict}`,
  ],
};
