// A PostgreSQL server of our own for a test: made, started, killed, started again and thrown away.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { notUnderCi } from './not-under-ci.ts';

export const postgresHint =
  'No PostgreSQL on this machine: what only PostgreSQL shows is not tested. `apt-get install postgresql` (nothing needs to be started), or DATABASE_URL=postgres://… of an empty database.';

/** A server of `DATABASE_URL`, or one of our own; undefined where there is neither. */
export function postgresForTests(): (() => { connectionString: string; discard: () => void }) | undefined {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return () => ({ connectionString: given, discard: () => undefined });
  if (postgresPrograms() === undefined) {
    notUnderCi(postgresHint);
    return undefined;
  }
  return () => {
    const server = ThrowawayPostgres.start();
    return {
      connectionString: server.connectionString,
      discard: () => {
        server.discard();
      },
    };
  };
}

const installed = '/usr/lib/postgresql';

/** The newest installed version's programs, or those on the PATH. */
export function postgresPrograms(): string | undefined {
  const versions = existsSync(installed) ? readdirSync(installed).sort((one, other) => Number(other) - Number(one)) : [];
  const folders = [...versions.map((version) => join(installed, version, 'bin')), ...(process.env['PATH'] ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

export class ThrowawayPostgres {
  readonly #programs: string;
  readonly #folder: string;

  private constructor(programs: string, folder: string) {
    this.#programs = programs;
    this.#folder = folder;
  }

  /** Listens on a socket in its own folder only. fsync is on, as it is in life. */
  static start(): ThrowawayPostgres {
    const programs = postgresPrograms();
    if (programs === undefined) throw new Error(postgresHint);
    const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
    mkdirSync(join(folder, 'socket'));
    // The server refuses to run as root; its own user may come in.
    chmodSync(folder, 0o777);
    chmodSync(join(folder, 'socket'), 0o777);
    const server = new ThrowawayPostgres(programs, folder);
    server.#run('initdb', [
      '--pgdata',
      server.#data,
      '--username',
      'tongxiang',
      '--auth',
      'trust',
      '--encoding',
      'UTF8',
      '--locale',
      'C',
      '--no-sync',
    ]);
    // Also when the test that started it gives up.
    process.once('exit', () => {
      server.discard();
    });
    server.startAgain();
    return server;
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  /** Of the database that every server has. */
  get connectionString(): string {
    return `postgres://tongxiang@localhost/postgres?host=${encodeURIComponent(join(this.#folder, 'socket'))}`;
  }

  startAgain(): void {
    const settings = `-c listen_addresses='' -c unix_socket_directories='${join(this.#folder, 'socket')}' -c deadlock_timeout=200ms`;
    this.#run('pg_ctl', ['start', '-w', '-t', '60', '-D', this.#data, '-l', join(this.#folder, 'server.log'), '-o', settings]);
  }

  /** As a crash: no checkpoint, no farewell; what was acknowledged has to come back from the log. */
  kill(): void {
    const postmaster = readFileSync(join(this.#data, 'postmaster.pid'), 'utf8').split('\n')[0] ?? '';
    const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ');
    process.kill(Number(postmaster), 'SIGKILL');
    // Its children notice within moments, and a server that starts before they have gone is refused.
    for (let tries = 0; tries < 400 && [postmaster, ...children].some(isAlive); tries += 1)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25);
    // What says that it runs; a zombie that nobody has fetched yet would still answer to its number.
    rmSync(join(this.#data, 'postmaster.pid'), { force: true });
    rmSync(join(this.#folder, 'socket'), { recursive: true });
    mkdirSync(join(this.#folder, 'socket'));
    chmodSync(join(this.#folder, 'socket'), 0o777);
  }

  /** pg_ctl's immediate stop: the same as a crash, but waits until it is over. */
  stopAtOnce(): void {
    this.#run('pg_ctl', ['stop', '-m', 'immediate', '-w', '-D', this.#data]);
  }

  discard(): void {
    spawnSync(...this.#asServerUser('pg_ctl', ['stop', '-m', 'immediate', '-w', '-D', this.#data]), { stdio: 'ignore' });
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #run(program: string, args: readonly string[]): void {
    const result: SpawnSyncReturns<string> = spawnSync(...this.#asServerUser(program, args), {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (result.status !== 0) throw new Error(`${program} ended with ${String(result.status)}: ${result.error?.message ?? result.stderr}`);
  }

  #asServerUser(program: string, args: readonly string[]): [string, string[]] {
    const path = join(this.#programs, program);
    if (process.getuid?.() !== 0) return [path, [...args]];
    const hasOwnUser = /^postgres:/mu.test(readFileSync('/etc/passwd', 'utf8'));
    return [runuser(), ['-u', hasOwnUser ? 'postgres' : 'nobody', '--', path, ...args]];
  }
}

/** Of root's own folders, which are not on everybody's PATH. */
function runuser(): string {
  return ['/usr/sbin/runuser', '/sbin/runuser', '/usr/bin/runuser'].find((path) => existsSync(path)) ?? 'runuser';
}

function isAlive(pid: string): boolean {
  try {
    return !/^State:\s+[ZX]/mu.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
