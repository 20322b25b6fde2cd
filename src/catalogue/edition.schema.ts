import { z } from 'zod';
import { assuredSchema, daySchema, idSchema, namesSchema, statusSchema, textSchema } from './fields.schema.ts';

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
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/u)
      .optional()
      .meta({ title: '冻结摘要', description: '由 npm run publish 填写' }),
    corrections: z
      .array(z.strictObject({ on: daySchema, text: textSchema }))
      .min(1)
      .optional()
      .meta({ title: '更正', description: '联系方式、错字等更正，带日期' }),
  })
  .meta({ title: '版' });
export type EditionStatement = z.output<typeof editionSchema>;
