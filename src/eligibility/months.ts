/** Months of the calendar as text, `2019-05`; days as `2026-11-21`. Both sort as text. */

/** Only the month is known of a birth or a move, so in one month nobody but the family knows whether the day has come. */
export type Reached = 'yes' | 'no' | 'this-month';

const pad = (number: number, digits: number): string => String(number).padStart(digits, '0');

/** `monthPlus('2019-05', 72)` is `2025-05`. */
export function monthPlus(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${pad(Math.floor(count / 12), 4)}-${pad((count % 12) + 1, 2)}`;
}

export function lastDayOf(month: string): string {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return `${month}-${pad(days, 2)}`;
}

/**
 * Whether so many months have passed since some day of a month. “满” and “以上” include the figure itself (民法典 1259):
 * whoever came on 31 May has been here for six months on 30 November (民法典 202).
 */
export function reached(month: string, months: number, day: string): Reached {
  const goal = monthPlus(month, months);
  if (day.slice(0, 7) !== goal) return day.slice(0, 7) < goal ? 'no' : 'yes';
  return day === lastDayOf(goal) ? 'yes' : 'this-month';
}
