import type { Appended } from '../declarations/declaration-inbox.ts';
import { erasing, startWork, type WorkArguments, type WorkName } from './declaration-work.ts';
import { isUnavailable, type SqliteConnection } from './sqlite-connection.ts';
import { LostRace } from './work.ts';

export interface WriteRequest {
  number: number;
  name: WorkName;
  args: readonly unknown[];
}

/** Errors cross threads as sentences; of values they hold none. */
export type WriteReply = { number: number; result: unknown } | { number: number; error: { message: string; unavailable: boolean } };

/**
 * What has gathered while the last fsync ran is committed by the next one, all together: on a disk that takes 8 ms, fifty parents
 * wait 8 ms, not 400. If one of a group fails, the others are done again without it.
 */
export class GroupCommit {
  readonly #connection: SqliteConnection;
  /** Erased content is still in the log: somebody read from it when it was to be emptied. */
  logNeedsEmptying = false;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  commit(requests: readonly WriteRequest[]): WriteReply[] {
    const replies = this.#commitTogether(requests);
    if (requests.some(({ name }) => erasing.has(name))) this.logNeedsEmptying = true;
    this.emptyLog();
    return replies;
  }

  emptyLog(): void {
    if (!this.logNeedsEmptying) return;
    try {
      this.logNeedsEmptying = !this.#connection.emptyLog();
    } catch {
      // What was committed stays committed; the log is emptied at the next try.
    }
  }

  #commitTogether(requests: readonly WriteRequest[]): WriteReply[] {
    try {
      return this.#connection.transaction(() => runTogether(this.#connection, requests));
    } catch (error) {
      if (requests.length > 1 && !isUnavailable(error)) return requests.flatMap((request) => this.#commitTogether([request]));
      const reason = {
        message: error instanceof Error ? error.message : String(error),
        unavailable: isUnavailable(error) || error instanceof LostRace,
      };
      return requests.map(({ number }) => ({ number, error: reason }));
    }
  }
}

/** Within a transaction: declarations in one piece, everything else one by one, each in order of arrival. */
export function runTogether(connection: SqliteConnection, requests: readonly WriteRequest[]): WriteReply[] {
  const results = new Map<number, unknown>();
  const appends = requests.filter(({ name }) => name === 'append');
  const declarations = appends.map(({ args }) => (args as WorkArguments<'append'>)[0]);
  const appended: Appended[] = appends.length === 0 ? [] : [...connection.run(startWork('append', [declarations.flat()]))];
  for (const [index, { number }] of appends.entries()) results.set(number, appended.splice(0, declarations[index]?.length ?? 0));
  for (const { number, name, args } of requests)
    if (name !== 'append') results.set(number, connection.run(startWork(name, args as WorkArguments<typeof name>)));
  return requests.map(({ number }) => ({ number, result: results.get(number) }));
}
