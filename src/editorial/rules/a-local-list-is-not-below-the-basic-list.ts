import type { Item } from '../../catalogue/catalogue.ts';
import type { ResolvedEntitlement } from '../../catalogue/resolve-lists.ts';
import { isBelow } from '../../catalogue/typed-value.schema.ts';
import type { ContentUnderCheck, Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';
import { nameArea, nameValue, nameValueOf } from '../wording.ts';

/** An area may add and raise, never lower: N cl. 15 “不得低于”. Compared with everything in force above while the edition lasts. */
export const aLocalListIsNotBelowTheBasicList: Rule = (content) =>
  content.items.flatMap(({ area, edition, item }) =>
    content.turningDays(area, edition).flatMap((day) => {
      const above = content.listAbove(area, day)?.byId.get(item.id);
      return above ? compareValues(content, item, above) : [];
    }),
  );

function compareValues(content: ContentUnderCheck, item: Item, above: ResolvedEntitlement): Complaint[] {
  return Object.entries(item.statement.values ?? {}).flatMap(([id, local]): Complaint[] => {
    const floor = Object.hasOwn(above.values, id) ? above.values[id] : undefined;
    if (!floor) return [];
    const place = { file: item.file, at: ['values', id] as const };
    const label = nameValueOf(above, id);
    const who = nameArea(content, floor.origin.area);
    if (local.unit !== floor.value.unit) {
      return [
        {
          ...place,
          at: ['values', id, 'unit'],
          code: 'unit-differs',
          params: { label, local: local.unit, floor: floor.value.unit, above: who },
        },
      ];
    }
    if (local.better !== floor.value.better) {
      return [
        {
          ...place,
          at: ['values', id, 'better'],
          code: 'direction-differs',
          params: { label, local: local.better, floor: floor.value.better, above: who },
        },
      ];
    }
    if (!isBelow(local, floor.value)) return [];
    const values = { local: nameValue(local), floor: nameValue(floor.value) };
    return [
      {
        ...place,
        at: ['values', id, 'value'],
        code: 'below-the-floor',
        params: { label, ...values, above: who, aboveFile: floor.origin.file },
      },
    ];
  });
}
