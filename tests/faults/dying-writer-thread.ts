// The real writer, with a thread that ends in the middle of work when it is told to.
import { parentPort } from 'node:worker_threads';
import type { NewDeclaration } from '../../functions/declarations/declaration-inbox.ts';
import type { ToWriter } from '../../functions/storage/sqlite-writer-thread.ts';

parentPort?.on('message', (message: ToWriter) => {
  const [declarations] = 'write' in message ? (message.write.args as [NewDeclaration[]]) : [[]];
  if (Array.isArray(declarations) && declarations[0]?.hour === 'die') process.exit(1);
});
await import('../../functions/storage/sqlite-writer-thread.ts');
