import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { compilerHint, diskFaultsLibrary, environmentOf } from './disk-faults.ts';
import { prepareStore, startLoad, untilItAnswers } from './run-load.ts';
import { acknowledgedIn, judge, remainsOfSqlite, type Verdict } from './survivors.ts';

export interface FullDiskCounts extends Verdict {
  acknowledged: number;
  /** While nothing fitted. */
  acknowledgedWhileFull: number;
  /** Once there was room again, without a restart. */
  acknowledgedAfterwards: number;
}

/** The disk fills up under load and gets room again; the process lives through it, and its parents ask again. */
export async function fillTheDisk(): Promise<FullDiskCounts> {
  const library = diskFaultsLibrary();
  if (library === undefined) throw new Error(compilerHint);
  const folder = mkdtempSync(join(tmpdir(), 'full-disk-'));
  try {
    const disk = join(folder, 'disk');
    const file = join(disk, 'declarations.db');
    const acknowledged = join(folder, 'acknowledged');
    const fullWhen = join(folder, 'full');
    await prepareStore(file);
    const env = environmentOf(library, { folder: disk, fullWhen, syncMs: 1 });
    const load = startLoad({ store: file, name: 'full', parents: 50, seconds: 4, acknowledged }, env);
    const count = (): number => acknowledgedIn(acknowledged).declared.size;
    await untilItAnswers(load, acknowledged);
    await pause(400);
    writeFileSync(fullWhen, '');
    // What was under way may still be answered; one that never settles is counted below.
    let before: number;
    for (let tries = 0; ; tries += 1) {
      before = count();
      await pause(200);
      if (count() === before || tries === 8) break;
    }
    await pause(500);
    const whileFull = count();
    rmSync(fullWhen);
    await load.ended;
    const promised = acknowledgedIn(acknowledged);
    const verdict = judge(promised, remainsOfSqlite(file));
    const all = promised.declared.size;
    return { ...verdict, acknowledged: all, acknowledgedWhileFull: whileFull - before, acknowledgedAfterwards: all - whileFull };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
