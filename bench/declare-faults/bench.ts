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
  /** What was counted, in words. */
  figures: string;
  holds: boolean;
}

const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000);

const cuts = async (options: Parameters<typeof cutThePower>[0], isControl: boolean): Promise<Line> => {
  const counts = await cutThePower({ ...options, seed });
  const isClean = counts.cutsThatLost === 0 && counts.cutsThatCorrupted === 0;
  const figures = `${counts.cuts} cuts, ${counts.acknowledged} acknowledged rows looked for: ${counts.cutsThatLost} cuts lost some (at most ${counts.mostLost}), ${counts.cutsThatCorrupted} left damage`;
  return { figures, holds: isControl ? !isClean : isClean };
};

const kills = async (options: Parameters<typeof killUnderLoad>[0], isControl: boolean): Promise<Line> => {
  const { kills: count, acknowledged, lost, corrupt, untold, slowestRestartMs } = await killUnderLoad(options);
  const figures = `${count} kills, ${acknowledged} acknowledged: ${lost.length} lost, ${corrupt.length} damaged; ${Math.max(0, untold)} stored untold; back within ${Math.round(slowestRestartMs)} ms`;
  const isClean = lost.length === 0 && corrupt.length === 0;
  return {
    figures: isControl ? `${count} kills, ${acknowledged} acknowledged: ${lost.length} lost` : figures,
    holds: isControl ? !isClean : isClean,
  };
};

async function together(store: string): Promise<Line> {
  const { declarations, rows, stored, same, lost, corrupt } = await bringTogether({ store, declarations: 2000, processes: 2 });
  const figures = `${declarations} declarations from each of 2 processes: ${rows} rows, ${stored} told "stored", ${same} told "the same"`;
  return {
    figures,
    holds: rows === declarations && stored === declarations && same === declarations && lost.length + corrupt.length === 0,
  };
}

async function broken(options: BrokenConnectionsOptions): Promise<Line> {
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
  return { figures, holds: rows === declarations && changedReceipts === 0 && strangers === 0 && count === options.kills };
}

const tries: Readonly<Record<string, () => Promise<Line>>> = {
  'power cuts, as it is': () => cuts({ cuts: 300, recordings: 6 }, false),
  'power cuts, one parent at a time': () => cuts({ cuts: 60, recordings: 1, parents: 1 }, false),
  'control: synchronous=NORMAL': () => cuts({ cuts: 100, recordings: 2, weakness: 'synchronous-normal' }, true),
  'control: synchronous=OFF': () => cuts({ cuts: 100, recordings: 2, weakness: 'synchronous-off' }, true),
  'control: answer before commit': () => cuts({ cuts: 100, recordings: 2, weakness: 'answer-before-commit' }, true),
  'kill -9 under load': () => kills({ kills: 20 }, false),
  'kill -9 under load, 8 ms fsync': () => kills({ kills: 5, syncMs: 8 }, false),
  'control: commit after the answer': () => kills({ kills: 5, weakness: 'commit-later' }, true),
  'broken connections, HTTP': () => broken({ declarations: 2000, kills: 5 }),
  'full disk under load': async () => {
    const { acknowledged, acknowledgedWhileFull, acknowledgedAfterwards, lost, corrupt } = await fillTheDisk();
    return {
      figures: `${acknowledged} acknowledged, ${acknowledgedWhileFull} while full, ${acknowledgedAfterwards} afterwards: ${lost.length} lost, ${corrupt.length} damaged`,
      holds: lost.length + corrupt.length + acknowledgedWhileFull === 0 && acknowledgedAfterwards > 0,
    };
  },
  'two processes, SQLite': () =>
    inFolder(async (folder) => {
      const store = join(folder, 'declarations.db');
      await prepareStore(store);
      return await together(store);
    }),
  'two processes, PostgreSQL': () => withPostgres((server) => together(server.connectionString)),
  'broken connections, HTTP, two processes, PostgreSQL': () =>
    withPostgres((server) => broken({ declarations: 2000, kills: 6, processes: 2, databaseUrl: server.connectionString })),
  'PostgreSQL killed under load': () =>
    withPostgres(async (server) => {
      const { kills: count, acknowledged, lost, corrupt, slowestRestartMs } = await killPostgresUnderLoad(server, 10);
      const figures = `${count} kills of the server, ${acknowledged} acknowledged: ${lost.length} lost, ${corrupt.length} damaged; stored again within ${Math.round(slowestRestartMs)} ms`;
      return { figures, holds: lost.length + corrupt.length === 0 };
    }),
  'bad inputs': async () => {
    // The pages are TSX: the loader comes before them.
    await import('../../functions/platform/node-tsx.ts');
    const { openDeclarationSite } = await import('../../tests/support/declaration-site.ts');
    const { sendBadInputs } = await import('../../tests/contract/generated-bad-inputs.ts');
    const site = await openDeclarationSite();
    const { cases, refused, agreed, serverErrors, slowest, codes, examples } = await sendBadInputs(site, { cases: 10_000, seed });
    await site.close();
    for (const example of examples) console.error(example);
    const figures = `${cases} declarations: ${refused} refused with pointer and code (${codes.size} codes), ${agreed} judged alike by page and function, ${serverErrors} × 5xx, at most ${slowest.toFixed(0)} ms of computing`;
    return { figures, holds: refused === cases && agreed === cases && serverErrors === 0 && slowest < 50 };
  },
  'state table, model against store': () =>
    inFolder(async (folder) => {
      const store = await openSqliteStore({ file: join(folder, 'declarations.db') });
      const compared = await checkStateMachine(store, 1000, seed);
      await store.close();
      return {
        figures: `1000 lives: ${[...compared].map(([state, count]) => `${state} ${count}`).join(', ')}`,
        holds: compared.size === 9,
      };
    }),
  'changes to the log': () =>
    inFolder(async (folder) => {
      const file = join(folder, 'declarations.db');
      const store = await openSqliteStore({ file });
      for (let line = 0; line < 200; line += 1)
        await store.register.open(accessTo('330106', { at: Date.UTC(2026, 10, 21) + line }), ['none']);
      await store.close();
      const { mutations, located } = mutateLog(file, '330106', 1000);
      return { figures: `${mutations} changes: ${located} located`, holds: located === mutations };
    }),
};

/** Names of tries, or parts of them, leave the others out: `npm run bench declare-faults -- broken bad`. */
export async function bench(names: string[]): Promise<void> {
  console.log(`Node ${process.version}, seed ${seed} (TEST_SEED= draws the same again)\n`);
  let failed = 0;
  for (const [what, attempt] of Object.entries(tries)) {
    if (names.length > 0 && !names.some((name) => what.includes(name))) continue;
    const began = performance.now();
    const { figures, holds } = await attempt();
    if (!holds) failed += 1;
    console.log(`${holds ? '✓' : '✗'} ${what.padEnd(52)} ${figures} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
  }
  console.log(failed === 0 ? '\nNothing acknowledged was lost; every control was found out.' : `\n${failed} failed.`);
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
  if (postgresPrograms() === undefined) return { figures: postgresHint, holds: false };
  const server = ThrowawayPostgres.start();
  try {
    return await run(server);
  } finally {
    server.discard();
  }
}
