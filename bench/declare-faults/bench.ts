// npm run bench declare-faults: every fault tried in full on the real storage code. The same in small numbers runs in `npm test`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../functions/storage/sqlite-declaration-store.ts';
import { accessTo } from '../../tests/contract/sealed-declarations.ts';
import { mutateLog } from '../../tests/faults/audit-mutations.ts';
import { fillTheDisk } from '../../tests/faults/full-disk.ts';
import { bringTogether, killPostgresUnderLoad, killUnderLoad } from '../../tests/faults/kills.ts';
import { breakConnections, type BrokenConnectionsOptions } from '../../tests/faults/broken-connections.ts';
import { cutThePower } from '../../tests/faults/power-cuts.ts';
import { prepareStore } from '../../tests/faults/run-load.ts';
import { checkStateMachine } from '../../tests/faults/state-machine-model.ts';
import { postgresHint, postgresPrograms, ThrowawayPostgres } from '../../tests/support/throwaway-postgres.ts';

interface Line {
  what: string;
  /** What was counted, in words. */
  figures: string;
  holds: boolean;
}

const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000);

const cuts = async (what: string, options: Parameters<typeof cutThePower>[0], isControl: boolean): Promise<Line> => {
  const counts = await cutThePower({ ...options, seed });
  const isClean = counts.cutsThatLost === 0 && counts.cutsThatCorrupted === 0;
  const figures = `${counts.cuts} cuts, ${counts.acknowledged} acknowledged rows looked for: ${counts.cutsThatLost} cuts lost some (at most ${counts.mostLost}), ${counts.cutsThatCorrupted} left damage`;
  return { what, figures, holds: isControl ? !isClean : isClean };
};

const kills = async (what: string, options: Parameters<typeof killUnderLoad>[0], isControl: boolean): Promise<Line> => {
  const { kills: count, acknowledged, lost, corrupt, untold, slowestRestartMs } = await killUnderLoad(options);
  const figures = `${count} kills, ${acknowledged} acknowledged: ${lost.length} lost, ${corrupt.length} damaged; ${Math.max(0, untold)} stored untold; back within ${Math.round(slowestRestartMs)} ms`;
  const isClean = lost.length === 0 && corrupt.length === 0;
  return {
    what,
    figures: isControl ? `${count} kills, ${acknowledged} acknowledged: ${lost.length} lost` : figures,
    holds: isControl ? !isClean : isClean,
  };
};

async function together(what: string, store: string): Promise<Line> {
  const { declarations, rows, stored, same, lost, corrupt } = await bringTogether({ store, declarations: 2000, processes: 2 });
  const figures = `${declarations} declarations from each of 2 processes: ${rows} rows, ${stored} told "stored", ${same} told "the same"`;
  return {
    what,
    figures,
    holds: rows === declarations && stored === declarations && same === declarations && lost.length + corrupt.length === 0,
  };
}

async function broken(what: string, options: BrokenConnectionsOptions): Promise<Line> {
  const {
    declarations,
    attempts,
    brokenOff,
    refused,
    repeats,
    kills: count,
    rows,
    changedReceipts,
    strangers,
    others,
  } = await breakConnections(options);
  const odd = Object.entries(others).map(([status, times]) => `, ${times} × ${status}`);
  const figures = `${declarations} declarations in ${attempts} requests: ${brokenOff} broken off, ${refused} refused by ${count} kills, ${repeats} answered as repeats${odd.join('')}; ${rows} rows, ${changedReceipts} receipts changed`;
  return { what, figures, holds: rows === declarations && changedReceipts === 0 && strangers === 0 && count === options.kills };
}

const tries: readonly (() => Promise<Line>)[] = [
  () => cuts('power cuts, as it is', { cuts: 300, recordings: 6 }, false),
  () => cuts('power cuts, one parent at a time', { cuts: 60, recordings: 1, parents: 1 }, false),
  () => cuts('control: synchronous=NORMAL', { cuts: 100, recordings: 2, weakness: 'synchronous-normal' }, true),
  () => cuts('control: synchronous=OFF', { cuts: 100, recordings: 2, weakness: 'synchronous-off' }, true),
  () => cuts('control: answer before commit', { cuts: 100, recordings: 2, weakness: 'answer-before-commit' }, true),
  () => kills('kill -9 under load', { kills: 20 }, false),
  () => kills('kill -9 under load, 8 ms fsync', { kills: 5, syncMs: 8 }, false),
  () => kills('control: commit after the answer', { kills: 5, weakness: 'commit-later' }, true),
  () => broken('broken connections, HTTP', { declarations: 2000, kills: 5 }),
  async () => {
    const { acknowledged, acknowledgedWhileFull, acknowledgedAfterwards, lost, corrupt } = await fillTheDisk();
    return {
      what: 'full disk under load',
      figures: `${acknowledged} acknowledged, ${acknowledgedWhileFull} while full, ${acknowledgedAfterwards} afterwards: ${lost.length} lost, ${corrupt.length} damaged`,
      holds: lost.length + corrupt.length + acknowledgedWhileFull === 0 && acknowledgedAfterwards > 0,
    };
  },
  () =>
    inFolder(async (folder) => {
      const store = join(folder, 'declarations.db');
      await prepareStore(store);
      return await together('two processes, SQLite', store);
    }),
  () =>
    withPostgres((server) =>
      broken('broken connections, HTTP, 2 processes, PostgreSQL', {
        declarations: 2000,
        kills: 6,
        processes: 2,
        databaseUrl: server.connectionString,
      }),
    ),
  () => withPostgres((server) => together('two processes, PostgreSQL', server.connectionString)),
  () =>
    withPostgres(async (server) => {
      const { kills: count, acknowledged, lost, corrupt, slowestRestartMs } = await killPostgresUnderLoad(server, 10);
      const figures = `${count} kills of the server, ${acknowledged} acknowledged: ${lost.length} lost, ${corrupt.length} damaged; stored again within ${Math.round(slowestRestartMs)} ms`;
      return { what: 'PostgreSQL killed under load', figures, holds: lost.length + corrupt.length === 0 };
    }),
  () =>
    inFolder(async (folder) => {
      const store = await openSqliteStore({ file: join(folder, 'declarations.db') });
      const compared = await checkStateMachine(store, 1000, seed);
      await store.close();
      const figures = `1000 lives: ${[...compared].map(([state, count]) => `${state} ${count}`).join(', ')}`;
      return { what: 'state table, model against store', figures, holds: compared.size === 9 };
    }),
  () =>
    inFolder(async (folder) => {
      const file = join(folder, 'declarations.db');
      const store = await openSqliteStore({ file });
      for (let line = 0; line < 200; line += 1)
        await store.register.open(accessTo('330106', { at: Date.UTC(2026, 10, 21) + line }), ['none']);
      await store.close();
      const { mutations, located } = mutateLog(file, '330106', 1000);
      return { what: 'changes to the log', figures: `${mutations} changes: ${located} located`, holds: located === mutations };
    }),
];

export async function bench(): Promise<void> {
  console.log(`Node ${process.version}, seed ${seed} (TEST_SEED= draws the same again)\n`);
  let failed = 0;
  for (const attempt of tries) {
    const began = performance.now();
    const { what, figures, holds } = await attempt();
    if (!holds) failed += 1;
    console.log(`${holds ? '✓' : '✗'} ${what.padEnd(34)} ${figures} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
  }
  console.log(failed === 0 ? '\nEverything acknowledged is there; every control was found out.' : `\n${failed} failed.`);
  if (failed > 0) process.exitCode = 1;
}

async function inFolder(run: (folder: string) => Promise<Line>): Promise<Line> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-faults-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withPostgres(run: (server: ThrowawayPostgres) => Promise<Line>): Promise<Line> {
  if (postgresPrograms() === undefined) return { what: 'PostgreSQL', figures: postgresHint, holds: false };
  const server = ThrowawayPostgres.start();
  try {
    return await run(server);
  } finally {
    server.discard();
  }
}
