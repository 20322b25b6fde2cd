import { on } from 'node:events';
import { Worker } from 'node:worker_threads';

/** One thread of a build, a file of this folder. What goes wrong in it goes wrong in whoever waits for its answer. */
export class Thread {
  readonly #worker: Worker;
  readonly #answers: AsyncIterator<unknown[]>;

  constructor(file: string, data: unknown) {
    // Little lives long of what a thread makes: with more room for what is new, less is copied about.
    this.#worker = new Worker(new URL(file, import.meta.url), { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: 32 } });
    this.#answers = on(this.#worker, 'message');
    // A build that fails does not wait for its threads.
    this.#worker.unref();
  }

  tell(message: unknown): void {
    this.#worker.postMessage(message);
  }

  /** The next answer, in the order in which they are given. */
  async answer<T>(): Promise<T> {
    this.#worker.ref();
    const { value } = (await this.#answers.next()) as IteratorResult<[T], never>;
    this.#worker.unref();
    return value[0];
  }
}
