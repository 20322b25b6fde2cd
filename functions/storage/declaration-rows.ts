import type { DeclarationState } from '../../src/declaration/declaration-states.ts';
import type { DeclarationRow, HalfYear, SealedContent } from '../declarations/declaration-inbox.ts';
import type { SealedNote } from '../declarations/declaration-register.ts';
import {
  bytesIn,
  change,
  forUpdate,
  insert,
  listIn,
  LostRace,
  numberIn,
  optional,
  type Row,
  selectOne,
  textIn,
  type Work,
} from './work.ts';

/** The columns of a DeclarationRow, with the table's name: some statements join. */
export const rowColumns = [
  ...['id', 'district', 'half_year', 'state', 'revision', 'received_on', 'changed_on', 'erase_after'],
  ...['carried_over_on', 'carried_over_revision', 'removal_confirmed_on'],
]
  .map((column) => `declaration.${column}`)
  .join(', ');

/** NULL throughout where a LEFT JOIN found no revision. */
export const contentColumns = 'content_mac, confirm_hash, sealed, key_ids, size_class';

export function rowOf(row: Row): DeclarationRow {
  return {
    id: textIn(row, 'id'),
    district: textIn(row, 'district'),
    halfYear: textIn(row, 'half_year') as HalfYear,
    state: textIn(row, 'state') as DeclarationState,
    revision: numberIn(row, 'revision'),
    receivedOn: textIn(row, 'received_on'),
    changedOn: textIn(row, 'changed_on'),
    eraseAfter: textIn(row, 'erase_after'),
    carriedOverOn: optional(textIn, row, 'carried_over_on'),
    removalConfirmedOn: optional(textIn, row, 'removal_confirmed_on'),
  };
}

export function contentOf(row: Row): SealedContent {
  return {
    sealed: bytesIn(row, 'sealed'),
    keyIds: listIn(row, 'key_ids'),
    sizeClass: numberIn(row, 'size_class'),
    contentMac: bytesIn(row, 'content_mac'),
    confirmHash: bytesIn(row, 'confirm_hash'),
  };
}

export function noteOf(row: Row): SealedNote {
  return {
    declaration: textIn(row, 'declaration'),
    number: numberIn(row, 'number'),
    kind: textIn(row, 'kind') as SealedNote['kind'],
    on: textIn(row, 'written_on'),
    operator: textIn(row, 'operator'),
    sealed: bytesIn(row, 'sealed'),
    keyIds: listIn(row, 'key_ids'),
  };
}

/** A declaration as it stands, locked until the transaction ends. */
export interface LockedDeclaration extends DeclarationRow {
  /** The revision that was carried over last, kept besides the current one. */
  carriedOverRevision: number | undefined;
}

/** How a declaration is reached: by the receipt, or by the desk in its own district. */
export type Key = { lookupHash: Uint8Array } | { id: string; district: string };

export function* lock(key: Key): Work<LockedDeclaration | undefined> {
  const row =
    'lookupHash' in key
      ? yield* selectOne(`SELECT ${rowColumns} FROM declaration WHERE lookup_hash = ? ${forUpdate}`, key.lookupHash)
      : yield* selectOne(`SELECT ${rowColumns} FROM declaration WHERE id = ? AND district = ? ${forUpdate}`, key.id, key.district);
  return row === undefined ? undefined : { ...rowOf(row), carriedOverRevision: optional(numberIn, row, 'carried_over_revision') };
}

export function* readRow(id: string): Work<DeclarationRow> {
  const row = yield* selectOne(`SELECT ${rowColumns} FROM declaration WHERE id = ?`, id);
  if (row === undefined) throw new LostRace(`the row is gone`);
  return rowOf(row);
}

export const revisionColumns = ['declaration', 'number', ...contentColumns.split(', ')];

export function revisionValues(declaration: string, number: number, content: SealedContent): (string | number | Uint8Array)[] {
  const { contentMac, confirmHash, sealed, keyIds, sizeClass } = content;
  return [declaration, number, contentMac, confirmHash, sealed, JSON.stringify(keyIds), sizeClass];
}

export function* insertRevision(declaration: string, number: number, content: SealedContent): Work<void> {
  yield* insert('revision', revisionColumns, [revisionValues(declaration, number, content)]);
}

/** Takes every trace of content off a declaration: all revisions, notes and answers. */
export function* eraseContent(declaration: string): Work<void> {
  yield* change('DELETE FROM revision WHERE declaration = ?', declaration);
  yield* change('DELETE FROM note WHERE declaration = ?', declaration);
}

/** The count of families who wait for a call: never below none. */
export function* countCalls(district: string, more: number): Work<void> {
  if (more === 0) return;
  if (more < 0) {
    yield* change('UPDATE calls_soon SET families = families - ? WHERE district = ? AND families >= ?', -more, district, -more);
    return;
  }
  const changed = yield* change('UPDATE calls_soon SET families = families + ? WHERE district = ?', more, district);
  if (changed === 0) yield* insert('calls_soon', ['district', 'families'], [[district, more]]);
}
