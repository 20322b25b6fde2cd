import { parse } from 'yaml';
import { z } from 'zod';
import { schemaOf, unwrap } from '../field-names.ts';
import type { FieldPath } from '../finding.ts';
import { yamlOf } from '../find-line.ts';
import { appendItem, removeField, setField } from '../year/edit-yaml.ts';
import { formKeys } from './form-field.ts';
import { fromFormValue, isMap, toFormValue } from './form-values.ts';

/** A file as a form has it: its fields, its body, and where it came from. */
export type Form = Record<string, unknown>;

/** A form of a file of `content/`. Throws a RangeError where the file has no schema, and where its YAML cannot be read. */
export function formOfFile(path: string, text: string): Form {
  const schema = schemaOfForm(path);
  const data = dataOf(path, text);
  const shown = toFormValue(schema, data);
  const fields = isRecord(schema) ? { [formKeys.entries]: shown } : (shown as Form);
  const body = bodyOf(path, text);
  return {
    ...fields,
    ...(body === '' ? {} : { [formKeys.body]: body }),
    [formKeys.file]: { path, text },
  };
}

/**
 * The file with what the form changed, and nothing else: comments, order, quotes and blanks of what was not touched stay as they are,
 * empty fields are left out, and what was empty before and means something (`requires: []`) stays. `text` is the file that the form
 * was made of; empty for a new one.
 */
export function fileOfForm(path: string, text: string, form: Form): string {
  const schema = schemaOfForm(path);
  const before = settled(schema, toFormValue(schema, dataOf(path, text)));
  const after = settled(schema, isRecord(schema) ? form[formKeys.entries] : form);
  const start = text === '' && path.endsWith('.md') ? '---\n---\n' : text;
  return withBody(path, writeChanges(path, start, [], before, after), form[formKeys.body]);
}

function schemaOfForm(path: string): z.ZodType {
  const schema = schemaOf(path);
  if (!schema) throw new RangeError(`${path} has no form`);
  return schema;
}

const isRecord = (schema: z.ZodType): boolean => unwrap(schema) instanceof z.ZodRecord;

/** What a form says, without what is empty and without what is the form's own. */
function settled(schema: z.ZodType, form: unknown): Record<string, unknown> {
  const value = fromFormValue(schema, form);
  if (!isMap(value)) return {};
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodObject)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => Object.hasOwn(inner.shape, key)));
}

function dataOf(path: string, text: string): unknown {
  const { yaml } = yamlOf({ path, text: text.replaceAll('\r\n', '\n') });
  return (parse(yaml, { maxAliasCount: 0, stringKeys: true }) as unknown) ?? {};
}

const bodyOf = (path: string, text: string): string => {
  if (!path.endsWith('.md')) return '';
  const { yaml } = yamlOf({ path, text: text.replaceAll('\r\n', '\n') });
  const lines = yaml === '' ? 0 : yaml.split('\n').length;
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .slice(lines + 2)
    .join('\n')
    .trim();
};

function writeChanges(path: string, text: string, at: FieldPath, before: Record<string, unknown>, after: Record<string, unknown>): string {
  let written = text;
  for (const key of Object.keys(before)) if (!(key in after)) written = remove(path, written, [...at, key]);
  let previous: string | undefined;
  for (const [key, value] of Object.entries(after)) {
    written =
      key in before ? change(path, written, [...at, key], before[key], value) : setField(path, written, [...at, key], value, previous);
    previous = key;
  }
  return written;
}

function change(path: string, text: string, at: FieldPath, before: unknown, after: unknown): string {
  if (isSame(before, after)) return text;
  try {
    if (isMap(before) && isMap(after)) return writeChanges(path, text, at, before, after);
    if (Array.isArray(before) && Array.isArray(after)) return changeList(path, text, at, before, after);
    return setField(path, text, at, after);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // Where a part cannot be taken out by itself (the first field behind a dash), the whole is written anew.
    return setField(path, text, at, after);
  }
}

function changeList(path: string, text: string, at: FieldPath, before: readonly unknown[], after: readonly unknown[]): string {
  const isLonger = after.length > before.length && before.every((item, index) => isSame(item, after[index]));
  if (isLonger) return after.slice(before.length).reduce<string>((written, item) => appendItem(path, written, at, item), text);
  if (after.length !== before.length) return setField(path, text, at, after);
  return after.reduce<string>((written, item, index) => change(path, written, [...at, index], before[index], item), text);
}

function remove(path: string, text: string, at: FieldPath): string {
  return removeField(path, text, at);
}

function withBody(path: string, text: string, body: unknown): string {
  if (!path.endsWith('.md')) return text;
  const wanted = typeof body === 'string' ? body.replaceAll('\r\n', '\n').trim() : '';
  const present = bodyOf(path, text);
  if (wanted === present) return text;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const match = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?(?<=\n)---[ \t]*(?:\r?\n|$)/u.exec(text);
  const head = (match?.[0] ?? '').replace(/\r?\n?$/u, newline);
  return wanted === '' ? head : `${head}${newline}${wanted.replaceAll('\n', newline)}${newline}`;
}

/** Deep equality of plain data; the order of keys does not count. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  if (isMap(one) && isMap(other)) {
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => key in other && isSame(one[key], other[key]));
  }
  return one === other;
}
