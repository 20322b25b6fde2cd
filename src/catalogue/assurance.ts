import { Temporal } from 'temporal-polyfill';
import type { Assured } from './fields.schema.ts';

/** How long a check counts where the entry does not say: government columns are renewed yearly. */
export const assuranceMonths = 12;

/** The last day (ISO) on which a check counts. */
export function assuredUntil(assured: Assured): string {
  if (assured.until !== undefined) return assured.until;
  const known = ends.get(assured.on);
  if (known !== undefined) return known;
  const end = Temporal.PlainDate.from(assured.on).add({ months: assuranceMonths }).toString();
  ends.set(assured.on, end);
  return end;
}

/** A list is checked on a handful of days: their ends are reckoned once. */
const ends = new Map<string, string>();

/** True once the day has passed until which the entry was checked. */
export function isOverdue(assured: Assured, today: string): boolean {
  return assuredUntil(assured) < today;
}
