import type { Area, Edition } from '../../catalogue/catalogue.ts';
import { listsOnDays } from '../../catalogue/lists-on-days.ts';
import type { Content } from '../content-under-check.ts';
import { removeField, setField } from './edit-yaml.ts';
import { refuseBroken, shortPath } from './find-edition.ts';
import { type Outcome, type PlannedFile, type ReadText, refuse } from './refusals.ts';

export interface RollOrder {
  content: Content;
  area: Area;
  year: string;
  /** First day in force; the first of January where it is not named. */
  from: string | undefined;
  today: string;
  readText: ReadText;
}

/**
 * Opens the next edition of an area as a draft. An edition states everything of its own, so every entry is carried over as it is,
 * translations too, each marked to be checked.
 */
export function rollEdition({ content, area, year, today, readText, ...order }: RollOrder): Outcome {
  const broken = refuseBroken(content);
  if (broken) return broken;
  const path = shortPath(area.path);
  const folder = `areas/${area.path}/${year}`;
  if (area.editions.some((edition) => edition.year === year) || content.files.some((file) => file.path.startsWith(`${folder}/`)))
    return refuse('edition-exists', { area: area.names.zh, path, year, file: folder });
  const last = area.editions.findLast(({ statement }) => statement.draft === undefined);
  if (!last) return refuse('nothing-to-roll', { area: area.names.zh, path, year });
  const from = order.from ?? `${year}-01-01`;
  const { from: lastFrom } = last.statement.inForce;
  if (from <= lastFrom) return refuse('year-before', { year, from: lastFrom, next: Number(lastFrom.slice(0, 4)) + 1 });

  const old = `areas/${area.path}/${last.year}/`;
  const carried = content.files
    .filter(({ path: file }) => file.startsWith(old) && file.endsWith('.md'))
    .map(({ path: file }): PlannedFile => {
      const text = readText(file);
      const id = file.slice(old.length).split('/')[0] ?? '';
      const certain = file.endsWith('/zh.md') && last.items.get(id)?.statement.status === 'verified';
      return {
        path: `${folder}/${file.slice(old.length)}`,
        text: certain ? setField(file, text, ['status'], 'needs-check') : text,
        kind: 'new',
      };
    });
  const edition = nextEdition({ content, area, last, year, from, today, text: readText(last.file) });
  const count = last.items.size;
  const reasons = [...last.items.values()].filter(({ statement }) => statement.reason !== undefined).map(({ id }) => id);
  return {
    files: [{ path: `${folder}/edition.yaml`, text: edition, kind: 'new' }, ...carried],
    said: [
      {
        zh: `已从 ${last.year} 年的版开出${area.names.zh} ${year} 年的草稿：${count} 项，全部标为“待核实”。草稿不会显示在网站上；发布以后，从 ${from} 起施行。`,
        en: `The ${year} draft of ${path} was opened from ${last.year}: ${count} entries, all marked “needs-check”. A draft is not shown; once published it is in force from ${from}.`,
      },
      {
        zh: `下一步：一、在 content/${folder}/edition.yaml 里看一看清单名称、说明，写上发布文件（document）和清单项数。`,
        en: `Next: 1. look at title and note in content/${folder}/edition.yaml, and write its document and number of items.`,
      },
      {
        zh: `二、逐项核对、修改；取消的项目删掉文件夹，在 edition.yaml 的 ended 里写理由。核对过的：npm run assure -- ${path} <项目…> --by <部门> --year ${year}`,
        en: `2. check and change each entry; delete the folder of what ends, with the reason under ended in edition.yaml. For what was checked: npm run assure -- ${path} <entries…> --by <department> --year ${year}`,
      },
      {
        zh: `三、npm run check，再用 npm run changes -- ${path} 看变了什么；四、npm run publish -- ${path} ${year}`,
        en: `3. npm run check, and npm run changes -- ${path} to see what changes; 4. npm run publish -- ${path} ${year}`,
      },
      ...(reasons.length > 0
        ? [
            {
              zh: `这些项目带着上一版的理由（reason），看看还对不对：${reasons.join('、')}。`,
              en: `These entries carry the last edition’s reason; see whether it still holds: ${reasons.join(', ')}.`,
            },
          ]
        : []),
    ],
  };
}

/** The year that a title gives the list itself (2026 年版, 2026 年度, 2026 年…清单, 2026 list), not that of a plan it was drawn from. */
const yearOfList = (year: string): RegExp =>
  new RegExp(`${year}(?= ?年(?:版|度|[^（）()《》，。；]*清单)| (?:edition|list|basic list))|(?<=(?:list|清单)[ （(]+)${year}`, 'u');

interface NextEdition {
  content: Content;
  area: Area;
  last: Edition;
  year: string;
  from: string;
  today: string;
  text: string;
}

function nextEdition({ content, area, last, year, from, today, ...source }: NextEdition): string {
  const file = last.file;
  const { title, inForce, ended } = last.statement;
  let text = setField(file, source.text, ['inForce', 'from'], from);
  if (inForce.to !== undefined) text = removeField(file, text, ['inForce', 'to']);
  for (const field of ['document', 'digest', 'published', 'corrections']) text = removeField(file, text, [field]);
  for (const [locale, words] of Object.entries(title)) {
    const next = words?.replace(yearOfList(last.year), year);
    if (next !== words) text = setField(file, text, ['title', locale], next);
  }
  // What ended of the area's own is gone; what is granted above comes back unless this edition ends it, too.
  const above = area.parent === undefined ? undefined : listsOnDays(content.catalogue)(area.parent, from);
  const still = (ended ?? []).filter(({ entitlement }) => above?.byId.has(entitlement));
  if (ended && still.length === 0) text = removeField(file, text, ['ended']);
  else if (ended && still.length < ended.length) text = setField(file, text, ['ended'], still);
  if (last.statement.status === 'verified') text = setField(file, text, ['status'], 'needs-check');
  return setField(file, text, ['draft'], today, 'status');
}
