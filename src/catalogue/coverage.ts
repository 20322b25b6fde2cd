import { isOverdue } from './assurance.ts';
import type { Area, Catalogue, Edition } from './catalogue.ts';
import { findEditionInForce } from './find-edition-in-force.ts';

/** What one area has on record on a day: who published what, how much of it is here, how fresh it is. */
export interface Coverage {
  area: Area;
  edition: Edition | undefined;
  /** Entries stated by this area itself. */
  entries: number;
  overdue: number;
  /** Areas below, at any depth, with an edition of their own. */
  below: number;
  /** 0 nothing, 1 only below, 2 rules of its own but no list, 3 a published list. */
  degree: 0 | 1 | 2 | 3;
}

/** Coverage of every area, in the order of the tree. */
export function coverageOf(catalogue: Catalogue, today: string): ReadonlyMap<string, Coverage> {
  const found = new Map<string, Coverage>();
  for (const area of [...catalogue.areasTopDown].reverse()) {
    const edition = findEditionInForce(area, today);
    const items = [...(edition?.items.values() ?? [])];
    const below = area.children.reduce((sum, child) => {
      const coverage = found.get(child);
      return sum + (coverage ? coverage.below + (coverage.edition ? 1 : 0) : 0);
    }, 0);
    found.set(area.path, {
      area,
      edition,
      entries: items.length,
      overdue: items.filter(({ statement }) => statement.assured && isOverdue(statement.assured, today)).length,
      below,
      degree: edition?.statement.officialList ? 3 : edition ? 2 : below > 0 ? 1 : 0,
    });
  }
  return found;
}
