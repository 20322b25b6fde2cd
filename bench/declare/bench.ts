// npm run bench declare: how many declarations a second, how long a parent waits, on disks of several speeds, beside a bare peer.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs, promisify } from 'node:util';
import { compilerHint, diskFaultsLibrary, environmentOf } from '../../tests/faults/disk-faults.ts';
import { publishDesks, type RunningProcess, startProcess, startServerProcess } from '../../tests/faults/start-server.ts';
import { declared } from '../../tests/support/declared-family.ts';
import { printTable } from '../print-table.ts';
import type { LoadOrder, LoadResult } from './load.ts';

/** Not dependencies of this repository: fetched once into the cache, exactly these. */
const peers = { express: '5.3.0', 'better-sqlite3': '13.2.0' };
const peersFolder = join(import.meta.dirname, '../../node_modules/.cache/tongxiang/bench-declare');
const execute = promisify(execFile);
const budgets = { perSecond: 500, timesBare: 5, openP99: 100 };

interface Contestant {
  name: string;
  path: string;
  body: string;
  /** Starts it on a new folder; resolves with the process and its port. */
  start: (folder: string, env: NodeJS.ProcessEnv) => Promise<RunningProcess>;
  /** Rows that are on disk once it has been killed. */
  rows: (folder: string) => number;
}

export async function bench(parameters: string[]): Promise<void> {
  const { values } = parseArgs({
    args: parameters,
    options: {
      seconds: { type: 'string', default: '10' },
      rounds: { type: 'string', default: '3' },
      fsync: { type: 'string', default: '0,2,8' },
      connections: { type: 'string', default: '50' },
      rate: { type: 'string', default: '100' },
      'without-peer': { type: 'boolean', default: false },
    },
  });
  const library = diskFaultsLibrary();
  if (library === undefined) throw new Error(compilerHint);
  const seconds = Number(values.seconds);
  const connections = Number(values.connections);
  const perSecond = Number(values.rate);
  const delays = values.fsync.split(',').map(Number);
  const contestants = values['without-peer'] ? [tongxiang] : [tongxiang, bare()];

  const { length: cores } = cpus();
  console.log(
    `Node ${process.version}, ${cores} × ${cpus()[0]?.model.trim() ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GiB; ` +
      `load and server on the same machine; ${values.rounds} rounds of ${seconds} s, medians.\n`,
  );

  const measured = new Map<string, Measured[]>();
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const delay of delays) {
      for (const contestant of contestants) {
        const closed = await measure(contestant, delay, library, { seconds, connections });
        const open = await measure(contestant, delay, library, { seconds, perSecond });
        const key = `${delay} ${contestant.name}`;
        measured.set(key, [...(measured.get(key) ?? []), { closed, open }]);
      }
    }
  }

  const figures = (delay: number, name: string): Figures => figuresOf(measured.get(`${delay} ${name}`) ?? []);
  printTable(
    [
      'fsync',
      'what',
      `stored/s, ${connections} connections`,
      'p50 ms',
      'p99 ms',
      `at ${perSecond}/s: p50 ms`,
      'p99 ms',
      'CPU µs each',
      'errors',
    ],
    delays.flatMap((delay) =>
      contestants.map(({ name }) => {
        const { rate, closedP50, closedP99, openP50, openP99, cpu, errors } = figures(delay, name);
        const first = delay === 0 ? "the disk's own" : `+ ${delay} ms`;
        return [
          first,
          name,
          rate.toFixed(0),
          closedP50.toFixed(1),
          closedP99.toFixed(1),
          openP50.toFixed(1),
          openP99.toFixed(1),
          cpu.toFixed(0),
          errors,
        ];
      }),
    ),
  );

  const [ours, peer] = contestants;
  if (ours === undefined) return;
  const slowest = Math.max(...delays);
  const verdicts: [string, boolean][] = [
    ...delays.map((delay): [string, boolean] => {
      const { rate } = figures(delay, ours.name);
      return [`fsync + ${delay} ms: ${rate.toFixed(0)}/s, at least ${budgets.perSecond}`, rate >= budgets.perSecond];
    }),
    [
      `open loop at + ${slowest} ms: p99 ${figures(slowest, ours.name).openP99.toFixed(1)} ms, at most ${budgets.openP99}`,
      figures(slowest, ours.name).openP99 <= budgets.openP99,
    ],
    ['no answer but 201', delays.every((delay) => figures(delay, ours.name).errors === 0)],
  ];
  if (peer !== undefined) {
    const times = figures(slowest, ours.name).rate / figures(slowest, peer.name).rate;
    verdicts.push([`${times.toFixed(1)} × the bare peer at + ${slowest} ms, at least ${budgets.timesBare}`, times >= budgets.timesBare]);
  }
  console.log('');
  for (const [what, holds] of verdicts) console.log(`${holds ? '✓' : '✗'} ${what}`);
  if (verdicts.some(([, holds]) => !holds)) process.exitCode = 1;
}

interface Measured {
  closed: Run;
  open: Run;
}
interface Run extends LoadResult {
  /** Of the server, user and system, microseconds for each stored declaration. */
  cpu: number;
}
interface Figures {
  rate: number;
  closedP50: number;
  closedP99: number;
  openP50: number;
  openP99: number;
  cpu: number;
  errors: number;
}

function figuresOf(runs: readonly Measured[]): Figures {
  const errorsOf = ({ others }: Run): number => Object.values(others).reduce((sum, count) => sum + count, 0);
  return {
    rate: median(runs.map(({ closed }) => closed.stored / closed.seconds)),
    closedP50: median(runs.map(({ closed }) => closed.p50)),
    closedP99: median(runs.map(({ closed }) => closed.p99)),
    openP50: median(runs.map(({ open }) => open.p50)),
    openP99: median(runs.map(({ open }) => open.p99)),
    cpu: median(runs.map(({ closed }) => closed.cpu)),
    errors: runs.reduce((sum, { closed, open }) => sum + errorsOf(closed) + errorsOf(open), 0),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** A fresh process on a fresh database, warmed up, loaded, killed; every answer must be a row. */
async function measure(
  contestant: Contestant,
  delay: number,
  library: string,
  load: Pick<LoadOrder, 'seconds' | 'connections' | 'perSecond'>,
): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-declare-'));
  try {
    const env = delay === 0 ? process.env : environmentOf(library, { folder, syncMs: delay });
    const server = await contestant.start(folder, env);
    const order = { port: server.port, path: contestant.path, body: contestant.body };
    const warm = await askFor({ ...order, seconds: 2, connections: 20 });
    const before = cpuMicroseconds(server.process.pid ?? 0);
    const result = await askFor({ ...order, ...load });
    const cpu = (cpuMicroseconds(server.process.pid ?? 0) - before) / result.stored;
    await server.kill();
    const [rows, promised] = [contestant.rows(folder), warm.stored + result.stored];
    if (rows !== promised) throw new Error(`${contestant.name}: ${promised} were told "stored", ${rows} are`);
    return { ...result, cpu };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function askFor(order: LoadOrder): Promise<LoadResult> {
  const { stdout } = await execute(process.execPath, [join(import.meta.dirname, 'load.ts'), JSON.stringify(order)]);
  return JSON.parse(stdout) as LoadResult;
}

/** All threads, out of /proc: user and system time in ticks of a hundredth of a second. */
function cpuMicroseconds(pid: number): number {
  const fields =
    execFileSync('cat', [`/proc/${pid}/stat`], { encoding: 'utf8' })
      .split(') ')[1]
      ?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/** Two operators, the recovery key, the receipt: what a real desk has. */
const tongxiang: Contestant = {
  name: 'tongxiang',
  path: '/api/v1/declarations',
  body: JSON.stringify({ token: '{token}', declaration: declared }),
  start: async (folder, env) => {
    await publishDesks(join(folder, 'site'));
    return startServerProcess({ site: join(folder, 'site'), data: join(folder, 'data') }, env);
  },
  rows: (folder) => countIn(join(folder, 'data/declarations.db')),
};

function bare(): Contestant {
  if (!existsSync(join(peersFolder, 'node_modules/express'))) {
    console.log('Fetching express and better-sqlite3 for the comparison …');
    mkdirSync(peersFolder, { recursive: true });
    writeFileSync(join(peersFolder, 'package.json'), JSON.stringify({ private: true, dependencies: peers }));
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: peersFolder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  return {
    name: 'bare Express + better-sqlite3',
    path: '/declarations',
    body: JSON.stringify({ token: '{token}', declaration: declared }),
    start: (folder, env) => startProcess([join(import.meta.dirname, 'serve-bare.mjs'), peersFolder, join(folder, 'bare.db')], env),
    rows: (folder) => countIn(join(folder, 'bare.db')),
  };
}

function countIn(file: string): number {
  const database = new DatabaseSync(file);
  try {
    return Number(database.prepare('SELECT COUNT(*) AS rows FROM declaration').get()?.['rows']);
  } finally {
    database.close();
  }
}
