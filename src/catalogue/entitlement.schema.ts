import { z } from 'zod';
import {
  annualDaySchema,
  assuredSchema,
  basisSchema,
  daySchema,
  idSchema,
  officialUrlSchema,
  phoneSchema,
  statusSchema,
  textSchema,
} from './fields.schema.ts';
import { typedValueSchema } from './typed-value.schema.ts';
import { categories, channelKinds, requirements, serviceTypes, targetGroups } from './vocabulary.ts';

/** At most this many characters in the plain sentence (design §4, "Plain words"). */
export const plainSentenceLimit = 40;

/** Latin letters are narrower and words longer: the limit for sentences in other scripts. */
export const plainSentenceLimitOfTranslations = 110;

const sentences = z.array(textSchema).min(1);

/** The words of an entitlement: what is translated, field by field. */
const wordsShape = {
  title: textSchema.max(60).optional().meta({ title: '项目名称', description: '例如 义务教育入学' }),
  plain: textSchema.optional().meta({ title: '一句话', description: `让累了一天的家长一看就懂，不超过 ${plainSentenceLimit} 个字` }),
  keywords: z.array(textSchema).min(1).optional().meta({ title: '日常说法', description: '家长平时怎么说，例如 打疫苗' }),
  who: textSchema.optional().meta({ title: '给谁', description: '服务对象，大白话' }),
  provides: sentences.optional().meta({ title: '能得到什么', description: '一行一条' }),
  conditions: sentences.optional().meta({ title: '条件', description: '一行一条；没有条件就不写' }),
  steps: sentences.optional().meta({ title: '怎么办', description: '一步一行' }),
  where: textSchema.optional().meta({ title: '到哪里', description: '例如 居住地的社区卫生服务中心' }),
  cost: textSchema.optional().meta({ title: '费用', description: '有依据才写' }),
  time: textSchema.optional().meta({ title: '多久', description: '办理时限，有依据才写' }),
  valueLabels: z
    .record(idSchema, textSchema)
    .optional()
    .meta({ title: '数值名称', description: '每个可比数值叫什么，例如 monthly-amount: 每月基本生活费' }),
  windowLabels: z.record(idSchema, textSchema).optional().meta({ title: '时间段名称' }),
};

/** Who it is for, as facts. `for: guardian` is a service to the parents. Ages in years; `under` excludes the birthday. */
export const audienceSchema = z
  .strictObject({
    group: z.enum(targetGroups).meta({ title: '儿童群体', description: 'migrant 流动 / hardship 困境 / left-behind 留守' }),
    for: z.enum(['child', 'guardian', 'family']).default('child').meta({ title: '给孩子/家长/全家' }),
    ages: z
      .strictObject({ from: z.int().min(0).max(18), under: z.int().min(1).max(19) })
      .refine((ages) => ages.from < ages.under, { error: 'ages' })
      .optional()
      .meta({ title: '年龄', description: '{from: 6, under: 16} 表示满 6 岁、不满 16 岁' }),
  })
  .meta({ title: '对象' });

export const channelSchema = z
  .strictObject({
    kind: z.enum(channelKinds).meta({ title: '方式' }),
    place: idSchema.optional().meta({ title: '地点类型', description: 'content/places.yaml 里的代号' }),
    department: idSchema.optional().meta({ title: '部门' }),
    name: textSchema.optional().meta({ title: '平台名称', description: '例如 浙里办' }),
    phone: phoneSchema.optional(),
    url: officialUrlSchema.optional(),
  })
  .refine((channel) => Boolean(channel.place ?? channel.department ?? channel.name ?? channel.phone ?? channel.url), {
    error: 'channel',
  })
  .meta({ title: '办理渠道' });
export type Channel = z.output<typeof channelSchema>;

export const windowSchema = z
  .strictObject({
    id: idSchema,
    opens: z.union([daySchema, annualDaySchema]).optional().meta({ title: '开始' }),
    closes: z.union([daySchema, annualDaySchema]).optional().meta({ title: '截止' }),
  })
  .refine((window) => Boolean(window.opens ?? window.closes), { error: 'window' })
  .meta({ title: '办理时间段', description: '每年同一天写 08-31，只一次写 2026-08-31' });

/** The facts of an entitlement: stated once, in the Chinese file, never translated. */
const factsShape = {
  order: z.int().optional().meta({ title: '次序', description: '在本方面里的先后；不写就排在后面' }),
  category: z.enum(categories).optional().meta({
    title: '方面',
    description:
      'early-childhood 幼有所育 / education 学有所教 / health 病有所医 / housing 住有所居 / support 弱有所扶 / development 发展保障',
  }),
  types: z.array(z.enum(serviceTypes)).min(1).optional().meta({ title: '服务类型', description: '搜索和家庭清单用' }),
  audience: audienceSchema.optional(),
  requires: z.array(z.enum(requirements)).optional().meta({ title: '要求', description: '与条件对应的代号' }),
  values: z.record(idSchema, typedValueSchema).optional().meta({ title: '可比数值' }),
  departments: z
    .strictObject({ lead: z.array(idSchema).min(1), support: z.array(idSchema).default([]) })
    .optional()
    .meta({ title: '牵头部门和配合部门' }),
  requiredDocuments: z.array(idSchema).min(1).optional().meta({ title: '要带的材料', description: 'required-documents.yaml 里的代号' }),
  channels: z.array(channelSchema).min(1).optional().meta({ title: '办理渠道' }),
  windows: z.array(windowSchema).min(1).optional(),
  programmes: z.array(textSchema).min(1).optional().meta({ title: '品牌', description: '例如 阳光招生；不产生权利' }),
  beyondBasicList: z.boolean().optional().meta({ title: '不在基础清单内', description: '国家另有规定、但不属于基础清单的项目写 true' }),
  exceptIn: z
    .array(z.string().regex(/^\d{6}$/u, { error: 'division-code' }))
    .min(1)
    .optional()
    .meta({ title: '不适用的地区', description: '本项目不适用的下级地区的行政区划代码，要写在引号里，例如 "330122"；国家的项目不能写' }),
  handledAtHome: z.boolean().optional().meta({ title: '由户籍地审核', description: '在这里申请，由户籍地审核或发放' }),
};

/** Provenance: each file that states a fact says where it comes from. */
const provenanceShape = {
  basis: z.array(basisSchema).min(1).optional(),
  status: statusSchema.optional(),
  assured: assuredSchema.optional(),
  reason: textSchema.optional().meta({ title: '理由', description: '比上一版低、条件比上级严或对象比上级窄时必须写' }),
  offered: z.boolean().optional().meta({ title: '是否提供', description: '基础清单的项目不能写 false' }),
};

/** Front matter of `…/<edition>/<entitlement>/zh.md`. A local file states only what differs from above. */
export const entitlementSchema = z.strictObject({ ...wordsShape, ...factsShape, ...provenanceShape }).meta({ title: '项目' });
export type EntitlementStatement = z.output<typeof entitlementSchema>;

/** Front matter of `…/<entitlement>/en.md`, `ug.md`: words only, and what they translate. */
export const translationSchema = z
  .strictObject({
    ...wordsShape,
    translates: z
      .string()
      .regex(/^[0-9a-f]{12}$/u)
      .optional()
      .meta({ title: '译自', description: '由 npm run stamp 填写' }),
    reviewed: z.boolean().default(false).meta({ title: '已由译者校对' }),
  })
  .meta({ title: '译文' });
export type EntitlementTranslation = z.output<typeof translationSchema>;

export const wordFields = Object.keys(wordsShape) as (keyof typeof wordsShape)[];
export const factFields = Object.keys(factsShape) as (keyof typeof factsShape)[];
export type WordField = (typeof wordFields)[number];
export type FactField = (typeof factFields)[number];
export type StatedField = WordField | FactField;
