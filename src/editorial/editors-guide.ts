import { z } from 'zod';
import { contactPointSchema, areaSchema } from '../catalogue/area.schema.ts';
import { documentSchema } from '../catalogue/document.schema.ts';
import { editionSchema } from '../catalogue/edition.schema.ts';
import { audienceSchema, channelSchema, entitlementSchema, translationSchema, windowSchema } from '../catalogue/entitlement.schema.ts';
import { assuredSchema, basisSchema } from '../catalogue/fields.schema.ts';
import { guideSchema } from '../catalogue/guide.schema.ts';
import { typedValueSchema } from '../catalogue/typed-value.schema.ts';
import { lexiconSchema } from '../search/content-rules/lexicon-rules.ts';
import { descriptionOf, titleOf, unwrap } from './field-names.ts';
import { type FindingKind, headingOf } from './finding.ts';
import { type FindingCode, findings } from './findings.ts';

/** The parts of `content/README.md` that the schemas and the findings write; a test keeps the file equal to them. */
export const generatedParts = {
  fields: writeFieldTables,
  findings: writeFindingSections,
} as const;

export type GeneratedPart = keyof typeof generatedParts;

/** The guide with its generated parts renewed, everything else as the editors wrote it. */
export function renewEditorsGuide(guide: string): string {
  return Object.entries(generatedParts).reduce((text, [part, write]) => {
    const [start, end] = [`<!-- ${part}: generated -->`, `<!-- /${part} -->`];
    const from = text.indexOf(start);
    const to = text.indexOf(end);
    return from === -1 || to === -1 ? text : `${text.slice(0, from + start.length)}\n\n${write()}\n\n${text.slice(to)}`;
  }, guide);
}

const tables: [string, z.ZodObject][] = [
  ['项目的中文文件 `zh.md`', entitlementSchema],
  ['对象 `audience`', audienceSchema],
  ['可比数值 `values` 里的每一个', typedValueSchema],
  ['办理渠道 `channels` 里的每一条', channelSchema],
  ['时间段 `windows` 里的每一条', windowSchema],
  ['依据 `basis` 里的每一条', basisSchema],
  ['核对 `assured`', assuredSchema],
  ['译文 `en.md`、`ug.md`（没有列出的字段和中文相同）', translationSchema.pick({ translates: true, reviewed: true })],
  ['版 `edition.yaml`', editionSchema],
  ['地区 `area.yaml`', areaSchema],
  ['联系点 `contacts` 里的每一个', contactPointSchema],
  ['政策文件 `documents/<代号>.yaml`', documentSchema],
  ['指南 `pages/<主题>/zh.md`', guideSchema],
  ['家长的说法 `lexicon/<服务类型>.yaml`', lexiconSchema],
];

export function writeFieldTables(): string {
  return tables
    .map(([title, schema]) => [`### ${title}`, '', '| 字段 | 名称 | 必填 | 怎么写 |', '|---|---|---|---|', ...rowsOf(schema)].join('\n'))
    .join('\n\n');
}

function rowsOf(schema: z.ZodObject): string[] {
  return Object.entries(schema.shape).map(([key, field]) => {
    const type = field as z.ZodType;
    const required = type instanceof z.ZodOptional || type instanceof z.ZodDefault ? '' : '是';
    const cells = [`\`${key}\``, titleOf(type) ?? '', required, [descriptionOf(type), choicesOf(type)].filter(Boolean).join('。')];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join(' | ')} |`;
  });
}

function choicesOf(schema: z.ZodType): string {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) return choicesOf(inner.element as z.ZodType);
  if (inner instanceof z.ZodBoolean) return '`true` 或 `false`';
  return inner instanceof z.ZodEnum ? `可选：${inner.options.map((option) => `\`${option}\``).join(' ')}` : '';
}

export function writeFindingSections(): string {
  return (Object.keys(findings) as FindingCode[])
    .map((code) => {
      const { severity, message, help }: FindingKind = findings[code];
      const mark = severity === 'error' ? '错误，必须改' : '提醒，不影响发布';
      return [
        `### ${headingOf(code)}`,
        '',
        `（${mark}）${blank(message.zh)}`,
        '',
        `**怎么改**：${blank(help.zh)}`,
        '',
        `${blank(message.en)} ${blank(help.en)}`,
      ].join('\n');
    })
    .join('\n\n');
}

/** A wording without its particulars. */
function blank(text: string): string {
  const braces = { leftBrace: '{', rightBrace: '}' };
  const filled = text.replaceAll(/\{(leftBrace|rightBrace)\}/gu, (_match, name: keyof typeof braces) => braces[name]);
  return filled
    .replaceAll(/(?<=[\u4e00-\u9fa5“])\{field\}/gu, '这个字段')
    .replaceAll(/\{hint\}/gu, '')
    .replaceAll(/\{[a-zA-Z]+\}/gu, '…')
    .replaceAll('<', '&lt;')
    .trim();
}
