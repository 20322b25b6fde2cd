import { isTombstone, transitionFor, type Actor } from '../../src/declaration/declaration-states.ts';
import type {
  Amendment,
  Appended,
  Changed,
  DeclarationRow,
  FoundDeclaration,
  NewDeclaration,
  Renewal,
  Withdrawal,
} from '../declarations/declaration-inbox.ts';
import {
  contentColumns,
  contentOf,
  countCalls,
  eraseContent,
  insertRevision,
  type Key,
  lock,
  readRow,
  revisionColumns,
  revisionValues,
  rowColumns,
  rowOf,
} from './declaration-rows.ts';
import { noteErasure } from './erasure-work.ts';
import { bytesIn, change, insert, LostRace, numberIn, placesFor, sameBytes, select, selectOne, textIn, type Work } from './work.ts';

interface Known {
  row: DeclarationRow;
  lookupHash: Uint8Array;
  firstContentMac: Uint8Array;
}

/**
 * Many at once: one transaction, one fsync. What is known already is looked up first; two processes that bring the same id at the
 * same moment meet at the primary key, and the later one starts again and finds it known.
 */
export function* append(declarations: readonly NewDeclaration[]): Work<readonly Appended[]> {
  const known = yield* findKnown(declarations);
  const fresh: NewDeclaration[] = [];
  const outcomes = declarations.map((declaration): Appended => {
    const { id, lookupHash, contentMac } = declaration;
    const there = known.find((other) => other.row.id === id || sameBytes(other.lookupHash, lookupHash));
    if (there !== undefined) {
      const isSame = there.row.id === id && sameBytes(there.lookupHash, lookupHash) && sameBytes(there.firstContentMac, contentMac);
      return isSame ? { outcome: 'same', row: there.row } : { outcome: 'other-content' };
    }
    const row = firstRow(declaration);
    fresh.push(declaration);
    // A double tap may put the same one twice into one batch.
    known.push({ row, lookupHash, firstContentMac: contentMac });
    return { outcome: 'stored', row };
  });
  // In one order for everybody: two processes that insert or count the same never wait for each other in a circle.
  fresh.sort((one, other) => (one.id < other.id ? -1 : 1));
  yield* insert(
    'declaration',
    ['id', 'lookup_hash', 'first_content_mac', 'district', 'half_year', 'state', 'revision', 'received_on', 'changed_on', 'erase_after'],
    fresh.map((declaration) => {
      const { id, lookupHash, contentMac, district, halfYear, receivedOn, eraseAfter } = declaration;
      return [id, lookupHash, contentMac, district, halfYear, firstRow(declaration).state, 1, receivedOn, receivedOn, eraseAfter];
    }),
  );
  yield* insert(
    'revision',
    revisionColumns,
    fresh.map((declaration) => revisionValues(declaration.id, 1, declaration)),
  );
  const districts = [...new Set(fresh.map(({ district }) => district))].sort();
  for (const district of districts) {
    const ofDistrict = fresh.filter((declaration) => declaration.district === district);
    yield* countCalls(district, ofDistrict.filter(({ callSoon }) => callSoon).length);
    for (const hour of [...new Set(ofDistrict.map((declaration) => declaration.hour))].sort())
      yield* countIntake(district, hour, ofDistrict.filter((declaration) => declaration.hour === hour).length);
  }
  return outcomes;
}

function firstRow({ id, district, halfYear, suspect, receivedOn, eraseAfter }: NewDeclaration): DeclarationRow {
  return {
    ...{ id, district, halfYear, state: suspect ? 'suspect' : 'received', revision: 1, receivedOn, changedOn: receivedOn, eraseAfter },
    ...{ carriedOverOn: undefined, removalConfirmedOn: undefined },
  };
}

function* findKnown(declarations: readonly NewDeclaration[]): Work<Known[]> {
  const ids = [...new Set(declarations.map(({ id }) => id))];
  const hashes = declarations.map(({ lookupHash }) => lookupHash);
  const rows = yield* select(
    `SELECT ${rowColumns}, lookup_hash, first_content_mac FROM declaration
     WHERE id IN (${placesFor(ids)}) OR lookup_hash IN (${placesFor(hashes)})`,
    ...[...ids, ...hashes],
  );
  return rows.map((row) => ({
    row: rowOf(row),
    lookupHash: bytesIn(row, 'lookup_hash'),
    firstContentMac: bytesIn(row, 'first_content_mac'),
  }));
}

function* countIntake(district: string, hour: string, more: number): Work<void> {
  const changed = yield* change('UPDATE intake SET received = received + ? WHERE hour = ? AND district = ?', more, hour, district);
  if (changed === 0) yield* insert('intake', ['hour', 'district', 'received'], [[hour, district, more]]);
}

export function* find(lookupHash: Uint8Array): Work<FoundDeclaration | undefined> {
  const row = yield* selectOne(
    `SELECT ${rowColumns}, ${contentColumns} FROM declaration
     LEFT JOIN revision ON revision.declaration = declaration.id AND revision.number = declaration.revision
     WHERE declaration.lookup_hash = ?`,
    lookupHash,
  );
  if (row === undefined) return undefined;
  const answers = yield* select(
    "SELECT written_on, sealed FROM note WHERE declaration = ? AND kind = 'answer' ORDER BY number",
    textIn(row, 'id'),
  );
  return {
    ...rowOf(row),
    content: row['sealed'] === null ? undefined : contentOf(row),
    answers: answers.map((answer) => ({ on: textIn(answer, 'written_on'), sealed: bytesIn(answer, 'sealed') })),
  };
}

export function* receivedInHour(district: string, hour: string): Work<number> {
  const row = yield* selectOne('SELECT received FROM intake WHERE hour = ? AND district = ?', hour, district);
  return row === undefined ? 0 : numberIn(row, 'received');
}

export function* amend({ lookupHash, ...amendment }: Amendment): Work<Changed> {
  return yield* amendBy('guardian', { lookupHash }, amendment);
}

export function* renew({ lookupHash, ...renewal }: Renewal): Work<Changed> {
  return yield* renewBy('guardian', { lookupHash }, renewal);
}

export function* withdraw({ lookupHash, ...withdrawal }: Withdrawal): Work<Changed> {
  return yield* withdrawBy('guardian', { lookupHash }, withdrawal);
}

export function* amendBy(who: Actor, key: Key, amendment: Omit<Amendment, 'lookupHash'>): Work<Changed> {
  const row = yield* lock(key);
  if (row === undefined) return { outcome: 'not-found' };
  if (isTombstone(row.state)) return { outcome: 'not-allowed', row };
  const current = yield* selectOne('SELECT content_mac FROM revision WHERE declaration = ? AND number = ?', row.id, row.revision);
  if (current === undefined) throw new LostRace('no current revision');
  if (sameBytes(bytesIn(current, 'content_mac'), amendment.contentMac)) return { outcome: 'same', row };
  const transition = transitionFor('amend', row.state);
  if (transition?.who.includes(who) !== true) return { outcome: 'not-allowed', row };
  if (row.revision !== amendment.basedOn) return { outcome: 'changed-meanwhile', row };

  const { halfYear, on, eraseAfter } = amendment;
  yield* mustChangeOne(
    `UPDATE declaration SET state = ?, revision = revision + 1, half_year = ?, changed_on = ?, erase_after = ?
     WHERE id = ? AND state = ? AND revision = ?`,
    ...[transition.to, halfYear, on, eraseAfter, row.id, row.state, row.revision],
  );
  // Corrected answers go at once; only what stands in another platform is kept beside, for the desk to see what changed.
  yield* change('DELETE FROM revision WHERE declaration = ? AND number <> ?', row.id, row.carriedOverRevision ?? 0);
  yield* insertRevision(row.id, row.revision + 1, amendment);
  yield* countCalls(row.district, amendment.callSoon ? 1 : 0);
  return { outcome: 'done', row: yield* readRow(row.id) };
}

export function* renewBy(who: Actor, key: Key, { on, halfYear, eraseAfter }: Omit<Renewal, 'lookupHash'>): Work<Changed> {
  const row = yield* lock(key);
  if (row === undefined) return { outcome: 'not-found' };
  const transition = transitionFor('renew', row.state);
  if (transition?.who.includes(who) !== true) return { outcome: 'not-allowed', row };
  if (halfYear <= row.halfYear) return { outcome: halfYear === row.halfYear ? 'same' : 'not-allowed', row };
  yield* mustChangeOne(
    `UPDATE declaration SET state = ?, half_year = ?, changed_on = ?, erase_after = ?
     WHERE id = ? AND state = ? AND revision = ? AND half_year < ?`,
    ...[transition.to, halfYear, on, eraseAfter, row.id, row.state, row.revision, halfYear],
  );
  return { outcome: 'done', row: yield* readRow(row.id) };
}

export function* withdrawBy(who: Actor, key: Key, { on, eraseAfter, callOutstanding }: Omit<Withdrawal, 'lookupHash'>): Work<Changed> {
  const row = yield* lock(key);
  if (row === undefined) return { outcome: 'not-found' };
  const transition = transitionFor('withdraw', row.state);
  if (transition?.who.includes(who) !== true) return { outcome: row.state === 'withdrawn' ? 'same' : 'not-allowed', row };
  yield* mustChangeOne(
    'UPDATE declaration SET state = ?, changed_on = ?, erase_after = ? WHERE id = ? AND state = ? AND revision = ?',
    ...[transition.to, on, eraseAfter, row.id, row.state, row.revision],
  );
  yield* eraseContent(row.id);
  yield* noteErasure(row.id);
  yield* countCalls(row.district, callOutstanding ? -1 : 0);
  return { outcome: 'done', row: yield* readRow(row.id) };
}

/** The state table's row as a guard in SQL: under the lock it always holds, and without one it would start again. */
export function* mustChangeOne(text: string, ...values: (string | number | Uint8Array)[]): Work<void> {
  if ((yield* change(text, ...values)) !== 1) throw new LostRace('the row moved on');
}
