import type { ResolvedEntitlement, ResolvedList } from './resolve-lists.ts';
import { isBelow, type TypedValue } from './typed-value.schema.ts';

export type Change =
  | { kind: 'added' | 'ended' | 'reworded'; entitlement: ResolvedEntitlement; fields: string[] }
  | { kind: 'raised' | 'lowered' | 'altered'; entitlement: ResolvedEntitlement; value: string; before: TypedValue; after: TypedValue };

/**
 * What changed between two resolved lists of one area: added, ended, raised, lowered, reworded.
 * Computed, never written (design §4). `altered` is a value whose unit or sense changed, so that neither direction can be said.
 */
export function compareEditions(before: ResolvedList | undefined, after: ResolvedList): Change[] {
  const changes: Change[] = [];
  for (const entitlement of after.entitlements) {
    const old = before?.byId.get(entitlement.id);
    if (!old) changes.push({ kind: 'added', entitlement, fields: [] });
    else if (old !== entitlement) changes.push(...compareEntitlements(old, entitlement));
  }
  for (const entitlement of before?.entitlements ?? []) {
    if (!after.byId.has(entitlement.id)) changes.push({ kind: 'ended', entitlement, fields: [] });
  }
  return changes;
}

function compareEntitlements(old: ResolvedEntitlement, entitlement: ResolvedEntitlement): Change[] {
  const changes: Change[] = [];
  for (const [id, { value: after }] of Object.entries(entitlement.values)) {
    const before = old.values[id]?.value;
    if (!before || (before.value === after.value && before.unit === after.unit)) continue;
    const comparable = before.unit === after.unit && before.better === after.better;
    const kind = !comparable ? 'altered' : isBelow(after, before) ? 'lowered' : 'raised';
    changes.push({ kind, entitlement, value: id, before, after });
  }
  const fields = new Set([...Object.keys(old.fields), ...Object.keys(entitlement.fields)]) as Set<keyof ResolvedEntitlement['fields']>;
  const reworded: string[] = [...fields].filter(
    (field) => JSON.stringify(old.fields[field]?.value) !== JSON.stringify(entitlement.fields[field]?.value),
  );
  // A number that came or went has nothing to be compared with, and is not passed over.
  const ids = [...Object.keys(old.values), ...Object.keys(entitlement.values)];
  if (ids.some((id) => !old.values[id] || !entitlement.values[id])) reworded.push('values');
  if (reworded.length > 0) changes.push({ kind: 'reworded', entitlement, fields: reworded });
  return changes;
}
