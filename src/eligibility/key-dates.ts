import { sinceBirth, type Circumstances } from './circumstances.schema.ts';
import type { FamilyAnswer } from './family-list.ts';
import { monthPlus } from './months.ts';
import type { Counting } from './who-counts.ts';
import { windowOn } from './windows.ts';

export const keyDateKinds = ['age-reached', 'age-ends', 'residence-reached', 'window-opens', 'window-closes', 'half-year'] as const;

/** A day or a month that the family should not miss. */
export interface KeyDate {
  /** `2027-05` (some day of that month) or `2027-05-31`. */
  on: string;
  kind: (typeof keyDateKinds)[number];
  /** Years of age, or months of residence. */
  figure?: number;
  /** From 0; undefined where it is the same for all children. */
  child?: number;
  /** Of a window, the entry's own name for it. */
  window?: string;
  entries: readonly string[];
}

/** Ends are told a year ahead, beginnings as long as they are “soon”. */
const endsWithinMonths = 12;

/** What lies ahead, earliest first; one line for what falls on one day for one reason. */
export function keyDates(
  answers: readonly FamilyAnswer[],
  { children }: Circumstances,
  counting: readonly Counting[],
  today: string,
): KeyDate[] {
  const found = new Map<string, KeyDate & { entries: string[] }>();
  const add = (date: Omit<KeyDate, 'entries'>, entry?: string): void => {
    if (date.on <= (date.on.length === 7 ? today.slice(0, 7) : today) && date.kind !== 'window-closes') return;
    const key = JSON.stringify([date.on, date.kind, date.figure, date.child, date.window && [date.window, entry]]);
    const known = found.get(key) ?? { ...date, entries: [] };
    if (entry !== undefined && !known.entries.includes(entry)) known.entries.push(entry);
    found.set(key, known);
  };
  const lastEnd = monthPlus(today.slice(0, 7), endsWithinMonths);

  for (const { entry, children: ofChildren } of answers) {
    if (ofChildren.every(({ stage }) => stage === 'not')) continue;
    for (const [index, { stage }] of ofChildren.entries()) {
      const child = children[index];
      if (!child || stage === 'not') continue;
      const since = child.since === sinceBirth ? child.born : child.since;
      if (stage === 'soon' && entry.ages) {
        add({ on: monthPlus(child.born, entry.ages.from * 12), kind: 'age-reached', figure: entry.ages.from, child: index }, entry.id);
      }
      if (stage === 'soon' && entry.residenceMonths !== undefined && since !== undefined) {
        add(
          { on: monthPlus(since, entry.residenceMonths), kind: 'residence-reached', figure: entry.residenceMonths, child: index },
          entry.id,
        );
      }
      if (stage !== 'soon' && entry.ages) {
        const on = monthPlus(child.born, entry.ages.under * 12);
        if (on <= lastEnd) add({ on, kind: 'age-ends', figure: entry.ages.under, child: index }, entry.id);
      }
    }
    for (const window of entry.windows) {
      const { state, opens, closes } = windowOn(window, today);
      if (state === 'passed') continue;
      if (opens !== undefined) add({ on: opens, kind: 'window-opens', window: window.id }, entry.id);
      if (closes !== undefined) add({ on: closes, kind: 'window-closes', window: window.id }, entry.id);
    }
  }
  for (const [child, { reason, from }] of counting.entries()) {
    if (reason === 'less-than-half-year' && from !== undefined) add({ on: from, kind: 'half-year', figure: 6, child });
  }
  return [...found.values()].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}
