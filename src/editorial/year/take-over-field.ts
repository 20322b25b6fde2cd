import type { Area, Edition } from '../../catalogue/catalogue.ts';
import { isPublished } from '../../catalogue/frozen-edition.ts';
import { listsOnDays } from '../../catalogue/lists-on-days.ts';
import type { Content } from '../content-under-check.ts';
import { nameField } from '../field-names.ts';
import { removeField, setField } from './edit-yaml.ts';
import { findOffice, refuseBroken, shortPath, unknownEntitlement } from './find-edition.ts';
import { type Outcome, type ReadText, refuse } from './refusals.ts';

export interface TakeOverOrder {
  content: Content;
  area: Area;
  edition: Edition;
  id: string;
  /** A field of the entry, or one value of it: `time`, `values.subsidy`. */
  field: string;
  by: string;
  today: string;
  readText: ReadText;
}

/** What an area above has changed is taken over: the area's own word goes, and the check says who decided it. */
export function takeOverField({ content, area, edition, id, field, today, readText, ...order }: TakeOverOrder): Outcome {
  const broken = refuseBroken(content);
  if (broken) return broken;
  const by = findOffice(content.catalogue, order.by);
  if (typeof by !== 'string') return by;
  const item = edition.items.get(id);
  if (!item) return unknownEntitlement(area, edition, id);
  const path = shortPath(area.path);
  if (isPublished(edition)) return refuse('take-over-of-frozen', { year: edition.year, path, id, field });
  const at = field.split('.');
  const statement: Record<string, unknown> = { ...item.statement };
  const { title: _title, assured: _assured, status: _status, basis: _basis, ...facts } = statement;
  const stated = Object.entries(facts).flatMap(([name, value]) =>
    name === 'values' ? Object.keys(value as object).map((each) => `values.${each}`) : [name],
  );
  if (!stated.includes(field) && !(field in facts)) return refuse('nothing-to-take-over', { id, field, known: stated.join('、') || '—' });
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
    files: [{ path: item.file, text, kind: 'changed' }],
    said: [
      {
        zh: `${id}：${words.zh}不再另写，沿用上级的；记为 ${today} 由 ${by} 核对过。看一看结果：npm run changes -- ${path}`,
        en: `${id}: ${words.en} is no longer stated here and follows the area above; checked on ${today} by ${by}. See the result: npm run changes -- ${path}`,
      },
    ],
  };
}
