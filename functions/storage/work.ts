/**
 * A piece of work is a transaction as a generator: it yields plain statements and gets their answers. It does not know who runs it, so
 * SQLite (at once, in the writer's thread) and PostgreSQL (over the network) run the very same statements in the very same order.
 */
export type Work<Result> = Generator<Statement, Result, Answer>;

export type Value = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, unknown>>;

export interface Statement {
  /** SQL with `?` for each value. */
  text: string;
  values: readonly Value[];
}

export interface Answer {
  rows: readonly Row[];
  /** Rows inserted, updated or deleted. */
  changed: number;
}

/** At the end of a SELECT whose row will be changed: PostgreSQL locks it, for SQLite, where there is one writer, it stays a comment. */
export const forUpdate = '/* for update */';

/** What must not happen under the locks held; the transaction is rolled back and tried once more from the start. */
export class LostRace extends Error {
  override name = 'LostRace';
}

export function* select(text: string, ...values: Value[]): Work<readonly Row[]> {
  return (yield { text, values }).rows;
}

export function* selectOne(text: string, ...values: Value[]): Work<Row | undefined> {
  return (yield { text, values }).rows[0];
}

export function* change(text: string, ...values: Value[]): Work<number> {
  return (yield { text, values }).changed;
}

/** One INSERT for many rows. */
export function* insert(table: string, columns: readonly string[], rows: readonly (readonly Value[])[]): Work<void> {
  if (rows.length === 0) return;
  const places = `(${columns.map(() => '?').join(', ')})`;
  yield { text: `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map(() => places).join(', ')}`, values: rows.flat() };
}

/** `?, ?, ?` */
export function placesFor(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

export function textIn(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`${column} is no text`);
  return value;
}

export function numberIn(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`${column} is no number`);
  return value;
}

export function bytesIn(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new TypeError(`${column} is no bytes`);
  return value;
}

/** Undefined for NULL. */
export function optional<T>(read: (row: Row, column: string) => T, row: Row, column: string): T | undefined {
  return row[column] === null || row[column] === undefined ? undefined : read(row, column);
}

/** A column with a JSON list of texts. */
export function listIn(row: Row, column: string): readonly string[] {
  return JSON.parse(textIn(row, column)) as string[];
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
