import type { DeclarationOnRecord } from '../declaration/declaration-on-record.ts';
import type { DeskRow, noteKinds } from './desk-api.schema.ts';

/** A declaration as an operator works on it: its row, which the store can read, and what was inside of it. */
export interface OpenedRecord extends DeskRow {
  /** Undefined on a tombstone, and where this operator's key does not open it. */
  content: DeclarationOnRecord | undefined;
  /** What stands in another platform, while an amendment of it waits. */
  carriedOver: { revision: number; content: DeclarationOnRecord } | undefined;
  /** In the order in which they were written. */
  notes: readonly OpenedNote[];
}

export interface OpenedNote {
  number: number;
  kind: (typeof noteKinds)[number];
  /** A day in China. */
  on: string;
  /** Id of the key that wrote it. */
  operator: string;
  /** Undefined where this operator's key does not open it. */
  text: string | undefined;
}

/** A record with something inside. */
export type ReadableRecord = OpenedRecord & { content: DeclarationOnRecord };
export const isReadable = (record: OpenedRecord): record is ReadableRecord => record.content !== undefined;
