import { z } from 'zod';
import { idSchema } from '../../catalogue/fields.schema.ts';
import { descriptionOf, titleOf, unwrap } from '../field-names.ts';
import { choiceNames } from './choice-names.ts';
import { type FormField, formKeys } from './form-field.ts';

/** Chinese names of choices that content itself gives: service types. */
export type ChoiceNames = ReadonlyMap<string, string>;

/** The form of a file: its schema’s fields with labels, hints, choices and patterns in Chinese, but for those that commands write. */
export function formFields(schema: z.ZodType, names: ChoiceNames): FormField[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodRecord) return [recordField(formKeys.entries, '条目', inner, true, names)];
  if (!(inner instanceof z.ZodObject)) throw new RangeError('a file is an object or a record');
  return Object.entries(inner.shape)
    .filter(([key]) => !writtenByCommands.has(key))
    .map(([key, field]) => fieldOf(key, field as z.ZodType, names));
}

/** The field for the text below the front matter: plain text, because a rich editor writes the whole text anew. */
export const bodyField: FormField = {
  name: formKeys.body,
  label: '正文',
  hint: '家长还要知道的。一行一条，行首写“- ”；小标题行首写“## ”。可以不写',
  widget: 'text',
  required: false,
};

/** Only commands write these: digests, what was published. */
const writtenByCommands: ReadonlySet<string> = new Set(['digest', 'published', 'translates', 'draft']);

/** Ids that name a thing of another file, and where its names are. */
const relations: Record<string, Pick<FormField, 'collection' | 'file' | 'value_field' | 'search_fields' | 'display_fields'>> = {
  document: documents(),
  basis: documents(),
  departments: vocabulary('departments'),
  lead: vocabulary('departments'),
  support: vocabulary('departments'),
  department: vocabulary('departments'),
  issuedBy: vocabulary('departments'),
  requiredDocuments: vocabulary('required-documents'),
  place: vocabulary('places'),
};

function documents(): (typeof relations)[string] {
  return {
    collection: 'documents',
    value_field: '{{slug}}',
    search_fields: ['title.zh', 'shortTitle.zh', 'documentNumber'],
    display_fields: ['title.zh'],
  };
}

function vocabulary(file: string): (typeof relations)[string] {
  const at = (key: string): string => `${formKeys.entries}.*.${key}`;
  return {
    collection: 'vocabulary',
    file,
    value_field: at(formKeys.id),
    search_fields: [at('names.zh')],
    display_fields: [at('names.zh')],
  };
}

function fieldOf(key: string, schema: z.ZodType, names: ChoiceNames): FormField {
  const inner = unwrap(schema);
  const required = isRequired(schema);
  const named = { name: key, label: labelOf(key, schema), ...hintOf(schema), required };
  const relation = relations[key];
  if (inner instanceof z.ZodRecord) return { ...recordField(key, named.label, inner, required, names), ...hintOf(schema) };
  if (inner instanceof z.ZodArray) {
    const element = inner.element as z.ZodType;
    const item = unwrap(element);
    if (item instanceof z.ZodEnum)
      return { ...named, widget: 'select', multiple: true, options: optionsOf(item, schema, key === 'types' ? names : none) };
    if (isId(item) && relation) return { ...named, widget: 'relation', multiple: true, ...relation, options_length: 100 };
    const list = { ...named, widget: 'list', collapsed: true, minimize_collapsed: true, label_singular: named.label } as const;
    if (item instanceof z.ZodObject) return { ...list, fields: objectFields(item, names), ...summaryOf(item) };
    return { ...list, field: { ...fieldOf('item', element, names), label: named.label, widget: 'text', required: true } };
  }
  if (inner instanceof z.ZodObject)
    return {
      ...named,
      widget: 'object',
      collapsed: !required && !('zh' in inner.shape),
      fields: objectFields(inner, names).map(required ? asItIs : whereTheGroupIsUsed),
    };
  if (inner instanceof z.ZodEnum) return { ...named, widget: 'select', options: optionsOf(inner, schema, none) };
  if (inner instanceof z.ZodBoolean) return { ...named, widget: 'select', options: yesAndNo };
  if (inner instanceof z.ZodNumber) return { ...named, widget: 'number', ...boundsOf(inner), default: null };
  if (inner instanceof z.ZodISODate) {
    // Without an empty default, Decap would take today.
    return { ...named, widget: 'datetime', format: 'YYYY-MM-DD', date_format: 'YYYY-MM-DD', time_format: false, default: '' };
  }
  if (isId(inner) && relation) return { ...named, widget: 'relation', ...relation, options_length: 100 };
  return { ...named, widget: longTexts.has(key) ? 'text' : 'string', ...patternOf(inner, named) };
}

const longTexts: ReadonlySet<string> = new Set(['who', 'plain', 'where', 'reason', 'text', 'zh', 'en', 'ug']);
const yesAndNo = [
  { label: '是', value: 'true' },
  { label: '否', value: 'false' },
];

const asItIs = (field: FormField): FormField => field;

/** Decap asks for what a group requires also where the whole group is left out. The check asks only where it is used. */
function whereTheGroupIsUsed(field: FormField): FormField {
  if (!field.required) return field;
  const hint = '写这一组就必须写';
  return {
    ...field,
    required: false,
    hint: field.hint === undefined ? hint : `${hint}。${field.hint}`,
    ...(field.widget === 'object' && field.fields ? { fields: field.fields.map(whereTheGroupIsUsed) } : {}),
  };
}

const objectFields = (schema: z.ZodObject, names: ChoiceNames): FormField[] =>
  Object.entries(schema.shape).map(([key, field]) => fieldOf(key, field as z.ZodType, names));

/** A record is shown as a list whose items say their key. */
function recordField(name: string, label: string, schema: z.ZodRecord, required: boolean, names: ChoiceNames): FormField {
  const value = schema.valueType as z.ZodType;
  const inner = unwrap(value);
  const relation = name === 'departments' ? relations[name] : undefined;
  const id: FormField = relation
    ? { name: formKeys.id, label: '部门', widget: 'relation', required: true, ...relation, options_length: 100 }
    : { ...fieldOf(formKeys.id, idSchema, names), required: true };
  const rest = inner instanceof z.ZodObject ? objectFields(inner, names) : [{ ...fieldOf(formKeys.value, value, names), label: '内容' }];
  return {
    name,
    label,
    label_singular: label,
    widget: 'list',
    required,
    collapsed: true,
    minimize_collapsed: true,
    summary: `{{fields.${formKeys.id}}}${inner instanceof z.ZodObject ? ('names' in inner.shape ? ' {{fields.names.zh}}' : '') : '：{{fields.value}}'}`,
    fields: [id, ...rest],
  };
}

/** The names that content gives are those of service types; a requirement may have the same code. */
const none: ChoiceNames = new Map();

/** What a folded item of a list is called. */
function summaryOf({ shape }: z.ZodObject): { summary?: string } {
  const parts = ['document', 'id', 'kind', 'on', 'clause', 'entitlement', 'name', 'title', 'text'].filter((key) => key in shape);
  const summary = parts.slice(0, 3).map((key) => {
    const isNames = unwrap(shape[key] as z.ZodType) instanceof z.ZodObject;
    return `{{fields.${key}${isNames ? '.zh' : ''}}}`;
  });
  return summary.length > 0 ? { summary: summary.join(' ') } : {};
}

const languageNames: Record<string, string> = { zh: '中文', en: '英文', ug: '维吾尔文' };

function labelOf(key: string, schema: z.ZodType): string {
  return languageNames[key] ?? titleOf(schema) ?? unnamed[key] ?? key;
}

/** Keys whose schema is used too widely to have a title. */
const unnamed: Record<string, string> = {
  from: '从',
  to: '到',
  under: '不满',
  purpose: '用途',
  reason: '理由',
  about: '说明',
  number: '号码',
  for: '什么时候打',
  urgent: '紧急电话',
  entitlement: '项目',
  targetGroups: '适用群体',
  summary: '内容简介',
  departments: '部门的本地名称',
  id: '条款号',
  title: '标题',
  plain: '一句话',
  reviewed: '已由译者校对',
  'self-harm': '伤害自己',
  violence: '被打、家暴',
  abuse: '被侵害',
  missing: '走失',
  abandoned: '被丢下',
  hunger: '挨饿',
  medical: '急病重伤',
  fire: '火灾被困',
  distress: '心里难受',
};

/** What the schema says of a field, but for a list of codes, whose names stand in the choices. */
function hintOf(schema: z.ZodType): { hint?: string } {
  const hint = descriptionOf(schema);
  return hint === undefined || namesIn(hint).size > 1 ? {} : { hint };
}

function isRequired(schema: z.ZodType): boolean {
  return !schema.safeParse(undefined).success;
}

/** The regular expression of a text, if it has one. */
function patternSource(schema: z.ZodType): string | undefined {
  if (schema instanceof z.ZodUnion) {
    const sources = (schema.options as z.ZodType[]).map(patternSource);
    return sources.includes(undefined) ? undefined : sources.map((source) => `(?:${source})`).join('|');
  }
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).pattern;
}

const idPattern = patternSource(idSchema);
const isId = (schema: z.ZodType): boolean => schema instanceof z.ZodString && patternSource(schema) === idPattern;

function patternOf(schema: z.ZodType, { label, hint }: Pick<FormField, 'label' | 'hint'>): { pattern?: [string, string] } {
  const source = patternSource(schema);
  return source === undefined ? {} : { pattern: [source, `“${label}”写得不对。${hint ?? ''}`] };
}

function boundsOf(schema: z.ZodNumber): Partial<FormField> {
  const { minimum, maximum, exclusiveMinimum, type } = z.toJSONSchema(schema, { io: 'input' });
  const min = minimum ?? (typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : undefined);
  const isInteger = type === 'integer';
  return {
    value_type: isInteger ? 'int' : 'float',
    ...(isInteger ? { step: 1 } : {}),
    ...(min !== undefined && Number.isSafeInteger(min) && min > Number.MIN_SAFE_INTEGER ? { min } : {}),
    ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? { max: maximum } : {}),
  };
}

/** Names of choices: from the schema's own description (`migrant 流动 / hardship 困境`), from content, from the list of names. */
function optionsOf(schema: z.ZodEnum, outer: z.ZodType, names: ChoiceNames): { label: string; value: string }[] {
  const described = namesIn(descriptionOf(outer));
  return schema.options.map((option) => {
    const value = String(option);
    return { label: described.get(value) ?? names.get(value) ?? choiceNames.get(value) ?? value, value };
  });
}

const namesIn = (description = ''): Map<string, string> =>
  new Map(
    [...description.matchAll(/(?:^|[/；;]\s*)(?<value>[a-z-]+) (?<label>[^/；;]+)/gu)].map(({ groups }) => [
      groups?.['value'] ?? '',
      groups?.['label']?.trim() ?? '',
    ]),
  );
