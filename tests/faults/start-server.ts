import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { publishedData } from '../support/declared-family.ts';

export interface RunningProcess {
  process: ChildProcess;
  port: number;
  /** `kill -9`, and gone. */
  kill: () => Promise<void>;
}

/** What a build publishes for the function, with desks of two operators and a recovery key, as a real district has them. */
export async function publishDesks(folder: string): Promise<void> {
  const key = async (): Promise<string> => identityToRecipient(await generateX25519Identity());
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'declaration.json'), JSON.stringify(publishedData([await key(), await key()], await key())));
}

/** No limit that a load would meet; a real one meets them long before. */
const withoutLimits = Object.fromEntries(
  ['MOST_POSTS_PER_MINUTE', 'MOST_DECLARATIONS_PER_HOUR', 'PROOF_FROM_DECLARATIONS_PER_HOUR'].map((limit) => [limit, '999999999']),
);

/** Starts it and waits until it has said its port. */
export async function startServerProcess(
  { site, data, port = 0 }: { site: string; data: string; port?: number },
  env: NodeJS.ProcessEnv = process.env,
): Promise<RunningProcess> {
  return startProcess([join(import.meta.dirname, 'server-process.ts'), site, data, String(port)], { ...env, ...withoutLimits });
}

/** Any server that prints its port in its first line. */
export async function startProcess(args: readonly string[], env: NodeJS.ProcessEnv): Promise<RunningProcess> {
  const child = spawn(process.execPath, args, {
    env: { ...env, NODE_ENV: 'production', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const port = await new Promise<number>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(Number(text));
    });
    child.once('error', reject).once('close', (code) => {
      reject(new Error(`${args[0] ?? ''} ended with ${String(code)} before it was ready`));
    });
  });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { process: child, port, kill };
}
