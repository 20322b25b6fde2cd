import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteStore } from '../../functions/storage/sqlite-declaration-store.ts';
import type { Load } from './load-process.ts';

/** The tables, and nothing in them. */
export async function prepareStore(file: string): Promise<void> {
  const store = await openSqliteStore({ file });
  await store.close();
}

export interface RunningLoad {
  process: ChildProcess;
  /** Its output, once it has ended; rejects if it failed on its own. */
  ended: Promise<string>;
}

export function startLoad(load: Load, env: NodeJS.ProcessEnv = process.env): RunningLoad {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'load-process.ts'), JSON.stringify(load)], {
    env: { ...env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const ended = new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve(output);
      else reject(new Error(`the load ended with ${String(code ?? signal)}: ${errors}`));
    });
  });
  return { process: child, ended };
}

export async function runLoad(load: Load, env?: NodeJS.ProcessEnv): Promise<string> {
  return await startLoad(load, env).ended;
}

/** Until the load has written down one more answer. */
export async function untilItAnswers(load: RunningLoad, acknowledged: string): Promise<void> {
  const before = sizeOf(acknowledged);
  while (sizeOf(acknowledged) === before) {
    const ended = await Promise.race([pause(5), load.ended]);
    if (ended !== undefined) throw new Error('the load ended before it answered once more');
  }
}

export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
