import { z } from 'zod';
import { daySchema, idSchema, namesSchema, officialUrlSchema, textSchema } from './fields.schema.ts';
import { targetGroups, validities } from './vocabulary.ts';

/** 发文字号 as `民发〔2024〕35号`. */
const documentNumberSchema = z
  .string()
  .regex(/^[\u4e00-\u9fa5]+(〔\d{4}〕(第)?\d+号|令(第)?\d+号|第\d+号|令\d+号)$/u, { error: 'document-number' });

/** `content/documents/<id>.yaml`: a policy document or law that is cited as basis (metadata as on government sites). */
export const documentSchema = z
  .strictObject({
    title: namesSchema.meta({ title: '标题' }),
    shortTitle: namesSchema.optional().meta({ title: '简称' }),
    documentNumber: documentNumberSchema.optional().meta({ title: '发文字号' }),
    kind: z.enum(['law', 'regulation', 'policy', 'notice', 'review', 'report']).meta({ title: '种类' }),
    level: z.enum(['nation', 'province', 'city', 'district']).meta({ title: '层级' }),
    area: z
      .string()
      .regex(/^china(\/[a-z0-9-]+)*$/u)
      .meta({ title: '地区', description: '例如 china/zhejiang/hangzhou' }),
    issuers: z.array(textSchema).min(1).meta({ title: '发文单位' }),
    issuersCount: z.int().positive().optional().meta({ title: '联合发文单位数' }),
    madeOn: daySchema.optional().meta({ title: '成文日期' }),
    publishedOn: daySchema.optional().meta({ title: '发布日期' }),
    effectiveOn: daySchema.optional().meta({ title: '施行日期' }),
    repealedOn: daySchema.optional().meta({ title: '废止日期' }),
    validity: z.enum(validities).meta({ title: '有效性' }),
    targetGroups: z.array(z.enum(targetGroups)).min(1).meta({ title: '适用群体' }),
    indexNumber: textSchema.optional().meta({ title: '索引号' }),
    topic: textSchema.optional().meta({ title: '主题分类' }),
    openMode: textSchema.optional().meta({ title: '公开方式' }),
    sourceUrl: officialUrlSchema.optional().meta({ title: '官方网址', description: '只写 .gov.cn 原文；没有就不写' }),
    basis: z.array(idSchema).min(1).optional().meta({ title: '上位文件' }),
    held: z.enum(['full-text', 'cited']).meta({ title: '原文', description: 'full-text 全文读过；cited 只见于其他文件或官方报道的引用' }),
    citedIn: namesSchema.optional().meta({ title: '见于', description: '没有全文时，从哪里知道它' }),
    summary: namesSchema.optional().meta({ title: '内容简介', description: '自己的话' }),
    warning: namesSchema.optional().meta({ title: '提醒', description: '例如机构已撤并、数字已过时' }),
    clauses: z
      .array(
        z.strictObject({
          id: z.string().min(1),
          title: namesSchema,
          targetGroups: z.array(z.enum(targetGroups)).min(1).optional(),
        }),
      )
      .min(1)
      .optional()
      .meta({ title: '条款' }),
  })
  .meta({ title: '政策文件' });
export type DocumentStatement = z.output<typeof documentSchema>;
