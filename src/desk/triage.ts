import type { DeclarationState } from '../declaration/declaration-states.ts';
import { inChina } from '../declaration/half-year.ts';
import { urgentNeeds } from '../declaration/steps/needs-step.ts';
import type { OpenedRecord } from './opened-record.ts';

const beforeTheCall: readonly DeclarationState[] = ['received', 'suspect', 'seen', 'renewed'];
const unread: readonly DeclarationState[] = ['received', 'suspect'];

/** The family asked for a call soon, and no call has been noted since it sent this. On the same day, the note counts as later. */
export function waitsForCall({ state, content, notes }: OpenedRecord): boolean {
  if (content?.declaration.needs.callSoon !== true || !beforeTheCall.includes(state)) return false;
  const sentOn = inChina(Date.parse(content.sentAt)).day;
  return !notes.some(({ kind, on }) => kind === 'call' && on >= sentOn);
}

/** A need that does not wait for its turn: harm, a child without anybody, a child in distress. */
export const hasUrgentNeed = ({ content }: OpenedRecord): boolean =>
  content?.declaration.needs.kinds.some((need) => urgentNeeds.includes(need)) ?? false;

/** Who waits for a call, urgent needs among them first; then urgent needs that nobody has read; then the oldest. */
export function inOrderOfTriage<T extends OpenedRecord>(records: readonly T[]): T[] {
  return records.toSorted((one, other) => compare(rankOf(one), rankOf(other)));
}

function rankOf(record: OpenedRecord): readonly [number, string, string] {
  const isUrgent = hasUrgentNeed(record);
  const rank = waitsForCall(record) ? (isUrgent ? 0 : 1) : isUrgent && unread.includes(record.state) ? 2 : 3;
  return [rank, record.receivedOn, record.id];
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  if (at === -1) return 0;
  return (one[at] ?? 0) < (other[at] ?? 0) ? -1 : 1;
}
