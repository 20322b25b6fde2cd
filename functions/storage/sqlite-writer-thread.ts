import { parentPort, workerData } from 'node:worker_threads';
import { migrate, migrations } from './migrate.ts';
import { sqliteDialect } from './migrations/migration.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { GroupCommit, type WriteReply, type WriteRequest } from './sqlite-group-commit.ts';

/** From the store to the thread: work to commit, or the question whether the promises hold, or the end. */
export type ToWriter = { write: WriteRequest } | { ask: 'problems'; number: number } | { ask: 'end' };
export type FromWriter = { opened: true } | { replies: readonly WriteReply[] };

const mostInOneCommit = 256;

/** The only thread that writes. Importing it from the main thread does nothing. */
if (parentPort !== null) {
  const port = parentPort;
  const { file } = workerData as { file: string };
  const connection = openPatiently(file);
  const group = new GroupCommit(connection);
  const waiting: WriteRequest[] = [];
  let isScheduled = false;

  const send = (message: FromWriter): void => {
    port.postMessage(message);
  };
  const commitWaiting = (): void => {
    isScheduled = false;
    const requests = waiting.splice(0, mostInOneCommit);
    if (requests.length > 0) send({ replies: group.commit(requests) });
    if (waiting.length > 0) schedule();
  };
  // After the messages that have come in meanwhile: they go into the same commit.
  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(commitWaiting);
  };

  port.on('message', (message: ToWriter) => {
    if ('write' in message) {
      waiting.push(message.write);
      schedule();
    } else if (message.ask === 'problems') {
      send({ replies: [{ number: message.number, result: connection.problems() }] });
    } else {
      while (waiting.length > 0) send({ replies: group.commit(waiting.splice(0, mostInOneCommit)) });
      connection.close();
      port.close();
    }
  });
  setInterval(() => {
    group.emptyLog();
  }, 1000).unref();
  send({ opened: true });
}

/** Two processes that open a new file at once get into each other's way for a moment. */
function openPatiently(file: string): SqliteConnection {
  for (let tries = 0; ; tries += 1) {
    let connection: SqliteConnection | undefined;
    try {
      const opened = SqliteConnection.openForWriting(file);
      connection = opened;
      opened.transaction(() => opened.run(migrate(sqliteDialect, migrations, Date.now())));
      return opened;
    } catch (error) {
      connection?.close();
      if (tries >= 50 || !(error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
}
