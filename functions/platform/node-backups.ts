import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** `declarations-2026-11-21T02-00-00Z.age`: sorts by time. */
const named = /^declarations-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.age$/u;

export const backupName = (at: number): string => `declarations-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z.age`;

/** Oldest first. */
export function backupsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => named.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** Hours since the newest one was finished; undefined where there is none. */
export function hoursSinceBackup(folder: string, now: number): number | undefined {
  const newest = backupsIn(folder).at(-1);
  return newest === undefined ? undefined : Math.max(0, (now - statSync(newest).mtimeMs) / 3_600_000);
}

/** What the notice promises: nobody keeps what was erased for longer than this. The newest stays. */
export function dropOldBackups(folder: string, days: number, now: number): string[] {
  const old = backupsIn(folder)
    .slice(0, -1)
    .filter((file) => statSync(file).mtimeMs < now - days * 86_400_000);
  for (const file of old) rmSync(file);
  return old;
}
