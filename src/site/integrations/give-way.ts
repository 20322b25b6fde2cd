import { setPriority } from 'node:os';

/** Astro's own thread has the most to do, one after the other: where it wants a processor, this thread waits. Only Linux knows priorities of threads. */
export function giveWay(): void {
  if (process.platform === 'linux') setPriority(10);
}
