import { parse } from 'yaml';
import { editionSchema, type EditionStatement } from '../../catalogue/edition.schema.ts';
import { entitlementSchema, type EntitlementStatement } from '../../catalogue/entitlement.schema.ts';
import { squash } from './cell-text.ts';
import type { AppendixRow } from './read-list.ts';

/** What the second table of our own export says of an entry. */
export interface KeptEntry {
  id: string;
  number: string;
  title: string;
  place: string;
  /** Fields of the official table that the area states itself; undefined where it states nothing. */
  stated: string[] | undefined;
  /** All that the official table has no column for, and what it cannot show exactly. */
  statement: EntitlementStatement;
  body: string;
}

export interface KeptData {
  entries: KeptEntry[];
  edition: EditionStatement | undefined;
  /** Rows that cannot be read: an unknown field, a value that is none. */
  unread: AppendixRow[];
}

/** Reads the second table back. A row that cannot be read is named, not guessed. */
export function readData(rows: readonly AppendixRow[]): KeptData {
  const entries = new Map<string, KeptEntry>();
  const edition: Record<string, unknown> = {};
  const unread: AppendixRow[] = [];
  for (const row of rows) {
    const field = row.field.trim().split(/\s+/u).at(-1) ?? '';
    const id = row.id.trim();
    if (id === '本版') {
      const value = decode(editionSchema.shape, field, row.content);
      if (value === undefined) unread.push(row);
      else edition[field] = value.value;
      continue;
    }
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(id)) {
      unread.push(row);
      continue;
    }
    const entry: KeptEntry = entries.get(id) ?? {
      id,
      number: row.number,
      title: row.title,
      place: row.place,
      stated: undefined,
      statement: {},
      body: '',
    };
    entries.set(id, entry);
    if (field === 'inherited') continue;
    if (field === 'stated') entry.stated = row.content.split(/\s+/u).filter((name) => name !== '');
    else if (field === 'body') entry.body = textOf(row.content);
    else {
      const value = decode(entitlementSchema.shape, field, row.content);
      if (value === undefined) unread.push(row);
      else Object.assign(entry.statement, { [field]: value.value });
    }
  }
  const read = editionSchema.safeParse(edition);
  return { entries: [...entries.values()], edition: read.success ? read.data : undefined, unread };
}

/** The entry that a row of the official table is: by its title, or by its number where the title was changed. */
export function keptFor(kept: KeptData, title: string, number: number | undefined): KeptEntry | undefined {
  return (
    kept.entries.find((entry) => entry.title !== '' && squash(entry.title) === squash(title)) ??
    kept.entries.find((entry) => number !== undefined && entry.number === String(number))
  );
}

const textOf = (content: string): string => (content.startsWith('"') ? String(parse(content)) : content);

function decode(shape: Record<string, unknown>, field: string, content: string): { value: unknown } | undefined {
  const schema = Object.hasOwn(shape, field)
    ? (shape[field] as { safeParse: (value: unknown) => { success: boolean; data?: unknown } })
    : undefined;
  if (!schema) return undefined;
  for (const read of [() => textOf(content), () => parse(content) as unknown]) {
    try {
      const result = schema.safeParse(read());
      if (result.success) return { value: result.data };
    } catch {
      // The other way may do.
    }
  }
  return undefined;
}
