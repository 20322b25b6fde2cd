import { type Area, type Catalogue, type Edition, pathsUpwards } from '../../catalogue/catalogue.ts';
import { type Change, compareEditions } from '../../catalogue/compare-editions.ts';
import { listsOnDays } from '../../catalogue/lists-on-days.ts';
import type { ResolvedEntitlement, ResolvedList } from '../../catalogue/resolve-lists.ts';
import type { Content } from '../content-under-check.ts';

/** One change of one entry, with every district in which families meet it. */
export interface Effect {
  change: Change;
  /** The entry as it was, where it was there. */
  before: ResolvedEntitlement | undefined;
  /** Districts, or cities without districts, by path. */
  districts: string[];
  /** The first day on which it shows: today, or the day an edition comes into force. */
  day: string;
  /** It hangs on an edition that is still a draft. */
  draft: boolean;
}

/**
 * What families in each district see otherwise once `head` takes the place of `base`: both trees resolved, for today and for each
 * day on which an edition of either comes into force later. Drafts count as if they were published.
 */
export function compareTrees(base: Content, head: Content, today: string): Effect[] {
  const days = [today, ...daysToCome(base.catalogue, head.catalogue, today)];
  const [listBase, listHead] = [listsOnDays(base.catalogue), listsOnDays(head.catalogue)];
  const paths = new Set([...base.catalogue.areas.values(), ...head.catalogue.areas.values()].filter(isLeaf).map(({ path }) => path));
  const effects = new Map<string, Effect>();
  const drafts = draftFiles(head.catalogue);
  for (const day of days) {
    for (const { before, after, districts } of pairsOn(
      paths,
      (path) => listBase(path, day),
      (path) => listHead(path, day),
    )) {
      for (const change of compareEditions(asList(before), asList(after) ?? nothing)) {
        const key = keyOf(change, before);
        const known = effects.get(key);
        if (known && known.day !== day) {
          // Seen already on an earlier day; only districts that were not among those are new.
          known.districts = [...new Set([...known.districts, ...districts])];
          continue;
        }
        if (known) known.districts.push(...districts);
        else {
          const draft = (after ?? before)?.layers.some(({ area, year }) => drafts.has(`${area}/${year}`)) ?? false;
          effects.set(key, { change, before, districts: [...districts], day, draft });
        }
      }
    }
  }
  return [...effects.values()].sort(
    (a, b) => b.districts.length - a.districts.length || a.change.entitlement.id.localeCompare(b.change.entitlement.id),
  );
}

const isLeaf = ({ children }: Area): boolean => children.length === 0;
const nothing: ResolvedList = { area: '', day: '', editions: [], entitlements: [], byId: new Map() };

function asList(entitlement: ResolvedEntitlement | undefined): ResolvedList | undefined {
  return entitlement && { ...nothing, entitlements: [entitlement], byId: new Map([[entitlement.id, entitlement]]) };
}

function daysToCome(base: Catalogue, head: Catalogue, today: string): string[] {
  const begins = ({ areas }: Catalogue): string[] =>
    [...areas.values()].flatMap(({ editions }) => editions.map(({ statement }) => statement.inForce.from));
  return [...new Set([...begins(base), ...begins(head)])].filter((day) => day > today).sort();
}

function draftFiles({ areas }: Catalogue): ReadonlySet<string> {
  const isDraft = ({ statement }: Edition): boolean => statement.draft !== undefined;
  return new Set([...areas.values()].flatMap(({ path, editions }) => editions.filter(isDraft).map(({ year }) => `${path}/${year}`)));
}

interface Pair {
  before: ResolvedEntitlement | undefined;
  after: ResolvedEntitlement | undefined;
  districts: string[];
}

/** Districts share resolved entries with their city: each pair of entries is compared once, for all of them. */
function pairsOn(
  paths: ReadonlySet<string>,
  listBase: (path: string) => ResolvedList | undefined,
  listHead: (path: string) => ResolvedList | undefined,
): Pair[] {
  const pairs = new Map<ResolvedEntitlement | undefined, Map<ResolvedEntitlement | undefined, Pair>>();
  for (const path of paths) {
    const [before, after] = [listBase(path)?.byId, listHead(path)?.byId];
    for (const id of new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])) {
      const [one, other] = [before?.get(id), after?.get(id)];
      let row = pairs.get(one);
      if (!row) pairs.set(one, (row = new Map<ResolvedEntitlement | undefined, Pair>()));
      const pair = row.get(other);
      if (pair) pair.districts.push(path);
      else row.set(other, { before: one, after: other, districts: [path] });
    }
  }
  return [...pairs.values()].flatMap((row) => [...row.values()]);
}

/** Two districts see the same change if kind, entry and both sides of it are the same. */
function keyOf(change: Change, before: ResolvedEntitlement | undefined): string {
  const { kind, entitlement } = change;
  const sides =
    'value' in change
      ? [change.value, change.before, change.after]
      : change.fields.map((field) => [field, fieldOf(before, field), fieldOf(entitlement, field)]);
  const title = entitlement.fields.title?.value;
  return JSON.stringify([kind, entitlement.id, title, entitlement.fields.audience?.value, sides]);
}

export function fieldOf(entitlement: ResolvedEntitlement | undefined, field: string): unknown {
  if (field === 'values')
    return entitlement && Object.fromEntries(Object.entries(entitlement.values).map(([id, { value }]) => [id, value]));
  return (entitlement?.fields as Record<string, { value: unknown } | undefined> | undefined)?.[field]?.value;
}

/** The fewest areas that together are these districts: a city that is there whole is named once. */
export function coveringAreas({ areas }: Pick<Catalogue, 'areas'>, districts: readonly string[]): { path: string; districts: number }[] {
  const wanted = new Set(districts);
  const inside = new Map<string, { all: number; wanted: number }>();
  for (const area of areas.values()) {
    if (!isLeaf(area)) continue;
    for (const path of pathsUpwards(area.path)) {
      const count = inside.get(path) ?? { all: 0, wanted: 0 };
      count.all += 1;
      if (wanted.has(area.path)) count.wanted += 1;
      inside.set(path, count);
    }
  }
  const cover = (path: string): { path: string; districts: number }[] => {
    const count = inside.get(path);
    if (!count || count.wanted === 0) return [];
    if (count.wanted === count.all) return [{ path, districts: count.all }];
    return (areas.get(path)?.children ?? []).flatMap(cover);
  };
  return cover('china');
}
