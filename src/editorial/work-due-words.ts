import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Duty, DutyItem, DutyKind } from '../catalogue/work-due.ts';
import type { TypedValue } from '../catalogue/typed-value.schema.ts';
import { nameField } from './field-names.ts';
import type { Bilingual } from './finding.ts';
import { nameValue } from './wording.ts';

/** What each kind of work is called. */
export const dutyNames: Record<DutyKind, Bilingual> = {
  overdue: { zh: '核对已过期', en: 'check has run out' },
  'due-soon': { zh: '60 天内要核对', en: 'check due within 60 days' },
  'changed-above': { zh: '上级变了，本地另有规定', en: 'changed above, overridden here' },
  'document-lapsed': { zh: '依据的文件已失效', en: 'cited document is no longer valid' },
  'document-lapsing': { zh: '依据的文件 60 天内失效', en: 'cited document ends within 60 days' },
  'edition-ran-out': { zh: '版已到期，没有新的', en: 'edition has run out' },
  'edition-runs-out': { zh: '版 60 天内到期', en: 'edition ends within 60 days' },
  draft: { zh: '草稿等着发布', en: 'draft to be published' },
  'stale-translation': { zh: '译文旧了或没有盖戳', en: 'stale or unstamped translation' },
  'broken-link': { zh: '链接打不开或网页变了', en: 'link broken or page changed' },
  'nothing-published': { zh: '区县还没有自己的清单', en: 'districts without a list of their own' },
};

/** What to do about it, as a command where there is one. */
export function dutyHelp({ kind, area, items }: Duty): Bilingual {
  const path = area.replace(/^china\//u, '');
  const ids = [...new Set(items.map(({ id }) => id))];
  const named = ids.length > 12 ? '<项目 entries> | --all' : ids.join(' ');
  const guides = isOfGuides(items);
  switch (kind) {
    case 'overdue':
    case 'due-soon':
      return guides
        ? { zh: '看一遍，改 assured。', en: 'Read it again and change assured.' }
        : same(`npm run assure -- ${path} ${named} --by <部门 department>`);
    case 'changed-above':
      return {
        zh: '照旧的，运行第一个命令；跟着改的，运行第二个。已经发布的版，先 npm run roll 开下一版再跟着改。',
        en: 'To keep, the first command; to take over, the second: of a published edition in the next one (npm run roll).',
      };
    case 'document-lapsed':
    case 'document-lapsing':
      return {
        zh: '找接替的文件，改 basis；没有的，问牵头部门还办不办。',
        en: 'Find what follows it and change basis; or ask the lead department.',
      };
    case 'edition-ran-out':
    case 'edition-runs-out':
      return same(`npm run roll -- ${path} <年份 year>`);
    case 'draft':
      return same(`npm run publish -- ${path} ${items[0]?.id ?? ''}`);
    case 'stale-translation':
      return {
        zh: '改好译文，再运行 npm run stamp -- --restamp content/<文件>',
        en: 'Mend it, then npm run stamp -- --restamp content/<file>',
      };
    case 'broken-link':
      return { zh: '看 npm run watch 写的改动建议。', en: 'See the proposals of npm run watch.' };
    case 'nothing-published':
      return same(`npm run new -- <地区 area> <项目 entry> --year <年份 year>; npm run import`);
  }
}

/** The two answers to a change above, each with its command. */
function keepOrTakeOver(area: string, { id, change }: DutyItem): string[] {
  if (!change) return [];
  const path = area.replace(/^china\//u, '');
  const field = change.value === undefined ? change.field : `${change.field}.${change.value}`;
  const by = '--by <部门 department>';
  return [
    `       照旧 keep: npm run assure -- ${path} ${id} ${by}`,
    `       跟着改 take over: npm run take-over -- ${path} ${id} ${field} ${by}`,
  ];
}

const isOfGuides = (items: readonly DutyItem[]): boolean => items.every(({ file }) => file.startsWith('pages/'));

const same = (text: string): Bilingual => ({ zh: text, en: text });

/** One thing to look at, in words. */
export function describeDutyItem(catalogue: Pick<Catalogue, 'areas'>, kind: DutyKind, item: DutyItem): Bilingual {
  const { id, day, locale, change, file } = item;
  const nameOf = (path: string): string => catalogue.areas.get(path)?.names.zh ?? path;
  if (kind === 'nothing-published') return { zh: nameOf(id), en: id };
  if (change) {
    const field =
      change.field === 'values' ? { zh: `“${change.value ?? ''}”`, en: `“${change.value ?? ''}”` } : nameField(file, [change.field]);
    const when = day === undefined ? '' : `${day} `;
    return {
      zh: `${id}：${when}${nameOf(change.above)}把${field.zh}从 ${show(change.before).zh} 改为 ${show(change.after).zh}；这里写的是 ${show(change.here).zh}。照旧，还是跟着改？`,
      en: `${id}: ${when}${change.above} changed ${field.en} from ${show(change.before).en} to ${show(change.after).en}; here it is ${show(change.here).en}. Keep or take over?`,
    };
  }
  const until = day === undefined ? '' : ` ${day}`;
  const words = `${id}${locale === undefined ? '' : ` ${locale}`}${until}`;
  return { zh: words, en: words };
}

function show(value: unknown): Bilingual {
  if (value === undefined) return { zh: '没有写', en: 'nothing' };
  if (isValue(value)) return nameValue(value);
  const text =
    typeof value === 'string'
      ? value
      : Array.isArray(value) && value.every((each) => typeof each === 'string')
        ? value.join('；')
        : JSON.stringify(value);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return { zh: `“${short}”`, en: `“${short}”` };
}

const isValue = (value: unknown): value is TypedValue => typeof value === 'object' && value !== null && 'value' in value && 'unit' in value;

/** The whole desk as text: Chinese first, English beneath, the widest reach first. */
export function dutiesAsText(catalogue: Pick<Catalogue, 'areas'>, duties: readonly Duty[], { most = 12 } = {}): string {
  const lines = duties.flatMap((duty, index) => {
    const { kind, area, items, reach } = duty;
    const guides = isOfGuides(items);
    const name = guides ? '指南' : (catalogue.areas.get(area)?.names.zh ?? area);
    const shown = items.slice(0, most).map((item) => describeDutyItem(catalogue, kind, item));
    const rest = items.length - shown.length;
    const help = dutyHelp(duty);
    const { zh, en } = dutyNames[kind];
    const what =
      kind === 'nothing-published'
        ? { zh: `${items.length} 个${zh}`, en: `${items.length} ${en}` }
        : { zh: `${zh}，${items.length} 项`, en: `${en}, ${items.length}` };
    const isLong = kind === 'changed-above';
    const list = isLong
      ? shown.flatMap(({ zh, en }, at) => [`     · ${zh}`, `       ${en}`, ...(items[at] ? keepOrTakeOver(area, items[at]) : [])])
      : [`     ${shown.map(({ zh }) => zh).join('、')}${rest > 0 ? ` …（还有 ${rest}）` : ''}`];
    return [
      `${String(index + 1).padStart(3)}. ${name}：${what.zh}，影响 ${reach}（区县×项）`,
      `     ${guides ? 'guides' : area}: ${what.en}, reach ${reach} (districts × items)`,
      ...list,
      `     → ${help.zh}`,
      ...(help.en === help.zh ? [] : [`     → ${help.en}`]),
      '',
    ];
  });
  return `${lines.join('\n')}\n`;
}
