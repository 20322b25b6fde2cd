// The red control: a writer with one of the faults that the tests are there to find. They must find it.
import { parentPort, workerData } from 'node:worker_threads';
import { SqliteConnection } from '../../functions/storage/sqlite-connection.ts';
import { runTogether, type WriteRequest } from '../../functions/storage/sqlite-group-commit.ts';
import type { ToWriter } from '../../functions/storage/sqlite-writer-thread.ts';

const weakness = process.env['WRITER_WEAKNESS'];
const { file } = workerData as { file: string };
// The tables are there: the first process on a file is never a weak one.
const connection = SqliteConnection.openForWriting(file);
// What better-sqlite3 does when it opens a file again.
if (weakness === 'synchronous-normal') connection.database.exec('PRAGMA synchronous = NORMAL');
if (weakness === 'synchronous-off') connection.database.exec('PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 100');

let waiting: WriteRequest[] = [];
parentPort?.on('message', (message: ToWriter) => {
  if ('write' in message) {
    waiting.push(message.write);
    if (waiting.length === 1) setImmediate(commitWaiting);
  } else if (message.ask === 'end') {
    connection.close();
    parentPort?.close();
  }
});

function commitWaiting(): void {
  const requests = waiting;
  waiting = [];
  if (weakness === 'answer-before-commit') {
    connection.database.exec('BEGIN IMMEDIATE');
    parentPort?.postMessage({ replies: runTogether(connection, requests) });
    connection.database.exec('COMMIT');
  } else if (weakness === 'commit-later') {
    if (!connection.database.isTransaction) {
      connection.database.exec('BEGIN IMMEDIATE');
      setTimeout(() => {
        connection.database.exec('COMMIT');
      }, 20);
    }
    parentPort?.postMessage({ replies: runTogether(connection, requests) });
  } else {
    parentPort?.postMessage({ replies: connection.transaction(() => runTogether(connection, requests)) });
  }
}
parentPort?.postMessage({ opened: true });
