import { tombstones } from '../../src/declaration/declaration-states.ts';
import type { Access, ExportEntry, ExportRequest, ExportStep } from '../declarations/declaration-register.ts';
import { appendLine } from './audit-chain.ts';
import { mustChangeOne } from './inbox-work.ts';
import {
  bytesIn,
  change,
  forUpdate,
  insert,
  numberIn,
  optional,
  placesFor,
  type Row,
  sameBytes,
  select,
  textIn,
  type Work,
} from './work.ts';

const entryColumns = 'id, district, profile, asked_by, asked_on, approved_by, approved_on, done_on, file_sha256';

export function* askExport(access: Access, request: ExportRequest): Work<ExportStep> {
  const { id, profile, declarations } = request;
  const there = yield* findEntry(id);
  if (there !== undefined) {
    if (there.district !== access.district) return { outcome: 'not-found' };
    const isSame = there.askedBy === access.operator && there.profile === profile && sameList(there.declarations, declarations);
    return { outcome: isSame ? 'same' : 'conflict', entry: there };
  }
  if (declarations.length === 0 || new Set(declarations).size !== declarations.length) return { outcome: 'not-found' };
  const rows = yield* select(
    `SELECT id, revision FROM declaration WHERE district = ? AND id IN (${placesFor(declarations)})
     AND state NOT IN (${placesFor(tombstones)}) AND state <> 'suspect'`,
    ...[access.district, ...declarations, ...tombstones],
  );
  const revisions = new Map(rows.map((row) => [textIn(row, 'id'), numberIn(row, 'revision')]));
  if (revisions.size !== declarations.length) return { outcome: 'not-found' };
  yield* insert(
    'export',
    ['id', 'district', 'profile', 'asked_by', 'asked_on'],
    [[id, access.district, profile, access.operator, access.on]],
  );
  yield* insert(
    'export_record',
    ['export', 'place', 'declaration', 'revision'],
    declarations.map((declaration, place) => [id, place, declaration, revisions.get(declaration) ?? 0]),
  );
  yield* appendLine(access, 'export-asked', declarations, `${id} ${profile}`);
  return { outcome: 'done', entry: yield* mustFindEntry(id) };
}

export function* approveExport(access: Access, id: string): Work<ExportStep> {
  const entry = yield* findEntry(id);
  if (entry?.district !== access.district) return { outcome: 'not-found' };
  if (entry.askedBy === access.operator) return { outcome: 'needs-another-operator', entry };
  if (entry.approvedBy !== undefined) return { outcome: 'same', entry };
  yield* mustChangeOne(
    'UPDATE export SET approved_by = ?, approved_on = ? WHERE id = ? AND approved_by IS NULL AND asked_by <> ?',
    ...[access.operator, access.on, id, access.operator],
  );
  yield* appendLine(access, 'export-approved', entry.declarations, id);
  return { outcome: 'done', entry: yield* mustFindEntry(id) };
}

export function* finishExport(access: Access, id: string, fileSha256: Uint8Array): Work<ExportStep> {
  const entry = yield* findEntry(id);
  if (entry?.district !== access.district) return { outcome: 'not-found' };
  if (entry.fileSha256 !== undefined) return { outcome: sameBytes(entry.fileSha256, fileSha256) ? 'same' : 'conflict', entry };
  const changed = yield* change(
    `UPDATE export SET done_on = ?, file_sha256 = ? WHERE id = ? AND done_on IS NULL
     AND (approved_by IS NOT NULL OR (SELECT COUNT(*) FROM export_record WHERE export = ?) = 1)`,
    ...[access.on, fileSha256, id, id],
  );
  if (changed === 0) return { outcome: 'needs-approval', entry };
  yield* appendLine(access, 'export-done', entry.declarations, `${id} ${hex(fileSha256)}`);
  return { outcome: 'done', entry: yield* mustFindEntry(id) };
}

/** The newest 500 of the district. */
export function* listExports(access: Access): Work<readonly ExportEntry[]> {
  const rows = yield* select(`SELECT ${entryColumns} FROM export WHERE district = ? ORDER BY asked_on DESC, id LIMIT 500`, access.district);
  const ids = rows.map((row) => textIn(row, 'id'));
  const records =
    ids.length === 0
      ? []
      : yield* select(`SELECT export, declaration FROM export_record WHERE export IN (${placesFor(ids)}) ORDER BY export, place`, ...ids);
  return rows.map((row) => entryOf(row, records));
}

function* findEntry(id: string): Work<ExportEntry | undefined> {
  const rows = yield* select(`SELECT ${entryColumns} FROM export WHERE id = ? ${forUpdate}`, id);
  const records = yield* select('SELECT export, declaration FROM export_record WHERE export = ? ORDER BY place', id);
  return rows.map((row) => entryOf(row, records))[0];
}

function* mustFindEntry(id: string): Work<ExportEntry> {
  const entry = yield* findEntry(id);
  if (entry === undefined) throw new Error('an export that was just written is gone');
  return entry;
}

function entryOf(row: Row, records: readonly Row[]): ExportEntry {
  const id = textIn(row, 'id');
  return {
    id,
    district: textIn(row, 'district'),
    profile: textIn(row, 'profile'),
    declarations: records.filter((record) => record['export'] === id).map((record) => textIn(record, 'declaration')),
    askedBy: textIn(row, 'asked_by'),
    askedOn: textIn(row, 'asked_on'),
    approvedBy: optional(textIn, row, 'approved_by'),
    approvedOn: optional(textIn, row, 'approved_on'),
    doneOn: optional(textIn, row, 'done_on'),
    fileSha256: optional(bytesIn, row, 'file_sha256'),
  };
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((entry, index) => entry === other[index]);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
