import { z } from 'zod';
import { daySchema, namesSchema, textSchema } from './fields.schema.ts';

const codeSchema = z.string().regex(/^\d{6}$/u);

/** `content/divisions.json`: China's province-, city- and county-level divisions (GB/T 2260 codes). */
export const divisionsSchema = z.strictObject({
  source: textSchema,
  asOf: daySchema,
  note: namesSchema,
  divisions: z.array(
    z.strictObject({
      code: codeSchema,
      parent: codeSchema,
      level: z.enum(['province', 'city', 'district']),
      type: textSchema,
      slug: z.string().regex(/^[a-z]+(-[a-z]+)*$/u),
      names: namesSchema,
      validFrom: daySchema.optional(),
    }),
  ),
  aliases: z.array(
    z.strictObject({
      code: codeSchema,
      name: textSchema,
      validTo: daySchema.optional(),
      becomes: z.array(codeSchema).min(1),
      confirm: z.boolean().optional(),
      note: textSchema.optional(),
    }),
  ),
});
export type Divisions = z.output<typeof divisionsSchema>;
