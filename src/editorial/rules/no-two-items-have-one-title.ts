import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';

/** Within one list each title stands once. Two entries of the same service type are fine. */
export const noTwoItemsHaveOneTitle: Rule = (content) =>
  content.editions.flatMap(({ area, edition }) =>
    content.turningDays(area, edition).flatMap((day) => {
      const list = content.listOn(area.path, day);
      const byTitle = Map.groupBy(list?.entitlements ?? [], ({ fields }) => fields.title?.value.replaceAll(/\s/gu, '') ?? '');
      return [...byTitle].flatMap(([title, same]) => {
        // Said where a title is stated in this edition; what stands above is said above.
        const own = same.filter(({ fields }) => edition.items.get(fields.title?.origin.id ?? '') === fields.title?.origin);
        if (title === '' || same.length < 2) return [];
        return own.slice(own.length === same.length ? 1 : 0).map((entitlement): Complaint => {
          const other = same.find(({ id }) => id !== entitlement.id)?.id ?? '';
          return { code: 'duplicate-title', file: entitlement.layers[0]?.file ?? edition.file, at: ['title'], params: { title, other } };
        });
      });
    }),
  );
