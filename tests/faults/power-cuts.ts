import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { compilerHint, Disk, diskFaultsLibrary, environmentOf, readRecord, writeFiles } from './disk-faults.ts';
import type { Load } from './load-process.ts';
import { prepareStore, runLoad } from './run-load.ts';
import { judge, readAcknowledged, remainsOfSqlite } from './survivors.ts';

export interface CutCounts {
  cuts: number;
  acknowledged: number;
  cutsThatLost: number;
  mostLost: number;
  cutsThatCorrupted: number;
  /** The first few, word for word. */
  examples: string[];
}

export interface PowerCuts {
  cuts: number;
  /** Loads that are recorded; the cuts are spread over them. */
  recordings: number;
  weakness?: Load['weakness'];
  seconds?: number;
  syncMs?: number;
  parents?: number;
  seed?: number;
}

/**
 * Records every write and every sync of the real store under load; then cuts the current at random moments: what was synced stays, of
 * the rest each write is kept, lost or torn at 512 bytes. The store opens what is left, and everything that had been acknowledged by
 * that moment has to be there.
 */
export async function cutThePower({
  cuts,
  recordings,
  weakness,
  seconds = 1.2,
  syncMs = 1,
  parents = 50,
  seed = 1,
}: PowerCuts): Promise<CutCounts> {
  const library = diskFaultsLibrary();
  if (library === undefined) throw new Error(compilerHint);
  const counts: CutCounts = { cuts: 0, acknowledged: 0, cutsThatLost: 0, mostLost: 0, cutsThatCorrupted: 0, examples: [] };
  for (let recording = 0; recording < recordings; recording += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'power-cut-'));
    try {
      const disk = join(folder, 'disk');
      const file = join(disk, 'declarations.db');
      const acknowledged = join(disk, 'acknowledged');
      const record = join(folder, 'record');
      await prepareStore(file);
      const before = new Map([[file, readFileSync(file)]]);
      const load: Load = { store: file, name: `cut${recording}`, parents, seconds, acknowledged, weakness };
      await runLoad(load, environmentOf(library, { folder: disk, record, syncMs }));

      const changes = readRecord(record);
      const chance = chanceFrom(seed * 1000 + recording);
      const share = Math.ceil((cuts - counts.cuts) / (recordings - recording));
      const moments = Array.from({ length: share }, () => Math.floor(chance() * (changes.length + 1))).sort((one, other) => one - other);
      const power = new Disk(changes, before);
      // What was acknowledged is known without the disk: it was said to somebody.
      let said = '';
      let read = 0;
      for (const moment of moments) {
        for (; read < moment; read += 1) {
          const change = changes[read];
          if (change?.kind === 'write' && change.path === acknowledged) said += change.data.toString();
        }
        const left = power.cutAt(moment, chance);
        left.delete(acknowledged);
        const restart = join(folder, 'restart');
        writeFiles(left, restart);
        const promised = readAcknowledged(said);
        const { lost, corrupt } = judge(promised, remainsOfSqlite(join(restart, basename(file))));
        rmSync(restart, { recursive: true });
        counts.cuts += 1;
        counts.acknowledged += promised.declared.size;
        if (lost.length > 0) counts.cutsThatLost += 1;
        counts.mostLost = Math.max(counts.mostLost, lost.length);
        if (corrupt.length > 0) counts.cutsThatCorrupted += 1;
        if (counts.examples.length < 5)
          counts.examples.push(...[...lost, ...corrupt].slice(0, 2).map((what) => `cut at ${moment} of ${changes.length}: ${what}`));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return counts;
}

/** The same cuts for the same seed (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
