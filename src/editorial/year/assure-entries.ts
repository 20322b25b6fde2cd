import type { Area, Edition } from '../../catalogue/catalogue.ts';
import type { Content } from '../content-under-check.ts';
import { removeField, setField } from './edit-yaml.ts';
import { findOffice, refuseBroken, shortPath, unknownEntitlement } from './find-edition.ts';
import { type Outcome, type PlannedFile, type ReadText, refuse } from './refusals.ts';

export interface AssureOrder {
  content: Content;
  area: Area;
  edition: Edition | undefined;
  /** Entries and contact points, by id; with none of them `all` is asked. */
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
  if (ids.length === 0 && !all) return refuse('no-items', { known: known.join('、') || '—' });
  const wanted = new Set(ids.length === 0 ? known : ids);
  const unknown = [...wanted].find((id) => !known.includes(id));
  if (unknown !== undefined && edition) return unknownEntitlement(area, edition, unknown);
  if (unknown !== undefined) return refuse('no-items', { known: known.join('、') || '—' });

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
