import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ThrowawayPostgres } from '../support/throwaway-postgres.ts';
import { compilerHint, diskFaultsLibrary, environmentOf } from './disk-faults.ts';
import type { Load } from './load-process.ts';
import { prepareStore, runLoad, startLoad, untilItAnswers } from './run-load.ts';
import { acknowledgedIn, judge, readAcknowledged, remainsOfPostgres, remainsOfSqlite, type Verdict } from './survivors.ts';

export interface KillCounts extends Verdict {
  kills: number;
  acknowledged: number;
  /** There though nobody was told: the reason why a repeat must be harmless. */
  untold: number;
  /** From the start of a process on what a kill had left until it had stored again. */
  slowestRestartMs: number;
}

/** Kills the process with all its parents under way, again and again, on one database; looks at it after each kill. */
export async function killUnderLoad({
  kills,
  weakness,
  syncMs,
}: {
  kills: number;
  weakness?: Load['weakness'];
  syncMs?: number;
}): Promise<KillCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  try {
    const disk = join(folder, 'disk');
    const file = join(disk, 'declarations.db');
    const acknowledged = join(folder, 'acknowledged');
    await prepareStore(file);
    const library = syncMs === undefined ? undefined : diskFaultsLibrary();
    if (syncMs !== undefined && library === undefined) throw new Error(compilerHint);
    const env = library === undefined ? process.env : environmentOf(library, { folder: disk, syncMs });
    const counts: KillCounts = { kills: 0, acknowledged: 0, rows: 0, lost: [], corrupt: [], untold: 0, slowestRestartMs: 0 };
    for (; counts.kills < kills; counts.kills += 1) {
      const load = startLoad({ store: file, name: `kill${counts.kills}`, parents: 50, seconds: 60, acknowledged, weakness }, env);
      await untilItAnswers(load, acknowledged);
      await pause(50 + Math.random() * 400);
      load.process.kill('SIGKILL');
      await load.ended;
      const promised = acknowledgedIn(acknowledged);
      const verdict = judge(promised, remainsOfSqlite(file));
      Object.assign(counts, { rows: verdict.rows, acknowledged: promised.declared.size, untold: verdict.rows - promised.declared.size });
      counts.lost = [...new Set([...counts.lost, ...verdict.lost])];
      counts.corrupt.push(...verdict.corrupt);
      if (counts.lost.length + counts.corrupt.length === 0)
        counts.slowestRestartMs = Math.max(counts.slowestRestartMs, await restart(file));
    }
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Until a store on this file is ready to write. */
async function restart(file: string): Promise<number> {
  const began = performance.now();
  await prepareStore(file);
  return performance.now() - began;
}

/** The server dies under load and comes back, `kills` times; the process lives, and its parents ask again. */
export async function killPostgresUnderLoad(server: ThrowawayPostgres, kills: number): Promise<KillCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'kill-postgres-'));
  try {
    const acknowledged = join(folder, 'acknowledged');
    const load = startLoad({ store: server.connectionString, name: `pg${Date.now()}`, parents: 50, seconds: 600, acknowledged });
    let slowestRestartMs = 0;
    await untilItAnswers(load, acknowledged);
    for (let kill = 0; kill < kills; kill += 1) {
      await pause(300 + Math.random() * 500);
      const began = performance.now();
      if (kill % 2 === 0) server.kill();
      else server.stopAtOnce();
      server.startAgain();
      await untilItAnswers(load, acknowledged);
      slowestRestartMs = Math.max(slowestRestartMs, performance.now() - began);
    }
    load.process.kill('SIGTERM');
    await load.ended;
    const promised = acknowledgedIn(acknowledged);
    const verdict = judge(promised, await remainsOfPostgres(server.connectionString));
    return { ...verdict, kills, acknowledged: promised.declared.size, untold: verdict.rows - promised.declared.size, slowestRestartMs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface TogetherCounts extends Verdict {
  declarations: number;
  stored: number;
  same: number;
}

/** Several processes bring the same declarations at the same time, each in its own order, fifty at a time. */
export async function bringTogether({
  store,
  declarations,
  processes,
}: {
  store: string;
  declarations: number;
  processes: number;
}): Promise<TogetherCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'together-'));
  try {
    const name = `both${Date.now()}`;
    const outcomes = await Promise.all(
      Array.from({ length: processes }, async (_, process) => {
        const acknowledged = join(folder, `acknowledged-${process}`);
        const output = await runLoad({ store, name, parents: 50, seconds: 60, acknowledged, shared: declarations });
        return JSON.parse(output) as { stored: number; same: number };
      }),
    );
    const said = outcomes.map((_, process) => readFileSync(join(folder, `acknowledged-${process}`), 'utf8')).join('');
    const remains = store.startsWith('postgres:') ? await remainsOfPostgres(store) : remainsOfSqlite(store);
    const verdict = judge(readAcknowledged(said), remains);
    const sum = (of: 'stored' | 'same'): number => outcomes.reduce((all, outcome) => all + outcome[of], 0);
    return { ...verdict, declarations, stored: sum('stored'), same: sum('same') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
