/** Where the dialects differ in a CREATE TABLE. */
export interface Dialect {
  name: 'sqlite' | 'postgres';
  bytes: string;
  /** 64 bits. */
  integer: string;
  /** After the closing bracket of a table. */
  strict: string;
}

export const sqliteDialect: Dialect = { name: 'sqlite', bytes: 'BLOB', integer: 'INTEGER', strict: ' STRICT' };
export const postgresDialect: Dialect = { name: 'postgres', bytes: 'BYTEA', integer: 'BIGINT', strict: '' };

/** One change of the tables. Never edited once released, only followed by another one: the store keeps its digest and refuses to start. */
export interface Migration {
  /** Its place in the list, from 1; the file's number. */
  number: number;
  name: string;
  statements: (dialect: Dialect) => readonly string[];
}
