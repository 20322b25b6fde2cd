import type { Rule } from '../content-under-check.ts';
import { isNarrower } from '../audience.ts';
import { listOf } from '../describe-issue.ts';
import type { Complaint } from '../finding.ts';
import { groupNames, nameArea, nameAudience } from '../wording.ts';

/** An area asks for more, or serves fewer, than the area above only with a written reason; it never turns one group into another. */
export const whatIsStricterThanAboveHasAReason: Rule = (content) =>
  content.items.flatMap(({ area, edition, item }) =>
    content.turningDays(area, edition).flatMap((day): Complaint[] => {
      const above = content.listAbove(area, day)?.byId.get(item.id);
      if (!above) return [];
      const { file, statement } = item;
      const complaints: Complaint[] = [];
      const nearest = above.layers[0]?.area;
      const asked = above.fields.requires?.value ?? [];
      const added = (statement.requires ?? []).filter((requirement) => !asked.includes(requirement));
      if (added.length > 0 && statement.reason === undefined) {
        const who = nameArea(content, above.fields.requires?.origin.area ?? nearest);
        complaints.push({ code: 'stricter-without-reason', file, at: ['requires'], params: { added: listOf(added), above: who } });
      }
      const wider = above.fields.audience;
      if (!statement.audience || !wider) return complaints;
      const who = nameArea(content, wider.origin.area);
      if (statement.audience.group !== wider.value.group) {
        const groups = { local: groupNames[statement.audience.group], wider: groupNames[wider.value.group] };
        complaints.push({ code: 'group-changed', file, at: ['audience', 'group'], params: { ...groups, above: who } });
      } else if (isNarrower(statement.audience, wider.value) && statement.reason === undefined) {
        const params = { local: nameAudience(statement.audience), wider: nameAudience(wider.value), above: who };
        complaints.push({ code: 'narrower-without-reason', file, at: ['audience'], params });
      }
      return complaints;
    }),
  );
