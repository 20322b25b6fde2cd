import { createHash } from 'node:crypto';
import { isTombstone, tombstones, transitionFor } from '../../src/declaration/declaration-states.ts';
import type {
  Amendment,
  Changed,
  DeclarationRow,
  HalfYear,
  Renewal,
  SealedContent,
  Withdrawal,
} from '../declarations/declaration-inbox.ts';
import type {
  Access,
  AuditAction,
  AuditEntry,
  AuditHead,
  Batch,
  Mark,
  Marked,
  NewNote,
  Reseal,
  SealedRecord,
  Selection,
} from '../declarations/declaration-register.ts';
import { appendLine, readLines } from './audit-chain.ts';
import { contentColumns, contentOf, countCalls, eraseContent, lock, noteOf, readRow, rowColumns, rowOf } from './declaration-rows.ts';
import { noteErasure } from './erasure-work.ts';
import { amendBy, renewBy, withdrawBy } from './inbox-work.ts';
import { change, insert, numberIn, placesFor, select, selectOne, textIn, type Value, type Work } from './work.ts';

const mostListed = 500;
const mostOpened = 200;

export function* batches(district: string): Work<readonly Batch[]> {
  const rows = yield* select(
    `SELECT half_year, state, COUNT(*) AS count FROM declaration WHERE district = ?
     GROUP BY half_year, state ORDER BY half_year, state`,
    district,
  );
  return rows.map((row) => ({
    halfYear: textIn(row, 'half_year') as HalfYear,
    state: textIn(row, 'state') as Batch['state'],
    count: numberIn(row, 'count'),
  }));
}

export function* callsSoon(district: string): Work<number> {
  const row = yield* selectOne('SELECT families FROM calls_soon WHERE district = ?', district);
  return row === undefined ? 0 : numberIn(row, 'families');
}

export function* recountCalls(access: Access, count: number): Work<void> {
  const changed = yield* change('UPDATE calls_soon SET families = ? WHERE district = ?', count, access.district);
  if (changed === 0) yield* insert('calls_soon', ['district', 'families'], [[access.district, count]]);
  yield* appendLine(access, 'calls-recounted', [], String(count));
}

export function* list(access: Access, selection: Selection): Work<readonly DeclarationRow[]> {
  const { halfYears, before, states, removalOutstanding, after, limit } = selection;
  const conditions: [string, readonly Value[]][] = [['district = ?', [access.district]]];
  if (halfYears !== undefined) conditions.push([inList('half_year', halfYears), halfYears]);
  if (states !== undefined) conditions.push([inList('state', states), states]);
  if (before !== undefined) conditions.push(['half_year < ?', [before]]);
  if (after !== undefined) conditions.push(['id > ?', [after]]);
  if (removalOutstanding === true)
    conditions.push(["state = 'withdrawn' AND carried_over_on IS NOT NULL AND removal_confirmed_on IS NULL", []]);
  const rows = yield* select(
    `SELECT ${rowColumns} FROM declaration WHERE ${conditions.map(([condition]) => condition).join(' AND ')} ORDER BY id LIMIT ?`,
    ...[...conditions.flatMap(([, values]) => values), Math.min(limit, mostListed)],
  );
  yield* appendLine(access, 'listed', [], String(rows.length));
  return rows.map(rowOf);
}

/** `IN ()` is no SQL in PostgreSQL; nothing is in an empty list. */
function inList(column: string, values: readonly unknown[]): string {
  return values.length === 0 ? '1 = 0' : `${column} IN (${placesFor(values)})`;
}

export function* open(access: Access, ids: readonly string[]): Work<readonly SealedRecord[]> {
  const asked = [...new Set(ids)].slice(0, mostOpened);
  const rows = yield* select(
    `SELECT ${rowColumns}, revision.number, ${contentColumns} FROM declaration
     LEFT JOIN revision ON revision.declaration = declaration.id
     WHERE district = ? AND ${inList('id', asked)} ORDER BY id, revision.number`,
    ...[access.district, ...asked],
  );
  const found = new Map<string, { row: DeclarationRow; revisions: Map<number, SealedContent>; carriedOver: unknown }>();
  for (const row of rows) {
    const record = found.get(textIn(row, 'id')) ?? { row: rowOf(row), revisions: new Map(), carriedOver: row['carried_over_revision'] };
    if (row['number'] !== null) record.revisions.set(numberIn(row, 'number'), contentOf(row));
    found.set(record.row.id, record);
  }
  const openedIds = [...found.keys()];
  const notes =
    openedIds.length === 0
      ? []
      : yield* select(`SELECT * FROM note WHERE ${inList('declaration', openedIds)} ORDER BY number`, ...openedIds);
  yield* appendLine(access, 'opened', openedIds, String(openedIds.length));
  return [...found.values()].map(({ row, revisions, carriedOver }) => {
    const older = typeof carriedOver === 'number' && carriedOver !== row.revision ? revisions.get(carriedOver) : undefined;
    return {
      ...row,
      content: revisions.get(row.revision),
      carriedOver: older === undefined ? undefined : { revision: Number(carriedOver), content: older },
      notes: notes.map(noteOf).filter(({ declaration }) => declaration === row.id),
    };
  });
}

export function* mark(access: Access, id: string, revision: number, wanted: Mark): Work<Marked> {
  const row = yield* lock({ id, district: access.district });
  if (row === undefined) return { outcome: 'not-found' };
  const transition = transitionFor(wanted.step, row.state);
  if (transition?.who.includes('desk') !== true) {
    const isThere = row.revision === revision && leadsTo(wanted.step) === row.state;
    return { outcome: isThere ? 'same' : 'not-allowed', row };
  }
  if (row.revision !== revision) return { outcome: 'not-allowed', row };
  if (wanted.step === 'confirm-removal' && row.removalConfirmedOn !== undefined) return { outcome: 'same', row };

  const { sets = '', setValues = [], guard = '', guardValues = [] } = detailsOf(wanted, access, id, revision);
  const changed = yield* change(
    `UPDATE declaration SET state = ?, changed_on = ?${sets} WHERE id = ? AND district = ? AND state = ? AND revision = ?${guard}`,
    ...[transition.to, access.on, ...setValues, id, access.district, row.state, revision, ...guardValues],
  );
  if (changed === 0) return { outcome: 'guard-failed', row };

  if (wanted.step === 'carry-over') yield* change('DELETE FROM revision WHERE declaration = ? AND number <> ?', id, revision);
  if ('note' in wanted) yield* insertNote(access, id, wanted.note);
  if ('callHandled' in wanted && wanted.callHandled) yield* countCalls(access.district, -1);
  yield* appendLine(access, 'marked', [id], `${wanted.step} ${row.state} ${transition.to} ${revision}`);
  return { outcome: 'done', row: yield* readRow(id) };
}

/** Where a step of the desk ends, wherever it began. */
function leadsTo(step: Mark['step']): DeclarationRow['state'] {
  const ends = {
    clear: 'received',
    see: 'seen',
    contact: 'contacted',
    'carry-over': 'carried-over',
    reject: 'rejected',
    'confirm-removal': 'withdrawn',
  } as const;
  return ends[step];
}

interface MarkDetails {
  sets?: string;
  setValues?: readonly Value[];
  guard?: string;
  guardValues?: readonly Value[];
}

/** The guards of the state table, as far as a row can answer them; the notes that others ask for come with the mark. */
function detailsOf(wanted: Mark, { on }: Access, id: string, revision: number): MarkDetails {
  switch (wanted.step) {
    case 'clear':
    case 'contact':
      return {};
    case 'see':
      return {
        guard: ' AND EXISTS (SELECT 1 FROM revision WHERE declaration = ? AND number = ? AND confirm_hash = ?)',
        guardValues: [id, revision, sha256(wanted.confirmCode)],
      };
    case 'carry-over':
      return {
        sets: ', carried_over_on = COALESCE(carried_over_on, ?), carried_over_revision = ?',
        setValues: [on, revision],
        guard: ` AND EXISTS (SELECT 1 FROM export_record JOIN export ON export.id = export_record.export
          WHERE export_record.declaration = ? AND export_record.revision = ? AND export.done_on IS NOT NULL)`,
        guardValues: [id, revision],
      };
    case 'reject':
      return { sets: ', erase_after = ?', setValues: [wanted.eraseAfter] };
    case 'confirm-removal':
      return {
        sets: ', removal_confirmed_on = ?',
        setValues: [on],
        guard: ' AND carried_over_on IS NOT NULL AND removal_confirmed_on IS NULL',
      };
  }
}

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

export function* addNote(access: Access, id: string, note: NewNote): Work<Marked> {
  const row = yield* lock({ id, district: access.district });
  if (row === undefined) return { outcome: 'not-found' };
  if (isTombstone(row.state)) return { outcome: 'not-allowed', row };
  yield* insertNote(access, id, note);
  yield* appendLine(access, 'noted', [id], note.kind);
  return { outcome: 'done', row };
}

/** Under the lock of the declaration. */
function* insertNote({ on, operator }: Access, id: string, { kind, sealed, keyIds }: NewNote): Work<void> {
  const last = yield* selectOne('SELECT COALESCE(MAX(number), 0) AS last FROM note WHERE declaration = ?', id);
  const number = (last === undefined ? 0 : numberIn(last, 'last')) + 1;
  yield* insert(
    'note',
    ['declaration', 'number', 'kind', 'written_on', 'operator', 'sealed', 'key_ids'],
    [[id, number, kind, on, operator, sealed, JSON.stringify(keyIds)]],
  );
}

export function* amendFor(access: Access, id: string, amendment: Omit<Amendment, 'lookupHash'>): Work<Changed> {
  const changed = yield* amendBy('desk', { id, district: access.district }, amendment);
  if (changed.outcome === 'done') yield* appendLine(access, 'amended', [id], `${changed.row.state} ${changed.row.revision}`);
  return changed;
}

export function* renewFor(access: Access, id: string, renewal: Omit<Renewal, 'lookupHash'>): Work<Changed> {
  const changed = yield* renewBy('desk', { id, district: access.district }, renewal);
  if (changed.outcome === 'done') yield* appendLine(access, 'renewed', [id], `${changed.row.state} ${changed.row.halfYear}`);
  return changed;
}

export function* withdrawFor(access: Access, id: string, withdrawal: Omit<Withdrawal, 'lookupHash'>): Work<Changed> {
  const changed = yield* withdrawBy('desk', { id, district: access.district }, withdrawal);
  if (changed.outcome === 'done') yield* appendLine(access, 'withdrew', [id], changed.row.state);
  return changed;
}

export function* reseal(access: Access, records: readonly Reseal[]): Work<number> {
  const replaced: string[] = [];
  for (const { declaration, note, revision, sealed, keyIds, wasSealedTo } of records) {
    const [table, number] = note === undefined ? ['revision', revision] : ['note', note];
    const changed = yield* change(
      `UPDATE ${table} SET sealed = ?, key_ids = ? WHERE declaration = ? AND number = ? AND key_ids = ?
       AND EXISTS (SELECT 1 FROM declaration WHERE id = ? AND district = ?)`,
      ...[sealed, JSON.stringify(keyIds), declaration, number, JSON.stringify(wasSealedTo), declaration, access.district],
    );
    if (changed > 0) replaced.push(declaration);
  }
  yield* appendLine(access, 'resealed', [...new Set(replaced)], String(replaced.length));
  return replaced.length;
}

export function* appendAudit(access: Access, action: AuditAction, detail: string): Work<AuditHead> {
  return yield* appendLine(access, action, [], detail);
}

export function* readAudit(access: Access, fromSeq: number, limit: number): Work<readonly AuditEntry[]> {
  const lines = yield* readLines(access.district, fromSeq, Math.min(limit, 1000));
  yield* appendLine(access, 'audit-read', [], `${fromSeq} ${lines.length}`);
  return lines;
}

/** Content whose day has come. A few at a time, so that a large purge never holds up what arrives. */
export function* eraseDue(today: string, at: number, tombstonesUntil: string): Work<number> {
  const due = yield* select(
    `SELECT id, district FROM declaration WHERE erase_after <= ? AND state NOT IN (${placesFor(tombstones)}) ORDER BY id LIMIT 100`,
    ...[today, ...tombstones],
  );
  const erased = new Map<string, string[]>();
  for (const { id, district } of due.map((row) => ({ id: textIn(row, 'id'), district: textIn(row, 'district') }))) {
    const row = yield* lock({ id, district });
    const transition = row === undefined ? undefined : transitionFor('expire', row.state);
    if (row === undefined || transition?.who.includes('clock') !== true) continue;
    const changed = yield* change(
      'UPDATE declaration SET state = ?, changed_on = ?, erase_after = ? WHERE id = ? AND state = ? AND erase_after <= ?',
      ...[transition.to, today, tombstonesUntil, id, row.state, today],
    );
    // A parent renewed it in between.
    if (changed === 0) continue;
    yield* eraseContent(id);
    yield* noteErasure(id);
    erased.set(district, [...(erased.get(district) ?? []), id]);
  }
  yield* logPerDistrict(erased, 'erased', at);
  return [...erased.values()].flat().length;
}

export function* purge(today: string, at: number): Work<number> {
  yield* change('DELETE FROM intake WHERE hour < ?', today);
  yield* change('DELETE FROM erasure WHERE erase_after <= ?', today);
  // A tombstone that still has to be followed up in another platform waits.
  const due = yield* select(
    `SELECT id, district FROM declaration WHERE erase_after <= ? AND state IN (${placesFor(tombstones)})
     AND NOT (state = 'withdrawn' AND carried_over_on IS NOT NULL AND removal_confirmed_on IS NULL) ORDER BY id LIMIT 100`,
    ...[today, ...tombstones],
  );
  const purged = new Map<string, string[]>();
  for (const { id, district } of due.map((row) => ({ id: textIn(row, 'id'), district: textIn(row, 'district') }))) {
    if ((yield* change('DELETE FROM declaration WHERE id = ? AND erase_after <= ?', id, today)) === 0) continue;
    purged.set(district, [...(purged.get(district) ?? []), id]);
  }
  yield* logPerDistrict(purged, 'purged', at);
  return [...purged.values()].flat().length;
}

function* logPerDistrict(declarations: ReadonlyMap<string, readonly string[]>, action: AuditAction, at: number): Work<void> {
  for (const [district, ids] of [...declarations].sort(([one], [other]) => (one < other ? -1 : 1)))
    yield* appendLine({ district, operator: 'clock', purpose: 'retention', at }, action, ids, String(ids.length));
}
