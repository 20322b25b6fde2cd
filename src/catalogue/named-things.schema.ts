import { z } from 'zod';
import { basisSchema, idSchema, namesSchema, phoneSchema, statusSchema } from './fields.schema.ts';

/** `content/departments.yaml`: stable id → names; an area may give its local name in `area.yaml`. */
export const departmentsSchema = z.record(idSchema, z.strictObject({ names: namesSchema }));

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
