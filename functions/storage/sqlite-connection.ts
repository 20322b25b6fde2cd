import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Answer, Statement, Work } from './work.ts';

const busyTimeoutMs = 5000;
const mostPrepared = 400;

/** One connection of one thread, and how work runs on it. */
export class SqliteConnection {
  readonly database: DatabaseSync;
  readonly #prepared = new Map<string, { statement: StatementSync; returnsRows: boolean }>();

  private constructor(database: DatabaseSync) {
    this.database = database;
  }

  /** The writer's: makes the file if need be, readable for its owner only. */
  static openForWriting(file: string): SqliteConnection {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // SQLite gives its log files the mode of the database.
    closeSync(openSync(file, 'a', 0o600));
    const connection = new SqliteConnection(new DatabaseSync(file, { timeout: busyTimeoutMs, allowExtension: false }));
    connection.database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = ON;
      PRAGMA checkpoint_fullfsync = ON;
      PRAGMA foreign_keys = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA secure_delete = ON;
      PRAGMA mmap_size = 0;
      PRAGMA journal_size_limit = 16777216;
    `);
    connection.database.enableDefensive(true);
    const weak = connection.problems();
    if (weak.length > 0) {
      connection.close();
      throw new Error(`SQLite does not hold what the store promises: ${weak.join(' ')}`);
    }
    return connection;
  }

  static openForReading(file: string): SqliteConnection {
    const connection = new SqliteConnection(new DatabaseSync(file, { timeout: busyTimeoutMs, allowExtension: false, readOnly: true }));
    connection.database.exec('PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA mmap_size = 0;');
    return connection;
  }

  pragma(name: string): unknown {
    return Object.values(this.database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  }

  /** What of the promises does not hold on this connection, asked anew each time: a library that reopens or resets shows here. */
  problems(): string[] {
    const wanted: [pragma: string, value: string | number][] = [
      ['journal_mode', 'wal'],
      ['synchronous', 2],
      ['foreign_keys', 1],
      ['trusted_schema', 0],
      ['secure_delete', 1],
    ];
    return wanted
      .filter(([pragma, value]) => this.pragma(pragma) !== value)
      .map(([pragma, value]) => `${pragma} is ${String(this.pragma(pragma))} instead of ${value}.`);
  }

  /** Runs a piece of work inside the transaction that the caller has begun, or none. */
  run<Result>(work: Work<Result>): Result {
    let step = work.next();
    while (step.done !== true) {
      let answer: Answer;
      try {
        answer = this.#execute(step.value);
      } catch (error) {
        step = work.throw(error);
        continue;
      }
      step = work.next(answer);
    }
    return step.value;
  }

  /** IMMEDIATE: takes the write lock at the start, so that nothing read in it is stale. */
  transaction<Result>(body: () => Result): Result {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const result = body();
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Several statements that see one moment. */
  snapshot<Result>(body: () => Result): Result {
    this.database.exec('BEGIN');
    try {
      return body();
    } finally {
      this.database.exec('COMMIT');
    }
  }

  /** Brings the log into the database and empties it; false if somebody still reads from it. */
  emptyLog(): boolean {
    this.database.exec('PRAGMA busy_timeout = 100');
    try {
      return this.pragma('wal_checkpoint(TRUNCATE)') === 0;
    } finally {
      this.database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    }
  }

  close(): void {
    this.#prepared.clear();
    this.database.close();
  }

  #execute({ text, values }: Statement): Answer {
    const { statement, returnsRows } = this.#prepare(text);
    if (returnsRows) return { rows: statement.all(...values), changed: 0 };
    return { rows: [], changed: Number(statement.run(...values).changes) };
  }

  #prepare(text: string): { statement: StatementSync; returnsRows: boolean } {
    const there = this.#prepared.get(text);
    if (there !== undefined) return there;
    // Lists make statements of many lengths; a full cache starts over.
    if (this.#prepared.size >= mostPrepared) this.#prepared.clear();
    const statement = this.database.prepare(text);
    const prepared = { statement, returnsRows: statement.columns().length > 0 };
    this.#prepared.set(text, prepared);
    return prepared;
  }
}

/** What a caller may do about a failure: try again later, or nothing. */
export function isUnavailable(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
  // BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN, PROTOCOL
  return code !== undefined && [5, 6, 7, 8, 10, 13, 14, 15].includes(code);
}
