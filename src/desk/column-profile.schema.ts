import { z } from 'zod';

/** What a column may hold: everything that a declaration says, and nothing that it does not. */
export const columnValues = [
  ...(['number', 'id', 'reference', 'half-year', 'received-on', 'sent-on', 'revision', 'form'] as const),
  ...(['district', 'town', 'community'] as const),
  ...(['child.name', 'child.born', 'child.age', 'child.household', 'child.household-district', 'child.since'] as const),
  ...(['child.lives-with', 'child.permit', 'child.school', 'child.insurance'] as const),
  ...(['needs', 'call-soon', 'pass-on'] as const),
  ...(['contact.name', 'contact.relation', 'contact.phone', 'contact.times', 'contact.language'] as const),
  // The platform has the column, the declaration does not ask: stays empty, and `note` says why.
  'empty',
] as const;
export type ColumnValue = (typeof columnValues)[number];

const words = z.record(z.string().min(1), z.string().min(1));

const columnSchema = z
  .strictObject({
    /** As the platform's table has it. */
    heading: z.string().min(1).max(60),
    value: z.enum(columnValues),
    /** Months as `2018-05`, `201805` or `2018年5月`. */
    months: z.enum(['dash', 'digits', 'chinese']).optional(),
    /** A district as its six digits or by its names. */
    districts: z.enum(['code', 'names']).optional(),
    /** The platform's words for our answers: `both-parents: 父母双方`. Without: the portal's Chinese words. */
    words: words.optional(),
    /** Between several answers in one cell. */
    separator: z.string().min(1).max(3).optional(),
    /** For the operator, in Chinese. */
    note: z.string().min(1).optional(),
  })
  .refine(({ value, note }) => value !== 'empty' || note !== undefined, { message: 'an empty column needs a note', path: ['note'] });

/** `content/desk/profiles/<id>.yaml`: one government platform's columns. An office changes headings, order and words without code. */
export const columnProfileSchema = z.strictObject({
  /** Is also the sheet's name: Excel takes 31 characters and none of these. */
  title: z.string().regex(/^[^[\]:*?/\\]{1,31}$/u),
  /** Where the columns come from, and what is not certain about them: the operator reads it before each export. */
  note: z.string().min(1),
  /** Codes of the areas whose desks use the platform; left out: every desk. */
  areas: z
    .array(z.string().regex(/^\d{6}$/u))
    .min(1)
    .optional(),
  columns: z.array(columnSchema).min(1).max(80),
});

export type Column = z.output<typeof columnSchema>;
export interface ColumnProfile extends z.output<typeof columnProfileSchema> {
  /** The file's name: `jianfu`. */
  id: string;
}
