import { isTombstone } from '../../src/declaration/declaration-states.ts';
import type { Erasure } from '../declarations/declaration-register.ts';
import { appendLine } from './audit-chain.ts';
import { eraseContent, lock } from './declaration-rows.ts';
import { bytesIn, change, insert, placesFor, select, textIn, type Work } from './work.ts';

/** That a declaration's content has gone, in the transaction in which it goes: a backup from before must not bring it back. */
export function* noteErasure(declaration: string): Work<void> {
  yield* change(
    `INSERT INTO erasure (lookup_hash, state, erased_on, erase_after, journaled)
     SELECT lookup_hash, state, changed_on, erase_after, 0 FROM declaration WHERE id = ?`,
    declaration,
  );
}

/** What has not been written into the journal beside the backups yet. */
export function* erasuresToJournal(limit: number): Work<readonly Erasure[]> {
  const rows = yield* select(
    'SELECT lookup_hash, state, erased_on, erase_after FROM erasure WHERE journaled = 0 ORDER BY lookup_hash LIMIT ?',
    limit,
  );
  return rows.map((row) => ({
    lookupHash: bytesIn(row, 'lookup_hash'),
    state: textIn(row, 'state') as Erasure['state'],
    on: textIn(row, 'erased_on'),
    eraseAfter: textIn(row, 'erase_after'),
  }));
}

export function* erasuresJournaled(erasures: readonly Erasure[]): Work<void> {
  if (erasures.length === 0) return;
  const hashes = erasures.map(({ lookupHash }) => lookupHash);
  yield* change(`UPDATE erasure SET journaled = 1 WHERE lookup_hash IN (${placesFor(hashes)})`, ...hashes);
}

/** After a restore: erases again what had been erased since the backup. Answers how many were there again. */
export function* replayErasures(erasures: readonly Erasure[], at: number): Work<number> {
  const erased = new Map<string, string[]>();
  for (const { lookupHash, state, on, eraseAfter } of erasures) {
    const row = yield* lock({ lookupHash });
    if (row === undefined || isTombstone(row.state)) continue;
    yield* change('UPDATE declaration SET state = ?, changed_on = ?, erase_after = ? WHERE id = ?', state, on, eraseAfter, row.id);
    yield* eraseContent(row.id);
    yield* insert('erasure', ['lookup_hash', 'state', 'erased_on', 'erase_after', 'journaled'], [[lookupHash, state, on, eraseAfter, 1]]);
    erased.set(row.district, [...(erased.get(row.district) ?? []), row.id]);
  }
  for (const [district, ids] of [...erased].sort(([one], [other]) => (one < other ? -1 : 1)))
    yield* appendLine({ district, operator: 'restore', purpose: 'retention', at }, 'erased', ids, String(ids.length));
  return [...erased.values()].flat().length;
}
