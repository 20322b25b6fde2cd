import type { Area, Edition, Item } from '../../catalogue/catalogue.ts';
import { wordsText } from '../../catalogue/assemble-catalogue.ts';
import { type WordField, wordFields } from '../../catalogue/entitlement.schema.ts';
import { isPublished } from '../../catalogue/frozen-edition.ts';
import { listsOnDays } from '../../catalogue/lists-on-days.ts';
import type { Content } from '../content-under-check.ts';
import { nameField } from '../field-names.ts';
import { stampTranslation } from '../stamp-translation.ts';
import { removeField, setField } from './edit-yaml.ts';
import { entryNamed, findOffice, refuseBroken, shortPath } from './find-edition.ts';
import { type Outcome, type PlannedFile, type ReadText, refuse } from './refusals.ts';

export interface TakeOverOrder {
  content: Content;
  area: Area;
  edition: Edition;
  id: string;
  /** A field of the entry by key or label, or one value of it: `time`, `多久`, `values.subsidy`. */
  field: string;
  by: string;
  today: string;
  readText: ReadText;
  /** Digest of Chinese words, which translations carry. */
  digestOf: (text: string) => string;
}

/** What an area above has changed is taken over: the area's own word goes, and the check says who decided it. */
export function takeOverField({ content, area, edition, today, readText, digestOf, ...order }: TakeOverOrder): Outcome {
  const broken = refuseBroken(content);
  if (broken) return broken;
  const by = findOffice(content.catalogue, order.by);
  if (typeof by !== 'string') return by;
  const id = entryNamed(content, area, edition, order.id, today);
  if (typeof id === 'object') return id;
  const item = edition.items.get(id);
  if (!item) throw new RangeError(id);
  const path = shortPath(area.path);
  const { title: _title, assured: _assured, status: _status, basis: _basis, ...facts } = item.statement;
  const stated = Object.entries(facts).flatMap(([name, value]) =>
    name === 'values' ? Object.keys(value as object).map((each) => `values.${each}`) : [name],
  );
  // As the form names it, too.
  const field = stated.find((name) => nameField(item.file, [name]).zh.startsWith(`“${order.field}”（`)) ?? order.field;
  if (isPublished(edition)) return refuse('take-over-of-frozen', { year: edition.year, path, id, field });
  const at = field.split('.');
  if (!stated.includes(field) && !(field in facts)) {
    const named = stated.map((name) => (name.includes('.') ? name : nameField(item.file, [name]).zh));
    const known = { zh: named.join('、') || '—', en: stated.join(', ') || '—' };
    return refuse('nothing-to-take-over', { id, field, known });
  }
  const day = edition.statement.inForce.from > today ? edition.statement.inForce.from : today;
  const above = area.parent === undefined ? undefined : listsOnDays(content.catalogue)(area.parent, day)?.byId.get(id);
  const [name = '', value] = at;
  const granted = name === 'values' && value !== undefined ? above?.values : above?.fields;
  if (!granted || !Object.hasOwn(granted, value ?? name)) return refuse('nothing-above', { id, field });

  const isLastValue = name === 'values' && value !== undefined && Object.keys(item.statement.values ?? {}).length === 1;
  let text = removeField(item.file, readText(item.file), isLastValue ? ['values'] : at);
  text = setField(item.file, text, ['assured'], { on: today, by }, 'status');
  const words = value === undefined ? nameField(item.file, at) : { zh: `“${value}”`, en: `“${value}”` };
  return {
    files: [{ path: item.file, text, kind: 'changed' }, ...translationsWithout(item, name, readText, digestOf)],
    said: [
      {
        zh: `${id}：${words.zh}不再另写，沿用上级的；记为 ${today} 由 ${by} 核对过。看一看结果：npm run changes -- ${path}`,
        en: `${id}: ${words.en} is no longer stated here and follows the area above; checked on ${today} by ${by}. See the result: npm run changes -- ${path}`,
      },
    ],
  };
}

/** A translation of what is no longer said here goes with it; one that was up to date stays so. */
function translationsWithout(item: Item, field: string, readText: ReadText, digestOf: TakeOverOrder['digestOf']): PlannedFile[] {
  if (!wordFields.includes(field as WordField)) return [];
  const digest = digestOf(wordsText({ ...item.statement, [field]: undefined }, item.body));
  return Object.values(item.translations).flatMap(({ file, statement }) => {
    if (!Object.hasOwn(statement, field)) return [];
    const text = removeField(file, readText(file), [field]);
    const isFresh = statement.translates === item.wordsDigest;
    return [{ path: file, text: isFresh ? stampTranslation(file, text, digest) : text, kind: 'changed' as const }];
  });
}
