import { z } from 'zod';
import { assuredSchema, basisSchema, statusSchema, textSchema } from './fields.schema.ts';

/** Front matter of `content/pages/<topic>/zh.md`: a guide. */
export const guideSchema = z
  .strictObject({
    title: textSchema.meta({ title: '标题' }),
    plain: textSchema.meta({ title: '一句话', description: '不超过 40 个字' }),
    order: z.int().meta({ title: '次序' }),
    place: z.enum(['guide', 'about']).meta({ title: '放在', description: 'guide 给家长的指南；about 关于本站' }),
    basis: z.array(basisSchema).min(1).optional(),
    status: statusSchema,
    assured: assuredSchema,
  })
  .meta({ title: '指南' });

/** Front matter of `content/pages/<topic>/en.md`, `ug.md`. */
export const guideTranslationSchema = z.strictObject({
  title: textSchema,
  plain: textSchema,
  translates: z
    .string()
    .regex(/^[0-9a-f]{12}$/u)
    .optional(),
  reviewed: z.boolean().default(false),
});

export type GuideStatement = z.output<typeof guideSchema>;
export type GuideTranslation = z.output<typeof guideTranslationSchema>;

/** The Chinese words of a guide in a fixed order: what a translation translates. */
export function guideText(statement: Pick<GuideStatement, 'title' | 'plain'>, body: string): string {
  return JSON.stringify([statement.title, statement.plain, body.trim()]);
}
