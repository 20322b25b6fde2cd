import type { Migration } from './migration.ts';

/** Hashes only: who reads the store cannot sign in with what it holds. */
export const deskSessions: Migration = {
  number: 6,
  name: 'desk-sessions',
  statements: ({ bytes, integer, strict }) => [
    `CREATE TABLE desk_challenge (
      nonce_hash ${bytes} PRIMARY KEY,
      district TEXT NOT NULL,
      operator TEXT NOT NULL,
      expires_at ${integer} NOT NULL
    )${strict}`,
    `CREATE TABLE desk_session (
      token_hash ${bytes} PRIMARY KEY,
      district TEXT NOT NULL,
      operator TEXT NOT NULL,
      expires_at ${integer} NOT NULL
    )${strict}`,
  ],
};
