import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { notUnderCi } from '../support/not-under-ci.ts';
import { postgresHint, postgresPrograms, ThrowawayPostgres } from '../support/throwaway-postgres.ts';
import { bringTogether, killPostgresUnderLoad, killUnderLoad } from './kills.ts';
import { prepareStore } from './run-load.ts';

// Reduced: 20 kills by `npm run bench declare-faults`.
describe('a process killed under load', { timeout: 60_000 }, () => {
  it('has lost nothing that it acknowledged, and is back at once', async () => {
    const counts = await killUnderLoad({ kills: 4 });
    expect(counts).toMatchObject({ kills: 4, lost: [], corrupt: [] });
    expect(counts.acknowledged).toBeGreaterThan(100);
    expect(counts.slowestRestartMs).toBeLessThan(2000);
  });

  it('is found out if it commits later than it answers', async () => {
    const { lost } = await killUnderLoad({ kills: 3, weakness: 'commit-later' });
    expect(lost.length).toBeGreaterThan(0);
  });
});

const hasPostgres = postgresPrograms() !== undefined;
if (!hasPostgres) notUnderCi(postgresHint);

describe('two processes on one database', { timeout: 60_000 }, () => {
  it('store each declaration exactly once: SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'both-'));
    const store = join(folder, 'declarations.db');
    await prepareStore(store);
    expect(await bringTogether({ store, declarations: 300, processes: 2 })).toMatchObject({
      ...{ rows: 300, stored: 300, same: 300, lost: [], corrupt: [] },
    });
    rmSync(folder, { recursive: true });
  });

  it.skipIf(!hasPostgres)('store each declaration exactly once: PostgreSQL, which is then killed under load and comes back', async () => {
    const server = ThrowawayPostgres.start();
    try {
      expect(await bringTogether({ store: server.connectionString, declarations: 300, processes: 2 })).toMatchObject({
        ...{ rows: 300, stored: 300, same: 300, lost: [], corrupt: [] },
      });
      const counts = await killPostgresUnderLoad(server, 2);
      expect(counts).toMatchObject({ kills: 2, lost: [], corrupt: [] });
      expect(counts.acknowledged).toBeGreaterThan(100);
    } finally {
      server.discard();
    }
  });
});
