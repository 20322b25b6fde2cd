import { DurableObject } from 'cloudflare:workers';
import { StoreUnavailable } from '../declarations/declaration-inbox.ts';
import { type DeclarationStore, storeOver } from './declaration-store.ts';
import { startWork, type WorkArguments, type WorkName, type WorkResult } from './declaration-work.ts';
import { migrate, migrations } from './migrate.ts';
import { sqliteDialect } from './migrations/migration.ts';
import type { Answer, Row, Statement, Work } from './work.ts';

/** As much of a durable object's storage as is used here. */
interface ObjectState {
  storage: {
    sql: { exec: (text: string, ...values: unknown[]) => { toArray: () => Record<string, unknown>[] } };
    transactionSync: <Result>(body: () => Result) => Result;
  };
  blockConcurrencyWhile: (body: () => Promise<void>) => Promise<void>;
}

/**
 * SQLite inside of a durable object, for hosts without a disk and without threads: one object runs one piece of work at a time, the very
 * statements of the other engines, and the host lets no answer out before what it reports is kept. How often that host's disks sync, and
 * where they stand, is not ours to assert, so real districts are not served there (functions/[[path]].ts). No upkeep runs by itself.
 */
export class DeclarationObject extends DurableObject {
  readonly #state: ObjectState;

  constructor(state: ObjectState, environment: unknown) {
    super(state, environment);
    this.#state = state;
    void state.blockConcurrencyWhile(() => {
      this.#transaction(() => migrate(sqliteDialect, migrations, Date.now()));
      return Promise.resolve();
    });
  }

  run<Name extends WorkName>(name: Name, args: WorkArguments<Name>): WorkResult<Name> {
    return this.#transaction(() => startWork(name, args));
  }

  #transaction<Result>(begin: () => Work<Result>): Result {
    return this.#state.storage.transactionSync(() => {
      const work = begin();
      let step = work.next();
      while (step.done !== true) step = work.next(this.#execute(step.value));
      return step.value;
    });
  }

  #execute({ text, values }: Statement): Answer {
    const { sql } = this.#state.storage;
    const rows = sql.exec(text, ...values.map((value) => (value instanceof Uint8Array ? value.slice().buffer : value))).toArray();
    if (/^\s*SELECT/iu.test(text)) return { rows: rows.map(asRow), changed: 0 };
    // The cursor's own count takes in the rows of indexes.
    return { rows: [], changed: Number(sql.exec('SELECT changes() AS changed').toArray()[0]?.['changed']) };
  }
}

/** Bytes come as ArrayBuffer; the other engines give Uint8Array. */
function asRow(row: Record<string, unknown>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, value instanceof ArrayBuffer ? new Uint8Array(value) : value]),
  );
}

/** The object, as it is reached from a request. */
export interface DeclarationObjectStub {
  run: (name: WorkName, args: readonly unknown[]) => Promise<unknown>;
}

/** `object`: asked for anew at each piece of work, because hosts tie what it returns to the request that it was asked in. */
export function openDurableObjectStore(object: () => DeclarationObjectStub): DeclarationStore {
  const run = async <Name extends WorkName>(name: Name, ...args: WorkArguments<Name>): Promise<WorkResult<Name>> => {
    try {
      return (await object().run(name, args)) as WorkResult<Name>;
    } catch (error) {
      // The host says so where the object is overloaded, moved or restarted.
      if (error instanceof Error && 'retryable' in error) throw new StoreUnavailable('The store does not answer.', { cause: error });
      throw error;
    }
  };
  return storeOver({
    write: run,
    read: run,
    readiness: () =>
      Promise.resolve({
        ready: false,
        problems: ['The host does not say when its disks sync: for trying out only.'],
        facts: { engine: 'durable object' },
      }),
    close: () => Promise.resolve(),
  });
}
