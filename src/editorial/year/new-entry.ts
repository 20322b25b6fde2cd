import { z } from 'zod';
import type { Area, Edition } from '../../catalogue/catalogue.ts';
import { entitlementSchema } from '../../catalogue/entitlement.schema.ts';
import { idSchema } from '../../catalogue/fields.schema.ts';
import { isPublished } from '../../catalogue/frozen-edition.ts';
import type { ResolvedEntitlement } from '../../catalogue/resolve-lists.ts';
import { listsOnDays } from '../../catalogue/lists-on-days.ts';
import type { Content } from '../content-under-check.ts';
import { descriptionOf, titleOf, unwrap } from '../field-names.ts';
import { reservedAddresses } from '../known-addresses.ts';
import { inline } from './edit-yaml.ts';
import { editionAtWork, editionOf, namedEntries, refuseBroken, shortPath } from './find-edition.ts';
import { type Outcome, type PlannedFile, refuse } from './refusals.ts';

export interface NewOrder {
  content: Content;
  area: Area;
  id: string;
  year: string | undefined;
  today: string;
}

/** What a new entry has to say for itself when no area above has it; the check asks for these. */
const neededOfNew = ['title', 'plain', 'who', 'provides', 'category', 'types', 'audience', 'departments', 'basis', 'status', 'assured'];

/**
 * A file to fill in: every field with its meaning in a comment, and, where an area above has the entry, what stands there.
 * Nothing is stated until an editor takes a line's `#` away.
 */
export function newEntry({ content, area, year, today, ...order }: NewOrder): Outcome {
  const broken = refuseBroken(content);
  if (broken) return broken;
  const path = shortPath(area.path);
  const granted = listsOnDays(content.catalogue)(area.path, today)?.entitlements ?? [];
  const titled = new Map(granted.map((each) => [each.id, each.fields.title?.value ?? each.id]));
  const id = [...titled].find(([, title]) => title === order.id)?.[0] ?? order.id;
  if (!idSchema.safeParse(id).success || reservedAddresses.has(id)) {
    const near = namedEntries(new Map([...titled].filter(([, title]) => title.includes(id))));
    const hint = near.zh === '—' ? { zh: '', en: '' } : { zh: `是不是要改${near.zh}？`, en: ` Perhaps ${near.en}?` };
    return refuse('bad-id', { id, hint });
  }
  let edition: Edition | undefined;
  if (year !== undefined && area.editions.length > 0) {
    const found = editionOf(area, year);
    if ('refused' in found) return found;
    edition = found;
  } else edition = editionAtWork(area, today);
  const nextYear = String(Number(today.slice(0, 4)) + 1);
  if (!edition && year === undefined) return refuse('year-needed', { area: area.names.zh, path, year: nextYear });
  const folder = `areas/${area.path}/${edition?.year ?? year ?? ''}`;
  const file = `${folder}/${id}/zh.md`;
  if (content.files.some((each) => each.path === file)) return refuse('entry-exists', { file });
  if (edition && isPublished(edition))
    return refuse('edition-frozen', { area: area.names.zh, path, year: edition.year, next: Number(edition.year) + 1 });

  const from = edition?.statement.inForce.from ?? `${year ?? ''}-01-01`;
  const above =
    area.parent === undefined ? undefined : listsOnDays(content.catalogue)(area.parent, from > today ? from : today)?.byId.get(id);
  const nameOf = (each: string): string => content.catalogue.areas.get(each)?.names.zh ?? each;
  const whose = nameOf(above?.layers[0]?.area ?? '');
  const depth = `${'../'.repeat(file.split('/').length)}schemas`;
  const files: PlannedFile[] = [{ path: file, text: entryTemplate(above, nameOf, `${depth}/entitlement.json`, today), kind: 'new' }];
  if (!edition)
    files.unshift({
      path: `${folder}/edition.yaml`,
      text: editionTemplate(area, year ?? '', `${'../'.repeat(folder.split('/').length + 1)}schemas/edition.json`, today),
      kind: 'new',
    });
  return {
    files,
    said: [
      above
        ? {
            zh: `“${above.fields.title?.value ?? id}”上级已经有（${whose}）：只写和上级不同的，去掉那一行开头的 # 再改；相同的不写。`,
            en: `${whose} has “${id}” already: state only what differs, by taking the # off that line; leave out what is the same.`,
          }
        : {
            zh: `上级没有“${id}”，这是新项目：标“必填”的都要写，有依据才写。`,
            en: `No area above has “${id}”: it is a new entry. Fields marked 必填 are needed; write nothing without a basis.`,
          },
      {
        zh: `下一步：用记事本或 VS Code 打开 content/${file}，写好后运行 npm run check。`,
        en: `Next: open content/${file} in a text editor, fill it in, and run npm run check.`,
      },
    ],
  };
}

function entryTemplate(above: ResolvedEntitlement | undefined, nameOf: (area: string) => string, schema: string, today: string): string {
  const lead = above?.fields.departments?.value.lead[0] ?? 'civil-affairs';
  const lines = Object.entries(entitlementSchema.shape).flatMap(([field, type]) => {
    if (field === 'reason' && !above) return [];
    const need = !above && neededOfNew.includes(field) ? '【必填】' : '';
    const stated = valueAbove(above, field);
    const shown = field === 'assured' ? { on: today, by: lead } : (stated?.value ?? examples[field] ?? example(type as z.ZodType));
    return [
      `# ${titleOf(type as z.ZodType) ?? field}${need}：${explain(type as z.ZodType)}`.replace(/：$/u, ''),
      ...(stated === undefined ? [] : [`# ${nameOf(stated.origin)}写的：`]),
      ...(field === 'status' ? ['status: needs-check'] : linesFor(field, shown).map((line) => `# ${line}`.trimEnd())),
      '',
    ];
  });
  return [
    '---',
    `# yaml-language-server: $schema=${schema}`,
    '# 以 # 开头的行是说明，不起作用。要写哪个字段，就去掉那一行开头的“# ”，再改内容。写完可以把说明都删掉。',
    '# Lines that start with # are notes. To state a field, take the “# ” off its line and change it.',
    '',
    ...lines,
    '---',
    '',
  ].join('\n');
}

/** What a field looks like that nobody has stated yet: its form, no fact. */
const examples: Record<string, unknown> = {
  provides: ['……'],
  conditions: ['……'],
  steps: ['……'],
  audience: { group: 'migrant', ages: { from: 6, under: 16 } },
  values: { amount: { value: 0, unit: 'CNY/month', better: 'higher' } },
  valueLabels: { amount: '……' },
  departments: { lead: ['civil-affairs'] },
  channels: [{ kind: 'phone', phone: '12345' }],
  windows: [{ id: 'enrolment', opens: '07-01', closes: '07-31' }],
  windowLabels: { enrolment: '……' },
  basis: [{ document: '……', clause: '……' }],
};

function editionTemplate(area: Area, year: string, schema: string, today: string): string {
  return [
    `# yaml-language-server: $schema=${schema}`,
    `title: {zh: ${area.names.zh}流动儿童在居住地享有关爱服务清单}`,
    '# 哪天起施行',
    `inForce: {from: ${year}-01-01}`,
    '# 发布部门：departments.yaml 里的代号',
    'issuedBy: [civil-affairs]',
    '# 发布文件：documents 里的代号；还没有的先不写',
    '# document: ',
    '# 本地公布了官方清单才写：有几项，原文我们有没有（held / partly-held / not-held）',
    '# officialList: {items: 19, text: held}',
    'status: needs-check',
    '# 草稿：从哪天开始编；npm run publish 会去掉这一行',
    `draft: ${today}`,
    '',
  ].join('\n');
}

/** A field as the list above has it, and the area that says so. */
function valueAbove(above: ResolvedEntitlement | undefined, field: string): { value: unknown; origin: string } | undefined {
  if (field === 'values') {
    const [first] = Object.values(above?.values ?? {});
    const values = Object.fromEntries(Object.entries(above?.values ?? {}).map(([id, { value }]) => [id, value]));
    return first && { value: values, origin: first.origin.area };
  }
  const stated = (above?.fields as Record<string, { value: unknown; origin: { area: string } } | undefined> | undefined)?.[field];
  return stated && { value: stated.value, origin: stated.origin.area };
}

function linesFor(field: string, value: unknown): string[] {
  const inLines = Array.isArray(value) && value.some((item) => typeof item === 'object' || String(item).length > 12 || item === '……');
  if (inLines) return [`${field}:`, ...value.map((item) => `  - ${inline(item)}`)];
  if (field === 'values') return [`${field}:`, ...Object.entries(value as object).map(([id, each]) => `  ${id}: ${inline(each)}`)];
  return [`${field}: ${value === '' ? '' : inline(value)}`];
}

/** An empty form of a field, in the right shape. */
function example(type: z.ZodType): unknown {
  const inner = unwrap(type);
  if (inner instanceof z.ZodArray) return [];
  if (inner instanceof z.ZodObject || inner instanceof z.ZodRecord) return {};
  if (inner instanceof z.ZodBoolean) return true;
  return '';
}

function explain(type: z.ZodType): string {
  const inner = unwrap(type);
  const element = inner instanceof z.ZodArray ? unwrap(inner.element as z.ZodType) : inner;
  const choices = element instanceof z.ZodEnum ? `可选：${element.options.join(' ')}` : '';
  const parts =
    element instanceof z.ZodObject
      ? Object.entries(element.shape).map(([key, part]) => `${key} ${titleOf(part as z.ZodType) ?? ''}`.trim())
      : [];
  return [descriptionOf(type), choices, parts.length > 0 ? `里面写 ${parts.join('、')}` : ''].filter(Boolean).join('。');
}
