import { nationPath } from '../../catalogue/catalogue.ts';
import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';
import { isUnreadableAbove } from '../new-item.ts';

/** What the nation lists is offered everywhere; what a province or city adds is refused below only with a reason. */
export const anAreaDropsNothingThatIsGrantedAbove: Rule = (content) => {
  const complaints: Complaint[] = [];
  for (const { area, edition, item } of content.items) {
    if (item.statement.offered !== false) continue;
    const above = content.turningDays(area, edition).flatMap((day) => content.listAbove(area, day)?.byId.get(item.id) ?? []);
    const place = { file: item.file, at: ['offered'] };
    if (above.length === 0 && isUnreadableAbove(content, area, item.id)) continue;
    if (above.length === 0) complaints.push({ ...place, code: 'nothing-to-refuse' });
    else if (above.some(({ layers }) => layers.at(-1)?.area === nationPath))
      complaints.push({ ...place, code: 'basic-item-dropped', params: { id: item.id } });
    else if (item.statement.reason === undefined) complaints.push({ ...place, code: 'not-offered-without-reason' });
  }
  for (const { area, edition } of content.editions) {
    for (const [index, { entitlement: id }] of (edition.statement.ended ?? []).entries()) {
      const days = content.turningDays(area, edition);
      const granted = days.some((day) => content.listAbove(area, day)?.byId.get(id)?.layers.at(-1)?.area === nationPath);
      if (granted) complaints.push({ code: 'basic-item-dropped', file: edition.file, at: ['ended', index, 'entitlement'], params: { id } });
    }
  }
  return complaints;
};
