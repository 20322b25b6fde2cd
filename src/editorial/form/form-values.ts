import { z } from 'zod';
import { unwrap } from '../field-names.ts';
import { formKeys } from './form-field.ts';

/**
 * The data of a file as a form shows it, and back. A form knows no records and no choice of true and false that may be left open:
 * records are lists whose items say their key, booleans are the words `true` and `false`. All else is the same.
 */
export function toFormValue(schema: z.ZodType, value: unknown): unknown {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodBoolean && typeof value === 'boolean') return String(value);
  if (inner instanceof z.ZodArray && Array.isArray(value)) return value.map((item) => toFormValue(inner.element as z.ZodType, item));
  if (inner instanceof z.ZodObject && isMap(value)) {
    return mapValues(value, (key, each) => {
      const field = fieldSchema(inner, key);
      return field ? toFormValue(field, each) : each;
    });
  }
  if (inner instanceof z.ZodRecord && isMap(value)) {
    return Object.entries(value).map(([key, each]) => {
      const shown = toFormValue(inner.valueType as z.ZodType, each);
      return isMap(shown) ? { [formKeys.id]: key, ...shown } : { [formKeys.id]: key, [formKeys.value]: shown };
    });
  }
  return value;
}

/** Back again, without anything that is empty: an empty field would override what is inherited. Undefined where nothing is left. */
export function fromFormValue(schema: z.ZodType, value: unknown): unknown {
  const inner = unwrap(schema);
  if (value === '' || value === null || value === undefined) return undefined;
  if (typeof value === 'string') {
    const text = value.replaceAll('\r\n', '\n').trim();
    if (inner instanceof z.ZodBoolean && (text === 'true' || text === 'false')) return text === 'true';
    return text === '' ? undefined : text;
  }
  if (Array.isArray(value) && inner instanceof z.ZodRecord) return recordOf(inner, value);
  if (Array.isArray(value)) {
    const element = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined;
    const items = value.map((item: unknown) => (element ? fromFormValue(element, item) : item)).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (isMap(value) && inner instanceof z.ZodObject) {
    const kept = mapValues(value, (key, each) => {
      const field = fieldSchema(inner, key);
      return field ? fromFormValue(field, each) : each;
    });
    return Object.keys(kept).length > 0 ? kept : undefined;
  }
  return value;
}

function recordOf(schema: z.ZodRecord, items: readonly unknown[]): Record<string, unknown> | undefined {
  const entries = items.flatMap((item) => {
    if (!isMap(item)) return [];
    const { [formKeys.id]: key, ...rest } = item;
    const inner = unwrap(schema.valueType as z.ZodType);
    const value = fromFormValue(inner, inner instanceof z.ZodObject ? rest : rest[formKeys.value]);
    return typeof key === 'string' && key !== '' && value !== undefined ? [[key.trim(), value] as const] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

const fieldSchema = ({ shape }: z.ZodObject, key: string): z.ZodType | undefined =>
  Object.hasOwn(shape, key) ? (shape as Record<string, z.ZodType>)[key] : undefined;

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function mapValues(map: Record<string, unknown>, change: (key: string, value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(map).flatMap(([key, value]) => {
      const changed = change(key, value);
      return changed === undefined ? [] : [[key, changed]];
    }),
  );
}
