import { nationPath } from '../../catalogue/catalogue.ts';
import { categories } from '../../catalogue/vocabulary.ts';
import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';
import { categoryNames } from '../wording.ts';

/** Each edition of the basic list has entries in all six official categories. */
export const theNationListsAllSixCategories: Rule = ({ editions, brokenFiles }) =>
  editions.flatMap(({ area, edition }) => {
    const unreadable = [...brokenFiles].some((file) => file.startsWith(`areas/${nationPath}/${edition.year}/`));
    if (area.path !== nationPath || unreadable) return [];
    const listed = new Set(
      [...edition.items.values()].flatMap(({ statement }) => (statement.beyondBasicList === true ? [] : (statement.category ?? []))),
    );
    return categories
      .filter((category) => !listed.has(category))
      .map((category): Complaint => ({
        code: 'category-without-item',
        file: edition.file,
        line: 1,
        params: { category: categoryNames[category] },
      }));
  });
