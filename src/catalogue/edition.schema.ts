import { z } from 'zod';
import { assuredSchema, daySchema, idSchema, namesSchema, statusSchema, textSchema } from './fields.schema.ts';

/** One thing mended after publication. A slip of the pen in a frozen sentence says what stood there, so that it can be checked. */
export const correctionSchema = z
  .strictObject({
    on: daySchema.meta({ title: '更正日期' }),
    text: textSchema.meta({ title: '更正说明', description: '网页上会显示' }),
    entitlement: idSchema.optional().meta({ title: '更正的项目' }),
    field: textSchema.optional().meta({ title: '更正的字段', description: '例如 provides.0' }),
    from: textSchema.optional().meta({ title: '原来的字' }),
    to: textSchema.optional().meta({ title: '改成的字' }),
  })
  .meta({ title: '更正' });
export type Correction = z.output<typeof correctionSchema>;

/** `…/<year>/edition.yaml`: one dated publication of an area's list. */
export const editionSchema = z
  .strictObject({
    title: namesSchema.meta({ title: '清单名称' }),
    inForce: z
      .strictObject({ from: daySchema, to: daySchema.optional() })
      .refine((span) => !span.to || span.from <= span.to, { error: 'span' })
      .meta({ title: '施行日期', description: 'from 起（含），to 止（含，可不写）' }),
    issuedBy: z.array(idSchema).min(1).meta({ title: '发布部门' }),
    document: idSchema.optional().meta({ title: '发布文件' }),
    officialList: z
      .strictObject({
        items: z.int().positive().optional().meta({ title: '官方清单项数' }),
        text: z.enum(['held', 'partly-held', 'not-held']).meta({ title: '清单原文是否收录' }),
      })
      .optional()
      .meta({ title: '官方清单', description: '本地公布了流动儿童清单才写：有几项、原文我们有没有；没有清单、只有方案或做法的不写' }),
    status: statusSchema,
    assured: assuredSchema.optional(),
    ended: z
      .array(z.strictObject({ entitlement: idSchema, reason: textSchema }))
      .min(1)
      .optional()
      .meta({ title: '取消的项目', description: '上一版有、这一版没有的，写明理由' }),
    note: namesSchema.optional().meta({ title: '说明' }),
    draft: daySchema.optional().meta({ title: '草稿', description: '从哪天开始编；有这一行的版还不施行，由 npm run publish 去掉' }),
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/u)
      .optional()
      .meta({ title: '冻结摘要', description: '由 npm run publish 填写' }),
    published: z
      .strictObject({ on: daySchema, entries: z.record(idSchema, z.string().regex(/^(?:[0-9a-f]{4}|_{4})*\.(?:[0-9a-f]{4}|_{4})*$/u)) })
      .optional()
      .meta({ title: '发布记录', description: '由 npm run publish 填写，不要手改' }),
    corrections: z
      .array(correctionSchema)
      .min(1)
      .optional()
      .meta({ title: '更正', description: '发布以后改联系方式、错字，一处一条，带日期；npm run correct 会写' }),
  })
  .meta({ title: '版' });
export type EditionStatement = z.output<typeof editionSchema>;
