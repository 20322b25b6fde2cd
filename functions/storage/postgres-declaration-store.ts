import pg from 'pg';
import { type Appended, type NewDeclaration, StoreUnavailable } from '../declarations/declaration-inbox.ts';
import { type DeclarationStore, type Readiness, storeOver } from './declaration-store.ts';
import { erasing, startWork, type WorkArguments, type WorkName, type WorkResult } from './declaration-work.ts';
import { migrate, migrations } from './migrate.ts';
import { postgresDialect } from './migrations/migration.ts';
import { type Answer, forUpdate, LostRace, type Statement, type Work } from './work.ts';

export interface PostgresOptions {
  /** `postgres://user:password@host/database`; from the environment, never from a file in the repository. */
  connectionString: string;
  /** Connections of this process. */
  connections?: number | undefined;
}

/** Tried again at once, from the start: serialisation, deadlock, and two processes that insert the same at the same moment. */
const raceCodes = new Set(['40001', '40P01', '23505', '42P07', '55P03']);
const mostTries = 8;
const mostInOneBatch = 128;
const mostBatches = 2;
const mostWaiting = 5000;

/** Several stateless processes on one database, or on anything that speaks its protocol. */
export async function openPostgresStore(options: PostgresOptions): Promise<DeclarationStore> {
  const database = new PostgresDatabase(options);
  try {
    await database.transaction(() => migrate(postgresDialect, migrations, Date.now()));
  } catch (error) {
    await database.close();
    throw error;
  }
  const batches = new AppendBatches(database);
  return storeOver({
    write: async <Name extends WorkName>(name: Name, ...args: WorkArguments<Name>) => {
      if (name === 'append') return (await batches.append((args as WorkArguments<'append'>)[0])) as WorkResult<Name>;
      const result = await database.transaction(() => startWork(name, args));
      if (erasing.has(name)) database.tidySoon();
      return result;
    },
    read: (name, ...args) => database.look(() => startWork(name, args)),
    readiness: () => database.readiness(),
    close: () => database.close(),
  });
}

class PostgresDatabase {
  readonly #pool: pg.Pool;
  #tidying: NodeJS.Timeout | undefined;

  constructor({ connectionString, connections = 8 }: PostgresOptions) {
    this.#pool = new pg.Pool({
      connectionString,
      max: connections,
      connectionTimeoutMillis: 5000,
      query_timeout: 15_000,
      keepAlive: true,
      types: { getTypeParser: parserFor },
      // eslint-disable-next-line @typescript-eslint/no-misused-promises -- pg-pool waits for it; its types do not say so.
      onConnect: prepareSession,
    });
    // A connection that breaks while idle; the next statement gets another one.
    this.#pool.on('error', () => undefined);
  }

  /** Runs the work in a transaction, again from the start when it lost a race. Resolves after the server's COMMIT. */
  async transaction<Result>(begin: () => Work<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#tryOnce(begin);
      } catch (error) {
        // A connection that broke while nobody used it: nothing was begun, so another one may begin.
        if (error instanceof NeverBegan && tries < mostTries) continue;
        if (!isRace(error)) throw availabilityOf(error);
        if (tries >= mostTries) throw new StoreUnavailable('Too many wanted the same at once.', { cause: error });
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** tries));
      }
    }
  }

  /** Single statements, each of which sees a whole moment. */
  async look<Result>(begin: () => Work<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await drive(begin(), (statement) => this.#pool.query(inPostgres(statement.text), onWire(statement)));
      } catch (error) {
        // Looking may be repeated: the connection may have been an old one.
        const failure = availabilityOf(error);
        if (!(failure instanceof StoreUnavailable) || tries >= 3) throw failure;
      }
    }
  }

  async readiness(): Promise<Readiness> {
    const problems: string[] = [];
    const facts: Record<string, string | number> = { engine: 'postgres' };
    try {
      const wanted: Record<string, (setting: string) => boolean> = {
        fsync: (setting) => setting === 'on',
        synchronous_commit: (setting) => setting !== 'off',
        transaction_read_only: (setting) => setting === 'off',
      };
      const { rows } = await this.#pool.query<{ name: string; setting: string }>(
        'SELECT name, setting FROM pg_settings WHERE name = ANY($1)',
        [Object.keys(wanted)],
      );
      for (const { name, setting } of rows) {
        facts[name] = setting;
        if (wanted[name]?.(setting) === false) problems.push(`${name} is ${setting}.`);
      }
    } catch (error) {
      problems.push(`The database does not answer (${error instanceof Error && 'code' in error ? String(error.code) : 'no connection'}).`);
    }
    return { ready: problems.length === 0, problems, facts };
  }

  /**
   * What was deleted is out of every query at once; its bytes stay in the table's pages until they are tidied, which the server would
   * do in its own time. Together for a minute's erasures; a server that knows no VACUUM has its own way.
   */
  tidySoon(): void {
    this.#tidying ??= setTimeout(() => {
      this.#tidying = undefined;
      this.#pool.query('VACUUM revision, note').catch(() => undefined);
    }, 60_000).unref();
  }

  async close(): Promise<void> {
    clearTimeout(this.#tidying);
    await this.#pool.end();
  }

  async #tryOnce<Result>(begin: () => Work<Result>): Promise<Result> {
    const client = await this.#pool.connect();
    // An error between statements would otherwise end the process.
    const ignore = (): void => undefined;
    client.on('error', ignore);
    let isBroken = true;
    try {
      await client.query('BEGIN').catch((error: unknown) => {
        throw error instanceof pg.DatabaseError ? error : new NeverBegan('no transaction', { cause: error });
      });
      const result = await drive(begin(), (statement) => client.query(inPostgres(statement.text), onWire(statement)));
      await client.query('COMMIT');
      isBroken = false;
      return result;
    } catch (error) {
      // An answer of the server is an answer; anything else leaves the connection in an unknown state, and it is not used again.
      isBroken = !(error instanceof pg.DatabaseError || error instanceof LostRace);
      if (!isBroken) await client.query('ROLLBACK').catch(() => (isBroken = true));
      throw error;
    } finally {
      client.off('error', ignore);
      client.release(isBroken);
    }
  }
}

/** Before the first statement. A server that answers before its disk did is told not to; if it cannot, /readyz says so. */
async function prepareSession(client: pg.ClientBase): Promise<void> {
  await client.query(
    `SET statement_timeout = 10000; SET lock_timeout = 5000; SET idle_in_transaction_session_timeout = 15000;
     SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`,
  );
}

async function drive<Result>(
  work: Work<Result>,
  execute: (statement: Statement) => Promise<pg.QueryResult<Record<string, unknown>>>,
): Promise<Result> {
  let step = work.next();
  while (step.done !== true) {
    const { rows, rowCount } = await execute(step.value);
    const answer: Answer = { rows, changed: rowCount ?? 0 };
    step = work.next(answer);
  }
  return step.value;
}

const numbered = new Map<string, string>();

/** `?` becomes `$1`, `$2`, …; our statements hold no question mark otherwise. */
function inPostgres(text: string): string {
  const there = numbered.get(text);
  if (there !== undefined) return there;
  if (numbered.size > 1000) numbered.clear();
  let place = 0;
  const written = text.replaceAll('?', () => `$${(place += 1)}`).replaceAll(forUpdate, 'FOR UPDATE');
  numbered.set(text, written);
  return written;
}

function onWire({ values }: Statement): unknown[] {
  return values.map((value) => (value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value));
}

/** BIGINT comes as text and bytea as a Buffer: both become what SQLite gives. */
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.BYTEA, (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex'))],
]);
const builtIn = pg.types as unknown as { getTypeParser: (oid: number) => (text: string) => unknown };
function parserFor(oid: number): (text: string) => unknown {
  return parsers.get(oid) ?? builtIn.getTypeParser(oid);
}

function isRace(error: unknown): boolean {
  return error instanceof LostRace || (error instanceof pg.DatabaseError && error.code !== undefined && raceCodes.has(error.code));
}

class NeverBegan extends Error {
  override name = 'NeverBegan';
}

/** No connection, a broken one, a server that stops or starts, is full or read-only: come again. Everything else is our fault. */
function availabilityOf(error: unknown): Error {
  if (error instanceof StoreUnavailable) return error;
  if (error instanceof NeverBegan) return new StoreUnavailable('The database does not answer.', { cause: error.cause });
  const failure = error instanceof Error ? error : new Error(String(error));
  const isAnswer = failure instanceof pg.DatabaseError;
  const code = isAnswer ? (failure.code ?? '') : '';
  // 08 connection, 53 out of resources, 57 operator intervention, 58 system, 25006 read-only
  if (isAnswer && !/^(?:08|53|57|58|25006)/u.test(code)) return failure;
  if (!isAnswer && !isConnectionFailure(failure)) return failure;
  return new StoreUnavailable('The database does not answer.', { cause: failure });
}

/** pg has no class for these. */
function isConnectionFailure(failure: Error): boolean {
  return (
    'errno' in failure ||
    failure instanceof AggregateError ||
    /connection|timeout|terminated|not queryable|closed|after calling end/iu.test(failure.message)
  );
}

interface WaitingAppend {
  declarations: readonly NewDeclaration[];
  resolve: (appended: readonly Appended[]) => void;
  reject: (error: unknown) => void;
}

/** What arrives while a transaction is under way goes into the next one. */
class AppendBatches {
  readonly #database: PostgresDatabase;
  #waiting: WaitingAppend[] = [];
  #underWay = 0;

  constructor(database: PostgresDatabase) {
    this.#database = database;
  }

  append(declarations: readonly NewDeclaration[]): Promise<readonly Appended[]> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length >= mostWaiting) {
        reject(new StoreUnavailable('Too many wait to be written.'));
        return;
      }
      this.#waiting.push({ declarations, resolve, reject });
      this.#start();
    });
  }

  #start(): void {
    while (this.#underWay < mostBatches && this.#waiting.length > 0) {
      this.#underWay += 1;
      // In the next turn, so that what was called together goes together.
      setImmediate(() => void this.#sendNext());
      if (this.#underWay < mostBatches && this.#waiting.length <= mostInOneBatch) break;
    }
  }

  async #sendNext(): Promise<void> {
    const batch = this.#waiting.splice(0, mostInOneBatch);
    await this.#send(batch);
    this.#underWay -= 1;
    this.#start();
  }

  async #send(batch: readonly WaitingAppend[]): Promise<void> {
    if (batch.length === 0) return;
    try {
      const declarations = batch.flatMap((waiting) => waiting.declarations);
      const appended = [...(await this.#database.transaction(() => startWork('append', [declarations])))];
      for (const waiting of batch) waiting.resolve(appended.splice(0, waiting.declarations.length));
    } catch (error) {
      // One that the database refuses must not take the others with it.
      if (batch.length === 1 || error instanceof StoreUnavailable) for (const waiting of batch) waiting.reject(error);
      else for (const waiting of batch) await this.#send([waiting]);
    }
  }
}
