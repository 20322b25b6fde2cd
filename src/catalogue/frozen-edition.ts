import { sha256 } from '@noble/hashes/sha2.js';
import type { Edition, Item } from './catalogue.ts';
import type { Correction } from './edition.schema.ts';
import type { EntitlementStatement } from './entitlement.schema.ts';

/**
 * What publication freezes (design §4): rights, amounts, conditions and what they rest on. A change of these is a new edition.
 * Only append: the marks in `edition.yaml` go by place.
 */
export const frozenFields = [
  ...['who', 'provides', 'conditions', 'cost', 'time', 'valueLabels', 'windowLabels'],
  ...['audience', 'requires', 'values', 'requiredDocuments', 'windows', 'exceptIn', 'handledAtHome', 'beyondBasicList', 'offered', 'basis'],
] as (keyof EntitlementStatement)[];

/** What may change after publication with a dated line: contacts, and words that give no right. Only append. */
export const correctableFields = [
  ...['title', 'plain', 'steps', 'where', 'category', 'types', 'departments', 'channels', 'programmes', 'reason'],
  'body',
] as (keyof EntitlementStatement | 'body')[];

/** How many signs a slip of the pen may have, and how many with the words around it that tell where it stands. */
const longestSlip = 4;
const longestPlace = 30;

/** Signs on which a right turns: numbers, “not”, “must”, “may”, “or”. A slip of the pen leaves them alone. */
const weighty = /[\d０-９零〇一二两三四五六七八九十百千万亿半%％不无未非免勿禁须应必可能或及且和每全]/gu;

export interface FrozenEdition {
  /** SHA-256 over everything that is frozen, 64 hex digits. */
  digest: string;
  /** For each entry four hex digits a field, frozen before the dot, correctable behind it; `____` where nothing is stated. */
  entries: Record<string, string>;
  /** Corrections that do not lead back: what they say was written stands nowhere, or in several places. By index. */
  unclear: number[];
  /** Corrections that change more than a slip of the pen. By index. */
  tooMuch: number[];
}

/** What an edition's freeze looks like as it stands now; mended slips are led back to what was published. */
export function freezeEdition({ statement, items }: Pick<Edition, 'statement' | 'items'>): FrozenEdition {
  const unclear: number[] = [];
  const corrections = statement.corrections ?? [];
  const entries: Record<string, string> = {};
  const rights: unknown[] = [];
  for (const item of [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const published = leadBack(item, corrections, unclear);
    const marks = (fields: readonly string[]): string => fields.map((field) => markOf(valueOf(published, field))).join('');
    entries[item.id] = `${marks(frozenFields)}.${marks(correctableFields)}`;
    rights.push([
      item.id,
      frozenFields.flatMap((field) => (stated(published.statement[field]) ? [[field, published.statement[field]]] : [])),
    ]);
  }
  const { inForce, ended, document } = statement;
  return {
    digest: hexOf(canonical([inForce, ended ?? null, document ?? null, rights])),
    entries,
    unclear: [...unclear, ...unplaced(corrections, items)],
    tooMuch: corrections.flatMap((correction, index) => (isSlip(correction) && !isSmall(correction) ? [index] : [])),
  };
}

/** Which fields of an entry are not as they were published. */
export function changedFields(published: string, now: string): { frozen: string[]; correctable: string[] } {
  const markAt = (marks: string, part: number, index: number): string => {
    const mark = marks.split('.')[part]?.slice(index * 4, index * 4 + 4) ?? '';
    return mark === '' ? absent : mark;
  };
  const differing = (part: number, fields: readonly string[]): string[] =>
    fields.filter((_, index) => markAt(published, part, index) !== markAt(now, part, index));
  return { frozen: differing(0, frozenFields), correctable: differing(1, correctableFields) };
}

/** The published marks of an entry with what may be corrected as it is now. */
export function renewCorrectable(published: string, now: string): string {
  return `${published.split('.')[0] ?? ''}.${now.split('.')[1] ?? ''}`;
}

/** Whether two pieces of text differ by a slip of the pen only. */
export function isSmall({ from = '', to = '' }: Pick<Correction, 'from' | 'to'>): boolean {
  const weight = (text: string): string => (text.match(weighty) ?? []).join('');
  return Math.max(...between(from, to)) <= longestSlip && Math.max(from.length, to.length) <= longestPlace && weight(from) === weight(to);
}

/** How many signs stand between what two texts begin and end with alike. */
function between(from: string, to: string): [number, number] {
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from[head] === to[head]) head += 1;
  let tail = 0;
  while (tail < most - head && from.at(-1 - tail) === to.at(-1 - tail)) tail += 1;
  return [from.length - head - tail, to.length - head - tail];
}

/** Whether the edition was published: from then on it is frozen. */
export const isPublished = ({ statement }: Pick<Edition, 'statement'>): boolean =>
  statement.digest !== undefined || statement.published !== undefined;

const absent = '____';
const isSlip = ({ entitlement, field, from, to }: Correction): boolean =>
  entitlement !== undefined && from !== undefined && to !== undefined && isFrozen(field);
const isFrozen = (field: string | undefined): boolean => frozenFields.includes((field ?? '').split('.')[0] as never);

/** The entry as it was published: each mended slip undone, the last one first. */
function leadBack(item: Item, corrections: readonly Correction[], unclear: number[]): Pick<Item, 'statement' | 'body'> {
  const statement = structuredClone(item.statement);
  for (const [index, correction] of [...corrections.entries()].reverse()) {
    if (correction.entitlement !== item.id || !isSlip(correction)) continue;
    if (!replaceIn(statement, (correction.field ?? '').split('.'), correction.to ?? '', correction.from ?? '')) unclear.push(index);
  }
  return { statement, body: item.body };
}

/** Puts `to` in the place of the one `from` in a sentence; false where there is none, or more than one. */
function replaceIn(statement: object, path: readonly string[], from: string, to: string): boolean {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((value, part) => (isGroup(value) && Object.hasOwn(value, part) ? value[part] : undefined), statement);
  const key = path.at(-1) ?? '';
  const text = isGroup(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
  if (!isGroup(parent) || typeof text !== 'string' || text.split(from).length !== 2) return false;
  parent[key] = text.split(from).join(to);
  return true;
}

/** Slips of entries that the edition does not have. */
const unplaced = (corrections: readonly Correction[], items: Edition['items']): number[] =>
  corrections.flatMap((correction, index) => (isSlip(correction) && !items.has(correction.entitlement ?? '') ? [index] : []));

const valueOf = ({ statement, body }: Pick<Item, 'statement' | 'body'>, field: string): unknown =>
  field === 'body' ? body.trim() : statement[field as keyof EntitlementStatement];
const stated = (value: unknown): boolean => value !== undefined && value !== '';
const markOf = (value: unknown): string => (stated(value) ? hexOf(canonical(value)).slice(0, 4) : absent);
const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** JSON with the keys of every group in one order: the order of lines in a file means nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isGroup(inner) && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

function hexOf(text: string): string {
  return sha256(new TextEncoder().encode(text)).reduce((hex, byte) => hex + byte.toString(16).padStart(2, '0'), '');
}
