import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './built-site.ts';

/** The portal and the function as `npm start` serves them, on a port and with data of a test's own. */
export interface OwnServer {
  origin: string;
  data: string;
  /** Ends it and leaves its data. */
  stop: () => Promise<void>;
  /** Ends it and removes its data. */
  discard: () => Promise<void>;
}

/** `data`: of an earlier one that was stopped. `daysAhead`: what its clock says. Throws if it does not start. */
export async function startOwnServer(
  settings: NodeJS.ProcessEnv = {},
  { data = mkdtempSync(join(tmpdir(), 'own-server-')), daysAhead = 0 }: { data?: string; daysAhead?: number } = {},
): Promise<OwnServer> {
  const clock = `const real = Date.now; Date.now = () => real() + ${daysAhead * 24 * 3600_000};`;
  const child = spawn(
    join(projectRoot, 'node_modules/.bin/node'),
    [...(daysAhead === 0 ? [] : ['--import', `data:text/javascript,${encodeURIComponent(clock)}`]), 'functions/platform/node-server.ts'],
    {
      cwd: projectRoot,
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: data, NODE_OPTIONS: '', ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const said = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => {
      resolve(chunk.toString());
    });
    void closed.then(() => {
      reject(new Error('the server did not start'));
    });
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await closed;
  };
  const discard = async (): Promise<void> => {
    await stop();
    rmSync(data, { recursive: true });
  };
  return { origin: new URL(said.trim()).origin, data, stop, discard };
}
