import { companions, households, insurances, permits, schools } from '../declaration/steps/children-step.ts';
import { needs as everyNeed } from '../declaration/steps/needs-step.ts';
import type { ReadableRecord } from './opened-record.ts';

/** Below this a figure would point at a family (PIPL 25, 未成年人保护法 103). */
export const fewest = 5;

/** One table: every child or every family counts in exactly one row. */
export interface CountTable {
  name: TableName;
  /** Undefined: fewer than `fewest` in all. */
  total: number | undefined;
  rows: readonly { value: string; count: number | undefined }[];
}

/** Of how many families; rows of `needs` stand each for itself, a family may be in several. */
export const tableNames = ['town', 'age', 'household', 'since', 'livesWith', 'school', 'permit', 'insurance', 'needs'] as const;
export type TableName = (typeof tableNames)[number];

/** What may leave the desk as figures: families by town and by need, children by all else. `today` decides ages. */
export function statisticsOf(records: readonly ReadableRecord[], today: string): CountTable[] {
  const families = records.map(({ content }) => content.declaration);
  const children = families.flatMap(({ children: all }) => all);
  const byChild = (name: TableName, valueOf: (child: (typeof children)[number]) => string | undefined): CountTable =>
    partition(
      name,
      children.map((child) => valueOf(child) ?? ''),
    );
  return [
    partition(
      'town',
      families.map(({ home }) => home.town),
    ),
    byChild('age', ({ born }) => ageBand(ageOf(born, today))),
    byChild('household', ({ household }) => household),
    byChild('since', ({ since }) => (monthsBetween(since, today) >= 6 ? 'long' : 'short')),
    byChild('livesWith', ({ livesWith }) => livesWith),
    byChild('school', ({ school }) => school),
    byChild('permit', ({ permit }) => permit),
    byChild('insurance', ({ insurance }) => insurance),
    several(
      'needs',
      families.map(({ needs }) => needs.kinds),
    ),
  ];
}

/** Full years, by month: of the day of birth nothing is known. */
export const ageOf = (born: string, today: string): number => Math.floor(monthsBetween(born, today) / 12);

const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

const ageBands = ['0-2', '3-5', '6-11', '12-14', '15', '16-17'] as const;
const ageBand = (age: number): (typeof ageBands)[number] =>
  age < 3 ? '0-2' : age < 6 ? '3-5' : age < 12 ? '6-11' : age < 15 ? '12-14' : age < 16 ? '15' : '16-17';

function partition(name: TableName, values: readonly string[]): CountTable {
  const counts = countsOf(name, values);
  const shown = withoutSmallNumbers([...counts.values()]);
  return {
    name,
    total: values.length < fewest ? undefined : values.length,
    rows: [...counts.keys()].map((value, index) => ({ value, count: shown[index] })),
  };
}

/** Rows that do not add up to the total: each is hidden for itself, also where nearly every family is in it. */
function several(name: TableName, values: readonly (readonly string[])[]): CountTable {
  const counts = countsOf(name, values.flat());
  const all = values.length;
  return {
    name,
    total: all < fewest ? undefined : all,
    rows: [...counts].map(([value, count]) => ({ value, count: count < fewest || isFew(all - count) ? undefined : count })),
  };
}

/** Rows stand as the form has them; towns by their names; whoever gave no answer last. */
const rowOrder: Partial<Record<TableName, readonly string[]>> = {
  age: ageBands,
  household: households,
  since: ['long', 'short'],
  livesWith: companions,
  school: schools,
  permit: permits,
  insurance: insurances,
  needs: everyNeed,
};

const isFew = (count: number): boolean => count > 0 && count < fewest;

function countsOf(name: TableName, values: readonly string[]): Map<string, number> {
  const there = [...new Set(values)].toSorted();
  const order = [...(rowOrder[name] ?? there), ''].filter((value) => there.includes(value));
  const counts = new Map<string, number>(order.map((value) => [value, 0]));
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/**
 * Counts of a table whose total is published, those below `fewest` left out. What is left out makes at least two rows with at least
 * `fewest` together, the next smallest ones along where it must be: whoever subtracts what is shown from the total can neither tell a
 * hidden count nor that it is small. In a table with fewer than `fewest` in all, nothing is shown.
 */
export function withoutSmallNumbers(counts: readonly number[]): (number | undefined)[] {
  const hidden = new Set(counts.flatMap((count, index) => (count < fewest ? [index] : [])));
  const rest = counts
    .map((count, index) => ({ count, index }))
    .filter(({ index }) => !hidden.has(index))
    .toSorted((one, other) => other.count - one.count || other.index - one.index);
  const sum = (): number => [...hidden].reduce((all, index) => all + (counts[index] ?? 0), 0);
  while (hidden.size > 0 && (hidden.size === 1 || sum() < fewest)) {
    const next = rest.pop();
    if (next === undefined) return counts.map(() => undefined);
    hidden.add(next.index);
  }
  return counts.map((count, index) => (hidden.has(index) ? undefined : count));
}
