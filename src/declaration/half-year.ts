import { Temporal } from 'temporal-polyfill';

/** Spring's round is the first half of the year, autumn's the second (春秋工作法). Sorts as text. */
export type HalfYear = `${number}H${1 | 2}`;

/** Of a day in China, `2026-11-21`. */
export function halfYearOf(day: string): HalfYear {
  const { year, month } = Temporal.PlainDate.from(day);
  return `${year}H${month <= 6 ? 1 : 2}`;
}

/** The day from which a record is erased: whoever misses one round still stands until the next has passed. */
export function eraseAfter(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

const hourLong = 3_600_000;
let latest: { hourOfEpoch: number; told: { day: string; hour: string } } | undefined;

/** The moment as day and hour in China, where days are counted. China's clock is a whole number of hours off, so an hour's answer lasts. */
export function inChina(moment: number): { readonly day: string; readonly hour: string } {
  const hourOfEpoch = Math.floor(moment / hourLong);
  if (latest?.hourOfEpoch === hourOfEpoch) return latest.told;
  const local = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO('Asia/Shanghai');
  const day = local.toPlainDate().toString();
  latest = { hourOfEpoch, told: { day, hour: `${day}T${String(local.hour).padStart(2, '0')}` } };
  return latest.told;
}
