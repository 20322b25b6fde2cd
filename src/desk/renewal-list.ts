import { Temporal } from 'temporal-polyfill';
import { stepsFrom } from '../declaration/declaration-states.ts';
import { halfYearOf } from '../declaration/half-year.ts';
import type { OpenedRecord } from './opened-record.ts';

export interface DueForRenewal<T extends OpenedRecord> {
  record: T;
  /** Days until it is erased unless somebody renews it; 0 and less: any moment. */
  daysLeft: number;
}

/** What this round (春秋) still has to confirm: records of earlier half-years that the table lets renew, the first to be erased first. */
export function dueForRenewal<T extends OpenedRecord>(records: readonly T[], today: string): DueForRenewal<T>[] {
  const round = halfYearOf(today);
  return records
    .filter(({ halfYear, state }) => halfYear < round && stepsFrom(state, 'desk').some(({ step }) => step === 'renew'))
    .map((record) => ({ record, daysLeft: daysBetween(today, record.eraseAfter) }))
    .toSorted((one, other) => one.daysLeft - other.daysLeft || (one.record.id < other.record.id ? -1 : 1));
}

const daysBetween = (from: string, to: string): number => Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
