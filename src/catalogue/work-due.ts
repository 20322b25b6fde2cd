import { Temporal } from 'temporal-polyfill';
import type { Guide } from './assemble-guides.ts';
import { assuredUntil } from './assurance.ts';
import { type Area, type Catalogue, countBelow, type Edition, type Item, nationPath, pathsUpwards } from './catalogue.ts';
import { withoutDrafts } from './drafts.ts';
import { citationsOf } from './documents.ts';
import { factFields, wordFields } from './entitlement.schema.ts';
import type { Assured } from './fields.schema.ts';
import { findEditionInForce } from './find-edition-in-force.ts';
import { listsOnDays } from './lists-on-days.ts';
import type { ResolvedEntitlement } from './resolve-lists.ts';

export const dutyKinds = [
  'overdue',
  'due-soon',
  'changed-above',
  'document-lapsed',
  'document-lapsing',
  'edition-ran-out',
  'edition-runs-out',
  'draft',
  'stale-translation',
  'broken-link',
  'nothing-published',
] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** One thing to look at, and in how many districts families see it. */
export interface DutyItem {
  id: string;
  /** Relative to `content/`. */
  file: string;
  districts: number;
  /** The day from which, or until which, it counts. */
  day?: string;
  locale?: string;
  /** What an area above changed, in a field that is overridden here. */
  change?: { field: string; value?: string; above: string; before: unknown; after: unknown; here: unknown };
}

/** Work of one kind in one area. */
export interface Duty {
  kind: DutyKind;
  area: string;
  items: DutyItem[];
  /** Districts × items. */
  reach: number;
}

/** How long before a check runs out it is due soon. */
export const soonDays = 60;

/**
 * The desk of work due: what only people can settle, by area and kind, ranked by how many families' districts it reaches.
 * Pure: the day is an argument. The catalogue is the whole one, drafts included.
 */
export function workDue(whole: Catalogue, guides: readonly Guide[], today: string): Duty[] {
  const catalogue = withoutDrafts(whole);
  const soon = Temporal.PlainDate.from(today).add({ days: soonDays }).toString();
  const listOn = listsOnDays(catalogue);
  const leaves = [...catalogue.areas.values()].filter(({ children }) => children.length === 0);
  const below = countBelow(leaves);
  const reached = districtsReached(leaves, listOn, today);
  const duties = new Map<string, Duty>();
  const add = (kind: DutyKind, area: string, item: DutyItem): void => {
    // Guides are read through by their editors, entries by the departments.
    const key = `${kind} ${area} ${item.file.startsWith('pages/')}`;
    const duty = duties.get(key) ?? { kind, area, items: [], reach: 0 };
    duty.items.push(item);
    duty.reach += item.districts;
    duties.set(key, duty);
  };
  const addCheck = (area: string, item: DutyItem, assured: Assured | undefined): void => {
    if (!assured) return;
    const until = assuredUntil(assured);
    if (until < today) add('overdue', area, { ...item, day: until });
    else if (until <= soon) add('due-soon', area, { ...item, day: until });
  };

  for (const area of catalogue.areasTopDown) {
    const edition = findEditionInForce(area, today);
    for (const item of edition?.items.values() ?? []) {
      const seen = { id: item.id, file: item.file, districts: reached.get(item.file) ?? 0 };
      addCheck(area.path, seen, item.statement.assured);
      for (const [locale, { file, statement }] of Object.entries(item.translations)) {
        if (statement.translates !== item.wordsDigest) add('stale-translation', area.path, { ...seen, file, locale });
      }
      for (const { kind, day } of lapses(catalogue, item, today, soon))
        add(kind, area.path, { ...seen, ...(day === undefined ? {} : { day }) });
    }
    for (const { id, assured } of area.statement?.contacts ?? [])
      addCheck(area.path, { id, file: `areas/${area.path}/area.yaml`, districts: below.get(area.path) ?? 0 }, assured);
    for (const { item, change, day } of changesAbove(catalogue, area, edition, listOn, today, soon))
      add('changed-above', area.path, { id: item.id, file: item.file, districts: reached.get(item.file) ?? 0, day, change });
    const last = area.editions.at(-1);
    const to = last?.statement.inForce.to;
    if (last && to !== undefined && to <= soon)
      add(to < today ? 'edition-ran-out' : 'edition-runs-out', area.path, {
        id: last.year,
        file: last.file,
        districts: below.get(area.path) ?? 0,
        day: to,
      });
  }
  for (const { path, editions } of whole.areas.values()) {
    for (const { year, file, statement } of editions) {
      if (statement.draft !== undefined)
        add('draft', path, { id: year, file, districts: below.get(path) ?? 0, day: statement.inForce.from });
    }
  }
  for (const { topic, file, statement, translations, wordsDigest } of guides) {
    const seen = { id: topic, file, districts: leaves.length };
    addCheck(nationPath, seen, statement.assured);
    for (const [locale, translation] of Object.entries(translations)) {
      if (translation.statement.translates !== wordsDigest)
        add('stale-translation', nationPath, { ...seen, file: translation.file, locale });
    }
  }
  for (const leaf of leaves) {
    if (!findEditionInForce(leaf, today))
      add('nothing-published', leaf.parent ?? nationPath, { id: leaf.path, file: `areas/${leaf.path}`, districts: 1 });
  }
  for (const { items } of duties.values()) items.sort((a, b) => b.districts - a.districts || a.id.localeCompare(b.id));
  return [...duties.values()].sort(byReach);
}

/** What reaches most comes first; that a district has published nothing comes after all that is wrong with what is published. */
export function byReach(a: Duty, b: Duty): number {
  const isLast = ({ kind }: Duty): number => (kind === 'nothing-published' ? 1 : 0);
  return (
    isLast(a) - isLast(b) || b.reach - a.reach || dutyKinds.indexOf(a.kind) - dutyKinds.indexOf(b.kind) || a.area.localeCompare(b.area)
  );
}

/** For each entry's file, in how many districts it takes part in what families see. */
export function districtsReached(
  leaves: readonly Area[],
  listOn: (path: string, day: string) => { entitlements: readonly ResolvedEntitlement[] } | undefined,
  today: string,
): ReadonlyMap<string, number> {
  const reached = new Map<string, number>();
  for (const { path } of leaves) {
    for (const { layers } of listOn(path, today)?.entitlements ?? []) {
      for (const { file } of layers) reached.set(file, (reached.get(file) ?? 0) + 1);
    }
  }
  return reached;
}

function lapses(catalogue: Catalogue, item: Item, today: string, soon: string): { kind: DutyKind; day: string | undefined }[] {
  const documents = new Set(citationsOf(item).map(({ document }) => document));
  for (const id of documents) {
    const statement = catalogue.documents.get(id)?.statement;
    if (!statement) continue;
    const { validity, repealedOn } = statement;
    if (validity === 'expired' || validity === 'repealed' || (repealedOn !== undefined && repealedOn <= today))
      return [{ kind: 'document-lapsed', day: repealedOn }];
    if (repealedOn !== undefined && repealedOn <= soon) return [{ kind: 'document-lapsing', day: repealedOn }];
  }
  return [];
}

interface ChangeAbove {
  item: Item;
  day: string;
  change: NonNullable<DutyItem['change']>;
}

/**
 * What an area above has changed, or is about to change, in a field that this area states itself, since the entry was last checked:
 * somebody has to keep or take over. A check after the change is the answer “keep”.
 */
function changesAbove(
  catalogue: Catalogue,
  area: Area,
  edition: Edition | undefined,
  listOn: ReturnType<typeof listsOnDays>,
  today: string,
  soon: string,
): ChangeAbove[] {
  const { parent } = area;
  if (!edition || parent === undefined) return [];
  const coming = pathsUpwards(parent).flatMap(
    (path) => catalogue.areas.get(path)?.editions.map(({ statement }) => statement.inForce.from) ?? [],
  );
  const days = [today, ...coming.filter((day) => day > today && day <= soon).sort()];
  return [...edition.items.values()].flatMap((item) => {
    const since = item.statement.assured?.on ?? edition.statement.inForce.from;
    const before = listOn(parent, since)?.byId.get(item.id);
    const found = new Map<string, ChangeAbove>();
    for (const day of days) {
      const after = listOn(parent, day)?.byId.get(item.id);
      if (!after || after === before) continue;
      for (const change of compareOverridden(item, before, after)) {
        const key = `${change.field} ${change.value ?? ''}`;
        if (!found.has(key)) found.set(key, { item, day: day === today ? beginOf(catalogue, after, change) : day, change });
      }
    }
    return [...found.values()];
  });
}

/** The day on which the edition came into force that states the field now. */
function beginOf(catalogue: Catalogue, { layers }: ResolvedEntitlement, { above }: ChangeAbove['change']): string {
  const layer = layers.find(({ area }) => area === above);
  return catalogue.areas.get(above)?.editions.find(({ year }) => year === layer?.year)?.statement.inForce.from ?? '';
}

/** Order and search words are each area's own affair; values are compared one by one, and labels go with them. */
const unimportant: readonly string[] = ['order', 'keywords', 'values', 'valueLabels', 'windowLabels'];

function compareOverridden(item: Item, before: ResolvedEntitlement | undefined, after: ResolvedEntitlement): ChangeAbove['change'][] {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const changes: ChangeAbove['change'][] = [];
  for (const field of [...wordFields, ...factFields]) {
    const here = item.statement[field];
    if (here === undefined || unimportant.includes(field)) continue;
    const [old, now] = [before?.fields[field as 'title'], after.fields[field as 'title']];
    if (now && !same(old?.value, now.value) && !same(here, now.value))
      changes.push({ field, above: now.origin.area, before: old?.value, after: now.value, here });
  }
  for (const [value, here] of Object.entries(item.statement.values ?? {})) {
    const old = Object.hasOwn(before?.values ?? {}, value) ? before?.values[value] : undefined;
    const now = Object.hasOwn(after.values, value) ? after.values[value] : undefined;
    if (now && !same(old?.value, now.value) && here.value !== now.value.value)
      changes.push({ field: 'values', value, above: now.origin.area, before: old?.value, after: now.value, here });
  }
  return changes;
}
