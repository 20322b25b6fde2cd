import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { declared, newToken, publishedData } from '../../tests/support/declared-family.ts';
import { journalIn, readJournal } from '../storage/erasure-journal.ts';
import { backupName, backupsIn, dropOldBackups } from './node-backups.ts';
import { demonstrationKeys } from './node-demonstration-key.ts';
import { startServer } from './node-server.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'served-'));
  for (const path of ['dist/desk', 'dist/declare', 'backups']) mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'dist/desk/index.html'), '<p>desk');
  const { desks: _, ...places } = publishedData([], '');
  writeFileSync(join(folder, 'dist/declaration.json'), JSON.stringify({ ...places, desks: {} }));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const at = (path: string): string => join(folder, path);
const start = () => startServer({ port: 0, host: '127.0.0.1', site: at('dist'), meta: at('meta'), base: '/', data: at('data') });
const hour = 3_600_000;

describe('a server with declarations', () => {
  it('is ready while its promises hold, and while there is a backup of today', async () => {
    vi.stubEnv('BACKUP_DIR', at('backups'));
    const { url, close } = await start();
    const ready = async () => {
      const response = await fetch(`${url}readyz`);
      return { status: response.status, cache: response.headers.get('Cache-Control'), ...((await response.json()) as object) };
    };
    expect(await ready()).toMatchObject({ status: 503, cache: 'no-store', problems: ['There is no backup.'] });
    const backup = at(`backups/${backupName(Date.now())}`);
    writeFileSync(backup, '');
    expect(await ready()).toMatchObject({ status: 200, ready: true, facts: { engine: 'sqlite', backupAgeHours: 0 } });
    utimesSync(backup, new Date(), new Date(Date.now() - 37 * hour));
    expect(await ready()).toMatchObject({ status: 503, problems: ['The newest backup is 37 hours old.'] });
    await close();
  });

  it('keeps the journal of erasures beside the backups, and the desk out of caches', async () => {
    vi.stubEnv('BACKUP_DIR', at('backups'));
    const { url, close } = await start();
    const post = async (path: string, body: object) => {
      const headers = { 'Content-Type': 'application/json' };
      return (await (await fetch(`${url}api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as {
        secret: string;
      };
    };
    const { secret } = await post('declarations', { token: newToken(), declaration: declared });
    await post('receipts/withdraw', { secret });
    await vi.waitFor(
      () => {
        expect(readJournal(at('backups')).erasures).toMatchObject([{ state: 'withdrawn' }]);
      },
      { timeout: 10_000 },
    );
    expect(statSync(journalIn(at('backups'))).mode & 0o077).toBe(0);
    const page = await fetch(`${url}desk/`);
    expect([await page.text(), page.headers.get('Cache-Control')]).toEqual(['<p>desk', 'no-store']);
    await close();
  });
});

describe('the demonstration’s keys', () => {
  it('are made once, for this user only, and never in production', async () => {
    const keys = await demonstrationKeys(at('data'));
    expect(await demonstrationKeys(at('data'))).toEqual(keys);
    expect(new Set(Object.values(keys.desk)).size).toBe(3);
    for (const file of [keys.operatorFile, keys.approverFile, keys.recoveryFile]) expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(keys.recoveryFile, 'utf8')).not.toContain('AGE-SECRET-KEY');
    vi.stubEnv('NODE_ENV', 'production');
    await expect(demonstrationKeys(at('data'))).rejects.toThrow('In production');
  });
});

it('old backups go, the newest stays', () => {
  const now = Date.UTC(2026, 10, 22);
  for (const [name, days] of [
    ['declarations-2026-09-01T02-00-00Z.age', 82],
    ['declarations-2026-11-01T02-00-00Z.age', 21],
    ['other.age', 500],
  ] as const) {
    writeFileSync(at(`backups/${name}`), '');
    utimesSync(at(`backups/${name}`), now / 1000, now / 1000 - days * 86_400);
  }
  expect(dropOldBackups(at('backups'), 35, now)).toEqual([at('backups/declarations-2026-09-01T02-00-00Z.age')]);
  expect(dropOldBackups(at('backups'), 14, now)).toEqual([]);
  expect(backupsIn(at('backups'))).toEqual([at('backups/declarations-2026-11-01T02-00-00Z.age')]);
});
