import { isBelow } from '../../catalogue/typed-value.schema.ts';
import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';
import { nameValue, nameValueOf } from '../wording.ts';

/** What gets worse for families from one edition of an area to its next is explained. */
export const aLoweredValueHasAReason: Rule = (content) =>
  content.editions.flatMap(({ area, edition }) => {
    const last = area.editions[area.editions.indexOf(edition) - 1];
    const before = last && content.listOn(area.path, last.statement.inForce.from);
    const after = content.listOn(area.path, edition.statement.inForce.from);
    if (!last || before?.editions[0] !== last || after?.editions[0] !== edition) return [];
    return [...last.items.values()].flatMap(({ id, statement }) => {
      const now = after.byId.get(id);
      const own = edition.items.get(id);
      if (!now || own?.statement.reason !== undefined) return [];
      return Object.keys(statement.values ?? {}).flatMap((value): Complaint[] => {
        const old = ownOf(before.byId.get(id)?.values, value);
        const stated = ownOf(now.values, value);
        // What is said above, and changed there, is explained there.
        if (old?.origin.area !== area.path || stated?.origin === old.origin) return [];
        const label = nameValueOf(ownOf(now.fields.valueLabels?.value, value) === undefined ? before.byId.get(id) : now, value);
        const place = { file: own?.file ?? edition.file, at: own ? ['values', value, 'value'] : [] };
        if (!stated)
          return [{ ...place, at: own ? ['values'] : [], code: 'value-dropped', params: { label, before: nameValue(old.value) } }];
        if (stated.value.unit !== old.value.unit) {
          const units = { local: stated.value.unit, floor: old.value.unit };
          const above = { zh: '上一版', en: 'the last edition' };
          return own?.statement.values?.[value]
            ? [{ ...place, at: ['values', value, 'unit'], code: 'unit-differs', params: { label, ...units, above } }]
            : [];
        }
        if (!isBelow(stated.value, old.value)) return [];
        return [
          { ...place, code: 'lowered-without-reason', params: { label, before: nameValue(old.value), after: nameValue(stated.value) } },
        ];
      });
    });
  });

/** An id such as `constructor` is no value that anybody stated. */
const ownOf = <T>(record: Record<string, T> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;
