import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';
import { findNearestWord } from '../nearest-word.ts';
import { isNewAt } from '../new-item.ts';

const requiredOfNewItems = [
  'title',
  'plain',
  'who',
  'provides',
  'category',
  'types',
  'audience',
  'departments',
  'basis',
  'status',
  'assured',
] as const;

/** An entry that no area above has states everything a family and a reviewer need; who checked it, once it is no draft any more. */
export const aNewItemSaysWhatItIs: Rule = (content) =>
  content.items.flatMap(({ area, edition, item }) => {
    const day = isNewAt(content, area, edition, item.id);
    if (day === undefined || item.statement.offered === false) return [];
    const nearest = findNearestWord(item.id, content.listAbove(area, day)?.byId.keys() ?? []);
    const hint = nearest === undefined ? { zh: '。', en: '.' } : { zh: `，是不是“${nearest}”？`, en: `; perhaps “${nearest}”?` };
    return requiredOfNewItems
      .filter((field) => item.statement[field] === undefined && !(field === 'assured' && edition.statement.draft !== undefined))
      .map((field): Complaint => ({ code: 'new-item-incomplete', file: item.file, at: [field], params: { day, hint } }));
  });
