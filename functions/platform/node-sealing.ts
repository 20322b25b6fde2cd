import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { sealRevision, type SealRevision } from '../declarations/seal.ts';
import type { FromSealing, ToSeal } from './node-sealing-thread.ts';

export interface Sealing {
  sealRevision: SealRevision;
  close: () => Promise<void>;
}

interface Waiting {
  resolve: (sealed: Awaited<ReturnType<SealRevision>>) => void;
  reject: (error: Error) => void;
}

interface Thread {
  worker: Worker;
  waiting: Map<number, Waiting>;
}

/**
 * Threads that seal while the first one answers: about two thirds of a declaration's work. A thread that dies takes nothing with it:
 * what it had not sealed yet is sealed on the main thread, and so is everything once there are none left.
 */
export function openSealing(threads = Math.min(4, availableParallelism())): Sealing {
  const alive = new Set<Thread>();
  let lastNumber = 0;

  for (let index = 0; index < threads; index += 1) {
    const thread: Thread = { worker: new Worker(new URL('./node-sealing-thread.ts', import.meta.url)), waiting: new Map() };
    alive.add(thread);
    thread.worker.on('message', (message: FromSealing) => {
      const waiting = thread.waiting.get(message.number);
      thread.waiting.delete(message.number);
      if ('sealed' in message) waiting?.resolve(message.sealed);
      else waiting?.reject(new Error(`sealing failed: ${message.error}`));
    });
    // The exit follows.
    thread.worker.on('error', () => undefined);
    thread.worker.on('exit', () => {
      alive.delete(thread);
      for (const { reject } of thread.waiting.values()) reject(new ThreadGone());
      thread.waiting.clear();
    });
    thread.worker.unref();
  }

  return {
    sealRevision: async (revision, keys) => {
      const [thread] = [...alive].sort((one, other) => one.waiting.size - other.waiting.size);
      if (thread === undefined) return sealRevision(revision, keys);
      try {
        return await new Promise((resolve, reject) => {
          lastNumber += 1;
          thread.waiting.set(lastNumber, { resolve, reject });
          thread.worker.postMessage({ number: lastNumber, revision, keys } satisfies ToSeal);
        });
      } catch (error) {
        if (!(error instanceof ThreadGone)) throw error;
        return sealRevision(revision, keys);
      }
    },
    close: async () => {
      await Promise.all([...alive].map(({ worker }) => worker.terminate()));
    },
  };
}

class ThreadGone extends Error {
  override name = 'ThreadGone';
}
