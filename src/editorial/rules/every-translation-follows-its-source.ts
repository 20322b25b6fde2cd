import type { Item } from '../../catalogue/catalogue.ts';
import { wordFields } from '../../catalogue/entitlement.schema.ts';
import type { Rule } from '../content-under-check.ts';
import type { Bilingual, Complaint } from '../finding.ts';

/** A translation translates something, item by item, and says nothing that the Chinese does not say. */
export const everyTranslationFollowsItsSource: Rule = ({ items }) =>
  items.flatMap(({ item }) => Object.values(item.translations).flatMap((translation) => compareWords(item, translation)));

function compareWords({ statement: source }: Item, { file, statement, body }: NonNullable<Item['translations']['en']>): Complaint[] {
  const translated = wordFields.filter((field) => statement[field] !== undefined);
  if (translated.length === 0 && body.trim() === '') return [{ code: 'translation-empty', file, line: 1 }];
  return translated.flatMap((field): Complaint[] => {
    const words = statement[field];
    const original = source[field];
    if (original === undefined) return [{ code: 'translation-without-counterpart', file, at: [field] }];
    // Search words are not translated one by one: each language has its own.
    if (field === 'keywords' || typeof words !== 'object' || typeof original !== 'object') return [];
    const here = describe(words);
    const there = describe(original);
    return here.zh === there.zh
      ? []
      : [{ code: 'translation-list-differs', file, at: [field], params: { translated: here, source: there } }];
  });
}

/** A list by its length, labels by their ids. */
function describe(words: readonly string[] | Record<string, string>): Bilingual {
  if (Array.isArray(words)) return { zh: `${words.length} 条`, en: `${words.length} item${words.length === 1 ? '' : 's'}` };
  const ids = Object.keys(words).sort();
  return { zh: ids.join('、'), en: ids.join(', ') };
}
