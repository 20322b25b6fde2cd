import type { Area, Edition } from '../../catalogue/catalogue.ts';
import type { Content } from '../content-under-check.ts';
import type { Bilingual } from '../finding.ts';
import { removeField, setField } from './edit-yaml.ts';
import { entryNamed, findOffice, namedEntries, refuseBroken, shortPath, titlesOf } from './find-edition.ts';
import { type Outcome, type PlannedFile, type ReadText, refuse } from './refusals.ts';

export interface AssureOrder {
  content: Content;
  area: Area;
  edition: Edition | undefined;
  /** Entries and contact points, by id or title; with none of them `all` is asked. */
  ids: readonly string[];
  all: boolean;
  by: string;
  on: string;
  until: string | undefined;
  today: string;
  readText: ReadText;
}

/** “Still correct”: writes who checked which entries on which day, and nothing else. */
export function assureEntries({ content, area, edition, ids, all, on, until, today, readText, ...order }: AssureOrder): Outcome {
  const broken = refuseBroken(content);
  if (broken) return broken;
  const by = findOffice(content.catalogue, order.by);
  if (typeof by !== 'string') return by;
  if (on > today) return refuse('day-to-come', { day: on });
  const contacts = area.statement?.contacts ?? [];
  const known = [...(edition?.items.keys() ?? []), ...contacts.map(({ id }) => id)];
  const named = (): Bilingual =>
    namedEntries(
      new Map([...(edition ? titlesOf(content, area, edition, today) : []), ...contacts.map(({ id, name }) => [id, name.zh] as const)]),
    );
  if (ids.length === 0 && !all) return refuse('no-items', { known: named() });
  const wanted = new Set(ids.length === 0 ? known : []);
  for (const words of ids) {
    const contact = contacts.find(({ id, name }) => id === words || name.zh === words);
    if (!contact && !edition) return refuse('no-items', { known: named() });
    const id = contact && !edition?.items.has(words) ? contact.id : edition && entryNamed(content, area, edition, words, today);
    if (typeof id === 'object') return id;
    if (id !== undefined) wanted.add(id);
  }

  const files: PlannedFile[] = [];
  const mark = (file: string, at: (string | number)[], before: { until?: string | undefined } | undefined): void => {
    const planned = files.find(({ path }) => path === file);
    let text = planned?.text ?? readText(file);
    if (before === undefined) text = setField(file, text, at, { on, by, ...(until === undefined ? {} : { until }) }, 'status');
    else {
      text = setField(file, setField(file, text, [...at, 'on'], on), [...at, 'by'], by);
      if (until !== undefined) text = setField(file, text, [...at, 'until'], until);
      else if (before.until !== undefined) text = removeField(file, text, [...at, 'until']);
    }
    if (planned) planned.text = text;
    else files.push({ path: file, text, kind: 'changed' });
  };
  for (const item of edition?.items.values() ?? []) if (wanted.has(item.id)) mark(item.file, ['assured'], item.statement.assured);
  for (const [index, { id, assured }] of contacts.entries()) {
    if (wanted.has(id) && !edition?.items.has(id)) mark(`areas/${area.path}/area.yaml`, ['contacts', index, 'assured'], assured);
  }
  if (all && edition) mark(edition.file, ['assured'], edition.statement.assured);
  return {
    files: files.filter(({ path, text }) => text !== readText(path)),
    said: [
      {
        zh: `${area.names.zh}：${wanted.size} 项记为 ${on} 由 ${by} 核对过，其他内容没有动。`,
        en: `${shortPath(area.path)}: ${wanted.size} marked as checked on ${on} by ${by}; nothing else was touched.`,
      },
    ],
  };
}
