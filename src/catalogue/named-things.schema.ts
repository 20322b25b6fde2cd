import { z } from 'zod';
import { basisSchema, idSchema, namesSchema, phoneSchema, statusSchema, textSchema } from './fields.schema.ts';

/** `content/departments.yaml`: stable id → names; an area may give its local name in `area.yaml`. */
export const departmentsSchema = z.record(
  idSchema,
  z.strictObject({
    names: namesSchema,
    aliases: z.array(textSchema).min(1).optional().meta({ title: '别名', description: '导入表格时认得的叫法，不带省市区县名' }),
  }),
);

/** `content/places.yaml`: types of place a family goes to. */
export const placesSchema = z.record(idSchema, z.strictObject({ names: namesSchema, about: namesSchema.optional() }));

/** `content/required-documents.yaml`: papers that are asked for (HSDS required_document). */
export const requiredDocumentsSchema = z.record(idSchema, z.strictObject({ names: namesSchema, about: namesSchema.optional() }));

/** `content/hotlines.yaml`: numbers that work everywhere, in the order in which they are shown. */
export const hotlinesSchema = z.record(
  idSchema,
  z.strictObject({
    number: phoneSchema,
    names: namesSchema,
    for: namesSchema,
    urgent: z.boolean().default(false),
    basis: z.array(basisSchema).optional(),
    status: statusSchema,
  }),
);
