import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../declarations/declaration-inbox.ts';
import { type DeclarationStore, type Readiness, storeOver } from './declaration-store.ts';
import { startWork, type WorkArguments, type WorkName, type WorkResult } from './declaration-work.ts';
import { isUnavailable, SqliteConnection } from './sqlite-connection.ts';
import type { WriteReply } from './sqlite-group-commit.ts';
import type { FromWriter, ToWriter } from './sqlite-writer-thread.ts';

export interface SqliteOptions {
  file: string;
  /** Less free disk than this, in bytes, and the store is not ready: a full disk refuses declarations. */
  minimumFreeBytes?: number | undefined;
  /** The writer's thread; tests put a weaker one in its place to see themselves fail. */
  writerThread?: URL | undefined;
}

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** As Linux numbers them: NFS, SMB, CIFS, SMB2. */
const networkFileSystems: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

/** More would wait longer than a phone does. */
const mostWaiting = 5000;

/** One process, one file on a local disk: a thread that writes and commits in groups, a second connection that reads. */
export async function openSqliteStore(options: SqliteOptions): Promise<DeclarationStore> {
  const { file, minimumFreeBytes = 256 * 1024 * 1024, writerThread = new URL('./sqlite-writer-thread.ts', import.meta.url) } = options;
  const writer = new SqliteWriter(file, writerThread);
  await writer.opened;
  const reader = SqliteConnection.openForReading(file);

  return storeOver({
    write: (name, ...args) => writer.write(name, args),
    read: <Name extends WorkName>(name: Name, ...args: WorkArguments<Name>) =>
      // A promise also where nothing waits, so that a failure is a rejection.
      new Promise<WorkResult<Name>>((resolve, reject) => {
        try {
          resolve(reader.snapshot(() => reader.run(startWork(name, args))));
        } catch (error) {
          reject(isUnavailable(error) ? new StoreUnavailable('The store cannot be read now.', { cause: error }) : asError(error));
        }
      }),
    readiness: () => readiness(file, minimumFreeBytes, writer),
    close: async () => {
      // First the reader: the last connection to close brings the log into the database.
      reader.close();
      await writer.end();
    },
  });
}

async function readiness(file: string, minimumFreeBytes: number, writer: SqliteWriter): Promise<Readiness> {
  const problems: string[] = [];
  const facts: Record<string, string | number> = { engine: 'sqlite' };
  try {
    problems.push(...(await writer.problems()));
  } catch (error) {
    problems.push(`The writer does not answer (${asError(error).name}).`);
  }
  try {
    const { bavail, bsize, type } = statfsSync(dirname(file));
    if (networkFileSystems.has(type))
      problems.push('The file is on a network file system, where SQLite cannot keep its promises: use PostgreSQL.');
    facts['freeBytes'] = bavail * bsize;
    if (bavail * bsize < minimumFreeBytes)
      problems.push(
        `Only ${Math.floor((bavail * bsize) / 1_048_576)} MiB of disk are free, ${Math.floor(minimumFreeBytes / 1_048_576)} are asked for.`,
      );
  } catch (error) {
    problems.push(`The disk does not answer (${asError(error).name}).`);
  }
  return { ready: problems.length === 0, problems, facts };
}

/** The store's end of the writer's thread. A thread that dies takes what it had not acknowledged with it, and another one starts. */
class SqliteWriter {
  readonly #file: string;
  readonly #thread: URL;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #lastNumber = 0;
  #isEnded = false;
  opened: Promise<void>;

  constructor(file: string, thread: URL) {
    this.#file = file;
    this.#thread = thread;
    this.opened = this.#start();
  }

  async write<Name extends WorkName>(name: Name, args: WorkArguments<Name>): Promise<WorkResult<Name>> {
    return (await this.#send((number) => ({ write: { number, name, args } }))) as WorkResult<Name>;
  }

  async problems(): Promise<string[]> {
    return (await this.#send((number) => ({ ask: 'problems', number }))) as string[];
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    const worker = this.#worker;
    if (worker === undefined) return;
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage({ ask: 'end' } satisfies ToWriter);
    await exited;
  }

  async #send(message: (number: number) => ToWriter): Promise<unknown> {
    if (this.#isEnded) throw new StoreUnavailable('The store is closed.');
    if (this.#waiting.size >= mostWaiting) throw new StoreUnavailable('Too many wait to be written.');
    if (this.#worker === undefined) this.opened = this.#start();
    await this.opened;
    return await new Promise((resolve, reject) => {
      if (this.#worker === undefined) {
        reject(new StoreUnavailable('The writer is gone.'));
        return;
      }
      this.#lastNumber += 1;
      this.#waiting.set(this.#lastNumber, { resolve, reject });
      this.#worker.postMessage(message(this.#lastNumber));
    });
  }

  async #start(): Promise<void> {
    const worker = new Worker(this.#thread, { workerData: { file: this.#file } });
    this.#worker = worker;
    await new Promise<void>((resolve, reject) => {
      let failure: Error | undefined;
      worker.on('message', (message: FromWriter) => {
        if ('opened' in message) resolve();
        else this.#settle(message);
      });
      worker.on('error', (error) => {
        failure = asError(error);
      });
      worker.on('exit', () => {
        if (this.#worker === worker) this.#worker = undefined;
        const gone = new StoreUnavailable(`The writer is gone${failure === undefined ? '' : `: ${failure.message}`}.`, { cause: failure });
        reject(gone);
        for (const { reject: rejectOne } of this.#waiting.values()) rejectOne(gone);
        this.#waiting.clear();
      });
    });
  }

  #settle({ replies }: { replies: readonly WriteReply[] }): void {
    for (const reply of replies) {
      const waiting = this.#waiting.get(reply.number);
      this.#waiting.delete(reply.number);
      if ('result' in reply) waiting?.resolve(reply.result);
      else waiting?.reject(reply.error.unavailable ? new StoreUnavailable(reply.error.message) : new Error(reply.error.message));
    }
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
