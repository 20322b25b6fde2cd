import { readFileSync } from 'node:fs';
import { z } from 'zod';

interface Table {
  required: string[];
  fields: Record<string, string>;
}
const tables = JSON.parse(readFileSync(new URL('../fixtures/hsds/tables.json', import.meta.url), 'utf8')) as Record<string, Table>;

const scalars: Record<string, z.ZodType> = {
  string: z.string().min(1),
  number: z.number(),
  boolean: z.boolean(),
  uuid: z.uuid(),
  uri: z.url(),
  email: z.email(),
  date: z.iso.date(),
  'date-time': z.iso.datetime({ offset: true }),
};

/** The schema of one table of HSDS 3, those that it nests included (`tests/fixtures/hsds/README.md`). */
export function hsdsTable(name: string): z.ZodType {
  const table = tables[name];
  if (!table) throw new RangeError(`HSDS has no table ${name} here`);
  const shape = Object.entries(table.fields).map(([field, type]) => {
    const schema = typeOf(type);
    return [field, table.required.includes(field) ? schema : schema.optional()] as const;
  });
  return z.strictObject(Object.fromEntries(shape));
}

function typeOf(type: string): z.ZodType {
  const scalar = scalars[type];
  if (scalar) return scalar;
  if (type.endsWith('[]')) return z.array(z.lazy(() => hsdsTable(type.slice(0, -2)))).min(1);
  return type.includes('|') ? z.enum(type.split('|')) : z.lazy(() => hsdsTable(type));
}
