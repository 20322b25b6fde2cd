import { type Area, type Edition, pathsUpwards } from '../catalogue/catalogue.ts';
import type { ContentUnderCheck } from './content-under-check.ts';

/**
 * The first day, today or later, on which an area has an entry that no area above has; undefined when it only overlays one.
 * An edition may be older than the basic list that it is now laid over.
 */
export function isNewAt(content: ContentUnderCheck, area: Area, edition: Edition, id: string): string | undefined {
  if (isUnreadableAbove(content, area, id)) return undefined;
  const days = content.turningDays(area, edition);
  const now = days.findLast((day) => day <= content.today) ?? '';
  return days.filter((day) => day >= now).find((day) => !content.listAbove(area, day)?.byId.has(id));
}

/** Whether a file above that would speak of the entry is broken. What it would have said is not missed elsewhere: it is the finding. */
export function isUnreadableAbove({ brokenFiles }: Pick<ContentUnderCheck, 'brokenFiles'>, area: Area, id: string): boolean {
  const above = pathsUpwards(area.path).slice(1);
  return [...brokenFiles].some((file) => above.some((path) => isEntryOf(file, path, id)));
}

function isEntryOf(file: string, area: string, id: string): boolean {
  const [year, ...rest] = file.startsWith(`areas/${area}/`) ? file.slice(`areas/${area}/`.length).split('/') : [];
  return /^\d{4}$/u.test(year ?? '') && [`${id}/zh.md`, 'edition.yaml'].includes(rest.join('/'));
}
