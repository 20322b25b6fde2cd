import { z } from 'zod';
import { areaSchema } from '../catalogue/area.schema.ts';
import { divisionsSchema } from '../catalogue/division.schema.ts';
import { documentSchema } from '../catalogue/document.schema.ts';
import { editionSchema } from '../catalogue/edition.schema.ts';
import { entitlementSchema, translationSchema } from '../catalogue/entitlement.schema.ts';
import { guideSchema, guideTranslationSchema } from '../catalogue/guide.schema.ts';
import { departmentsSchema, hotlinesSchema, placesSchema, requiredDocumentsSchema } from '../catalogue/named-things.schema.ts';
import { lexiconFile, lexiconSchemaOf } from '../search/content-rules/lexicon-rules.ts';
import { idSchema } from '../catalogue/fields.schema.ts';
import type { Bilingual, FieldPath } from './finding.ts';

/** Every kind of file: its name, where it stands, what it is read with. Markdown has no glob: editors know YAML by the file's ending. */
export const schemas: readonly { name: string; pattern: RegExp; globs: string[]; schema: z.ZodType }[] = [
  { name: 'area', pattern: /^areas\/.*\/area\.yaml$/u, globs: ['areas/**/area.yaml'], schema: areaSchema },
  { name: 'edition', pattern: /^areas\/.*\/edition\.yaml$/u, globs: ['areas/**/edition.yaml'], schema: editionSchema },
  { name: 'entitlement', pattern: /^areas\/.*\/zh\.md$/u, globs: [], schema: entitlementSchema },
  { name: 'translation', pattern: /^areas\/.*\.md$/u, globs: [], schema: translationSchema },
  { name: 'guide', pattern: /^pages\/.*\/zh\.md$/u, globs: [], schema: guideSchema },
  { name: 'guide-translation', pattern: /^pages\/.*\.md$/u, globs: [], schema: guideTranslationSchema },
  { name: 'document', pattern: /^documents\//u, globs: ['documents/*.yaml'], schema: documentSchema },
  { name: 'departments', pattern: /^departments\.yaml$/u, globs: ['departments.yaml'], schema: departmentsSchema },
  { name: 'places', pattern: /^places\.yaml$/u, globs: ['places.yaml'], schema: placesSchema },
  {
    name: 'required-documents',
    pattern: /^required-documents\.yaml$/u,
    globs: ['required-documents.yaml'],
    schema: requiredDocumentsSchema,
  },
  { name: 'hotlines', pattern: /^hotlines\.yaml$/u, globs: ['hotlines.yaml'], schema: hotlinesSchema },
  { name: 'divisions', pattern: /^divisions\.json$/u, globs: ['divisions.json'], schema: divisionsSchema },
];

/** The schema that a file of `content/` is read with. */
export function schemaOf(file: string): z.ZodType | undefined {
  const lexicon = lexiconFile.exec(file)?.groups?.['name'];
  if (lexicon !== undefined) return lexiconSchemaOf(lexicon);
  return schemas.find(({ pattern }) => pattern.test(file))?.schema;
}

/** A field by its Chinese label and its key: “核对日期（assured.on）”, `assured.on`. */
export function nameField(file: string, at: FieldPath): Bilingual {
  if (at.length === 0) return { zh: '整个文件', en: 'the whole file' };
  const key = at.map((part) => (typeof part === 'number' ? String(part + 1) : part)).join('.');
  let schema = schemaOf(file);
  const labels: string[] = [];
  for (const part of at) {
    schema = schema && childOf(schema, part);
    const title = schema && titleOf(schema);
    const label = title === titleOf(idSchema) && part !== 'id' ? undefined : title;
    if (label !== undefined && labels.at(-1) !== label) labels.push(label);
    else if (typeof part === 'number') labels.push(`第 ${part + 1} 条`);
  }
  const label = labels.join(' › ');
  return { zh: label === '' ? `“${key}”` : `“${label}”（${key}）`, en: `“${key}”` };
}

/** What the schema says about a field, in Chinese. */
export function describeField(file: string, at: FieldPath): string | undefined {
  let schema = schemaOf(file);
  for (const part of at) schema = schema && childOf(schema, part);
  return schema && descriptionOf(schema);
}

/** The keys that may stand at a place, in the order of the schema; empty where any id may. */
export function keysAt(file: string, at: FieldPath): string[] {
  let schema = schemaOf(file);
  for (const part of at) schema = schema && childOf(schema, part);
  const inner = schema && unwrap(schema);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The Chinese title that a schema, or what it wraps, was given with `.meta`. */
export function titleOf(schema: z.ZodType): string | undefined {
  return metaOf(schema, 'title');
}

/** The Chinese description, likewise. */
export function descriptionOf(schema: z.ZodType): string | undefined {
  return metaOf(schema, 'description');
}

function metaOf(schema: z.ZodType, what: 'title' | 'description'): string | undefined {
  for (let current: z.ZodType | undefined = schema; current; current = wrapped(current)) {
    const value = current.meta()?.[what];
    if (value !== undefined) return value;
  }
  // A list is named by what it lists.
  const inner = unwrap(schema);
  if (inner instanceof z.ZodRecord && what === 'description') return metaOf(inner.valueType as z.ZodType, what);
  return inner instanceof z.ZodArray ? metaOf(inner.element as z.ZodType, what) : undefined;
}

function childOf(schema: z.ZodType, part: string | number): z.ZodType | undefined {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return Object.hasOwn(inner.shape, part) ? (inner.shape as Record<string, z.ZodType>)[part] : undefined;
  if (inner instanceof z.ZodRecord) return inner.valueType as z.ZodType;
  if (inner instanceof z.ZodArray) return inner.element as z.ZodType;
  return undefined;
}

/** The schema inside `.optional()`, `.nullable()` and `.default()`. */
export function unwrap(schema: z.ZodType): z.ZodType {
  let current = schema;
  for (let next = wrapped(current); next; next = wrapped(next)) current = next;
  return current;
}

function wrapped(schema: z.ZodType): z.ZodType | undefined {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
    ? (schema.unwrap() as z.ZodType)
    : undefined;
}

/** Every key that may stand anywhere in a file. */
export function allKeysOf(file: string): Set<string> {
  const schema = schemaOf(file);
  const known = schema && knownKeys.get(schema);
  if (!schema || known) return known ?? new Set();
  const keys = new Set<string>();
  const walk = (from: z.ZodType): void => {
    const inner = unwrap(from);
    if (inner instanceof z.ZodArray) walk(inner.element as z.ZodType);
    if (inner instanceof z.ZodRecord) walk(inner.valueType as z.ZodType);
    if (!(inner instanceof z.ZodObject)) return;
    for (const [key, value] of Object.entries(inner.shape)) {
      keys.add(key);
      walk(value as z.ZodType);
    }
  };
  walk(schema);
  knownKeys.set(schema, keys);
  return keys;
}
const knownKeys = new WeakMap<z.ZodType, Set<string>>();
