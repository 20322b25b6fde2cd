import type { Area, Edition } from './catalogue.ts';
import { type Change, compareEditions } from './compare-editions.ts';
import { resolveList, type ResolvedList } from './resolve-lists.ts';

/** What one edition of an area changed against the one before it; the first is compared with what applies from above. */
export interface ChangeStep {
  edition: Edition;
  first: boolean;
  changes: Change[];
}

/**
 * The steps of an area from edition to edition, oldest first. Each edition is resolved on the ground of what applies from above
 * today, so that only this area's own changes show.
 */
export function changeSteps(area: Area, above: ResolvedList | undefined): ChangeStep[] {
  const listOf = (edition: Edition): ResolvedList => resolveList({ ...area, editions: [edition] }, above, edition.statement.inForce.from);
  return area.editions.map((edition, index) => {
    const last = area.editions[index - 1];
    // Against the rules from above nearly every entry is worded anew; what counts there is what is more or less.
    const changes = compareEditions(last ? listOf(last) : above, listOf(edition)).filter(
      (change) => last !== undefined || change.kind !== 'reworded',
    );
    return { edition, first: last === undefined, changes };
  });
}
