import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../functions/storage/sqlite-declaration-store.ts';
import { declarationStates } from '../../src/declaration/declaration-states.ts';
import { accessTo } from '../contract/sealed-declarations.ts';
import { seed } from '../support/built-site.ts';
import { mutateLog } from './audit-mutations.ts';
import { checkStateMachine } from './state-machine-model.ts';

describe('the store', { timeout: 60_000 }, () => {
  // Reduced: 1,000 lives by `npm run bench declare-faults`.
  it('follows the state table through any life of a declaration', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lives-'));
    const store = await openSqliteStore({ file: join(folder, 'declarations.db') });
    const compared = await checkStateMachine(store, 120, seed);
    await store.close();
    rmSync(folder, { recursive: true });
    expect([...compared.keys()].sort()).toEqual([...declarationStates].sort());
  });

  it('locates each of 1,000 changes that somebody makes to a log', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'log-'));
    const file = join(folder, 'declarations.db');
    const store = await openSqliteStore({ file });
    for (let line = 0; line < 60; line += 1) {
      const operator = `k-${line % 3}`;
      const access = accessTo('330106', { operator, purpose: line % 2 === 0 ? 'round' : 'call', at: Date.UTC(2026, 10, 21) + line });
      if (line % 5 === 0) await store.register.open(access, ['none']);
      else await store.register.appendAudit(access, 'signed-in', String(line));
    }
    await store.close();
    expect(mutateLog(file, '330106', 1000)).toEqual({ mutations: 1000, located: 1000, examples: [] });
    rmSync(folder, { recursive: true });
  });
});
