import type { DeclaredChild } from '../declaration/declaration.schema.ts';
import type { ReadableRecord } from './opened-record.ts';
import { folded } from './selection.ts';

/** Why two declarations may be one family's, the strongest first. */
export const likenesses = ['same-child', 'same-phone', 'near-child'] as const;
export type Likeness = (typeof likenesses)[number];

/** Two declarations to be looked at side by side; a person decides. */
export interface LikelyDuplicate {
  /** Ids; the one that came first stands first. */
  first: string;
  second: string;
  likenesses: readonly Likeness[];
}

/** Every pair that shares a phone, a child (born in the same month, of the same name), or nearly a child. Children of one declaration are never compared. */
export function likelyDuplicates(records: readonly ReadableRecord[]): LikelyDuplicate[] {
  const ordered = records.toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
  const found = new Map<string, { pair: readonly [ReadableRecord, ReadableRecord]; kinds: Set<Likeness> }>();
  const note = (one: ReadableRecord, other: ReadableRecord, kind: Likeness): void => {
    if (one.id === other.id) return;
    const pair = order(one) < order(other) ? ([one, other] as const) : ([other, one] as const);
    const key = `${pair[0].id} ${pair[1].id}`;
    const entry = found.get(key) ?? { pair, kinds: new Set<Likeness>() };
    entry.kinds.add(kind);
    found.set(key, entry);
  };

  for (const group of grouped(ordered, ({ content }) => content.declaration.contact.phone)) {
    eachPair(group, (one, other) => {
      note(one, other, 'same-phone');
    });
  }
  // Only who is born in the same month is compared, so that a large district stays quick.
  const children = ordered.flatMap((record) => record.content.declaration.children.map((child) => ({ record, child })));
  for (const group of grouped(children, ({ child }) => child.born)) {
    eachPair(group, (one, other) => {
      const kind = likenessOf(one.child, other.child);
      if (kind !== undefined) note(one.record, other.record, kind);
    });
  }
  return [...found.values()]
    .map(({ pair: [first, second], kinds }) => ({
      first: first.id,
      second: second.id,
      likenesses: likenesses.filter((kind) => kinds.has(kind) && !(kind === 'near-child' && kinds.has('same-child'))),
    }))
    .toSorted((one, other) => (`${one.first} ${one.second}` < `${other.first} ${other.second}` ? -1 : 1));
}

const order = ({ receivedOn, id }: ReadableRecord): string => `${receivedOn} ${id}`;

/** Of two children born in the same month. Without names there is nothing to tell by. */
function likenessOf(one: DeclaredChild, other: DeclaredChild): 'same-child' | 'near-child' | undefined {
  const [name, otherName] = [folded(one.name ?? ''), folded(other.name ?? '')];
  if (name === '' || otherName === '') return undefined;
  if (name === otherName) return 'same-child';
  return isNear(name, otherName) ? 'near-child' : undefined;
}

/** 小明 in 王小明; one sign wrong among three or four, two among more. Two names of two signs that differ in one are two names. */
export function isNear(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const signs = Array.from(short).length;
  if (signs >= 2 && long.includes(short)) return true;
  const allowed = signs >= 5 ? 2 : signs >= 3 ? 1 : 0;
  return allowed > 0 && distance(Array.from(short), Array.from(long), allowed) <= allowed;
}

/** Levenshtein's distance, given up where it is sure to pass `most`. */
function distance(one: readonly string[], other: readonly string[], most: number): number {
  if (other.length - one.length > most) return most + 1;
  let before = other.map((_, index) => index + 1);
  for (const [row, sign] of one.entries()) {
    let diagonal = row;
    let left = row + 1;
    const now = before.map((above, column) => {
      left = Math.min(above + 1, left + 1, diagonal + (sign === other[column] ? 0 : 1));
      diagonal = above;
      return left;
    });
    before = now;
  }
  return before.at(-1) ?? one.length;
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one)) ?? [];
    group.push(one);
    groups.set(keyOf(one), group);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

function eachPair<T>(all: readonly T[], visit: (one: T, other: T) => void): void {
  for (const [index, one] of all.entries()) for (const other of all.slice(index + 1)) visit(one, other);
}
