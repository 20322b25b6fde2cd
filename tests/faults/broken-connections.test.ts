import { describe, expect, it } from 'vitest';
import { notUnderCi } from '../support/not-under-ci.ts';
import { postgresHint, postgresPrograms, ThrowawayPostgres } from '../support/throwaway-postgres.ts';
import { breakConnections } from './broken-connections.ts';

const hasPostgres = postgresPrograms() !== undefined;
if (!hasPostgres) notUnderCi(postgresHint);

// Reduced: 2,000 declarations and 5 kills by `npm run bench declare-faults`.
describe('parents on broken connections, the server killed between', { timeout: 120_000 }, () => {
  it('have each declared exactly once, and hold the one receipt', async () => {
    const counts = await breakConnections({ declarations: 150, kills: 2 });
    expect(counts).toMatchObject({ rows: 150, kills: 2, changedReceipts: 0, strangers: 0, others: {} });
    // Or nothing was tried.
    expect(counts.brokenOff).toBeGreaterThan(100);
    expect(counts.repeats).toBeGreaterThan(0);
  });

  it.skipIf(!hasPostgres)('also with two processes on one PostgreSQL, each killed once', async () => {
    const server = ThrowawayPostgres.start();
    try {
      const counts = await breakConnections({ declarations: 100, kills: 2, processes: 2, databaseUrl: server.connectionString });
      expect(counts).toMatchObject({ rows: 100, kills: 2, changedReceipts: 0, strangers: 0, others: {} });
      expect(counts.brokenOff).toBeGreaterThan(70);
    } finally {
      server.discard();
    }
  });
});
