import type { Rule } from '../content-under-check.ts';
import { didYouMean } from '../describe-issue.ts';
import type { Complaint } from '../finding.ts';

/** What an area's last edition lists is in its next one, or granted above, or ended there with a reason. */
export const anItemDoesNotDisappearUnsaid: Rule = (content) => {
  const complaints: Complaint[] = [];
  for (const { area, edition } of content.editions) {
    const { file, statement, items, year } = edition;
    const last = area.editions[area.editions.indexOf(edition) - 1];
    const folder = `areas/${area.path}/${year}`;
    const ended = statement.ended ?? [];
    for (const [index, { entitlement: id }] of ended.entries()) {
      const at = ['ended', index, 'entitlement'];
      if (items.has(id)) complaints.push({ code: 'ended-but-listed', file, at, params: { id } });
      const had = last && (last.items.has(id) || content.listOn(area.path, last.statement.inForce.from)?.byId.has(id));
      const above = content.listAbove(area, statement.inForce.from)?.byId.has(id);
      if (!had && !above)
        complaints.push({ code: 'unknown-entitlement', file, at, params: { id, hint: didYouMean(id, last?.items.keys() ?? []) } });
    }
    for (const id of last?.items.keys() ?? []) {
      if (last?.items.get(id)?.statement.offered === false) continue;
      if (items.has(id) || ended.some(({ entitlement }) => entitlement === id) || content.brokenFiles.has(`${folder}/${id}/zh.md`))
        continue;
      if (content.listAbove(area, statement.inForce.from)?.byId.has(id)) continue;
      complaints.push({ code: 'item-disappeared', file, at: ['ended'], params: { id, year: last?.year ?? '' } });
    }
  }
  return complaints;
};
