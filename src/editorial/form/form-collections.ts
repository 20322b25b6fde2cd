import type { z } from 'zod';
import type { Area, Catalogue, Edition, Item } from '../../catalogue/catalogue.ts';
import { documentSchema } from '../../catalogue/document.schema.ts';
import { listsOnDays } from '../../catalogue/lists-on-days.ts';
import type { ResolvedEntitlement, ResolvedList } from '../../catalogue/resolve-lists.ts';
import { wordLocales } from '../../catalogue/vocabulary.ts';
import { lexiconFile } from '../../search/content-rules/lexicon-rules.ts';
import type { Content } from '../content-under-check.ts';
import { schemaOf } from '../field-names.ts';
import { type FormField, formKeys } from './form-field.ts';
import { bodyField, type ChoiceNames, formFields } from './form-fields.ts';

/** One entry of the editor’s left side: the files of an area, or of a kind. Paths begin with `folder`, the content folder in the repository. */
export interface FormCollection {
  name: string;
  label: string;
  format: string;
  editor: { preview: boolean };
  description?: string;
  files?: FormFile[];
  folder?: string;
  extension?: string;
  create?: boolean;
  delete?: boolean;
  slug?: string;
  identifier_field?: string;
  summary?: string;
  label_singular?: string;
  fields?: FormField[];
}

export interface FormFile {
  name: string;
  label: string;
  file: string;
  fields: FormField[];
}

/** The name of the format that reads and writes files by their schema (`form-file.ts`). */
export const formFormat = 'tongxiang';

/**
 * All forms: one collection for each area that has content, nested by place (`nest-collections.ts`), then what all areas use.
 * The title of an entry is the one that parents see there, also where the file itself leaves it to the area above.
 */
export function formCollections(content: Content, today: string, folder: string): FormCollection[] {
  const { catalogue, files } = content;
  const listOn = listsOnDays(catalogue);
  const names = serviceTypeNames(content);
  const present = new Set(files.map(({ path }) => path));
  const at = (path: string): string => (folder === '' ? path : `${folder}/${path}`);
  const known = new Map<z.ZodType, FormField[]>();
  const fieldsOf = (path: string): FormField[] => {
    const schema = schemaOf(path);
    if (!schema) throw new RangeError(`${path} has no schema`);
    let fields = known.get(schema);
    if (!fields) known.set(schema, (fields = [...formFields(schema, names), ...(path.endsWith('.md') ? [bodyField] : [])]));
    return fields;
  };
  const file = (path: string, label: string): FormFile => ({ name: nameOfFile(path), label, file: at(path), fields: fieldsOf(path) });
  const collection = (name: string, label: string, items: FormFile[], preview = true): FormCollection => ({
    name,
    label,
    format: formFormat,
    editor: { preview },
    files: items,
  });

  const areas = catalogue.areasTopDown
    .filter((area) => area.editions.length > 0 || present.has(`areas/${area.path}/area.yaml`))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  const withContent = new Set(areas);
  const collections: FormCollection[] = [];
  for (const area of areas) {
    const name = area.path.replaceAll('/', '_');
    const { label, description } = placeName(catalogue, area, withContent);
    const own = `areas/${area.path}/area.yaml`;
    const above = area.parent === undefined ? undefined : listOn(area.parent, today);
    const editions = area.editions.toReversed();
    const words: FormFile[] = [];
    const facts = editions.flatMap((edition) => [
      file(edition.file, `${edition.year} 年版：施行日期、发布部门${edition.statement.draft === undefined ? '' : '（草稿）'}`),
      ...inOrder(edition, listOn(area.path, today)).map(({ item, title }) => {
        for (const locale of wordLocales) {
          const translated = locale === 'zh' ? undefined : item.translations[locale]?.file;
          if (translated !== undefined) words.push(file(translated, `${title} · ${localeNames[locale]} · ${edition.year}`));
        }
        const form = file(item.file, `${title} · ${edition.year}`);
        return { ...form, fields: withInherited(form.fields, catalogue, above?.byId.get(item.id)) };
      }),
    ]);
    const items = [...(present.has(own) ? [file(own, '联系电话、部门名称、经办台')] : []), ...facts, ...words];
    collections.push({ ...collection(name, label, items), ...(description === label ? {} : { description }) });
  }
  return [...collections, documentsCollection(catalogue, at, names), ...otherCollections(content, file, collection)];
}

const localeNames = { zh: '中文', en: '英文', ug: '维吾尔文' } as const;

/** A name for addresses in the editor: the path with its signs. */
export const nameOfFile = (path: string): string => path.replace(/\.[a-z]+$/u, '').replaceAll('/', '_');

/** The area’s own name, with those between it and the next one above that has a collection; all of them below the heading. */
function placeName(catalogue: Catalogue, area: Area, withContent: ReadonlySet<Area>): { label: string; description: string } {
  const line: Area[] = [];
  for (let each: Area | undefined = area; each?.parent !== undefined; each = catalogue.areas.get(each.parent)) line.unshift(each);
  if (line.length === 0) return { label: '国家（基础清单）', description: '国家（基础清单）' };
  const own = line.slice(line.findLastIndex((each) => each !== area && withContent.has(each)) + 1);
  const joined = (areas: readonly Area[]): string => areas.map(({ names }) => names.zh).join(' › ');
  return { label: joined(own), description: joined(line) };
}

/** Entries as parents see them; those that their list does not show come last. */
function inOrder(edition: Edition, list: ResolvedList | undefined): { item: Item; title: string }[] {
  const shown = (list?.entitlements ?? []).map(({ id }) => id);
  const place = (id: string): number => (shown.includes(id) ? shown.indexOf(id) : shown.length);
  return [...edition.items.values()]
    .sort((one, other) => place(one.id) - place(other.id))
    .map((item) => ({ item, title: item.statement.title ?? list?.byId.get(item.id)?.fields.title?.value ?? item.id }));
}

/** Each field with what the areas above say of it, in a few words: what is left out here is taken from there. */
function withInherited(fields: readonly FormField[], catalogue: Catalogue, above: ResolvedEntitlement | undefined): FormField[] {
  if (!above) return [...fields];
  return fields.map((field) => {
    const stated = statedBy(above, field.name);
    const said = stated && inWords(field, stated.value, catalogue);
    if (!stated || said === undefined) return field;
    const short = said.length > 80 ? `${said.slice(0, 79)}…` : said;
    const hint = `不写就沿用${catalogue.areas.get(stated.origin.area)?.names.zh ?? '上级'}的：${short}`;
    return { ...field, hint: field.hint === undefined ? hint : `${field.hint}。${hint}` };
  });
}

function statedBy({ fields }: ResolvedEntitlement, key: string): { value: unknown; origin: Item } | undefined {
  return Object.hasOwn(fields, key) ? (fields as Record<string, { value: unknown; origin: Item }>)[key] : undefined;
}

function inWords(field: FormField, value: unknown, catalogue: Catalogue): string | undefined {
  if (typeof value === 'string') {
    const named = field.widget === 'relation' ? catalogue.requiredDocuments.get(value)?.names.zh : undefined;
    return named ?? field.options?.find((option) => option.value === value)?.label ?? value;
  }
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const items = value.map((item: unknown) => inWords(field, item, catalogue));
  return items.includes(undefined) ? undefined : items.join('；');
}

/** The first of the everyday names of each service type. */
function serviceTypeNames({ files }: Pick<Content, 'files'>): ChoiceNames {
  return new Map(
    files.flatMap(({ path, data }) => {
      const type = lexiconFile.exec(path)?.groups?.['name'];
      const head = (data as { head?: unknown } | undefined)?.head;
      return type !== undefined && Array.isArray(head) && typeof head[0] === 'string' ? [[type, head[0]]] : [];
    }),
  );
}

function documentsCollection(catalogue: Catalogue, at: (path: string) => string, names: ChoiceNames): FormCollection {
  const id: FormField = {
    name: formKeys.id,
    label: '文件代号',
    hint: '新建时写，就是文件名，以后不能改：只用小写字母、数字和短横线，例如 zhejiang-2026-12。已有的文件不用写',
    widget: 'string',
    required: false,
    pattern: ['^[a-z0-9]+(-[a-z0-9]+)*$', '只用小写字母、数字和短横线'],
  };
  return {
    name: 'documents',
    label: `政策文件（${catalogue.documents.size}）`,
    label_singular: '政策文件',
    format: formFormat,
    editor: { preview: true },
    folder: at('documents'),
    extension: 'yaml',
    create: true,
    delete: false,
    slug: `{{fields.${formKeys.id}}}`,
    identifier_field: 'title.zh',
    summary: '{{title.zh}}',
    fields: [id, ...formFields(documentSchema, names)],
  };
}

function otherCollections(
  { files, guides }: Content,
  file: (path: string, label: string) => FormFile,
  collection: (name: string, label: string, items: FormFile[], preview?: boolean) => FormCollection,
): FormCollection[] {
  const present = new Set(files.map(({ path }) => path));
  const vocabulary = Object.entries(vocabularies).flatMap(([name, label]) =>
    present.has(`${name}.yaml`) ? [file(`${name}.yaml`, label)] : [],
  );
  const pages = guides.flatMap((guide) => [
    file(guide.file, guide.statement.title),
    ...Object.entries(guide.translations).map(([locale, translation]) =>
      file(translation.file, `${guide.statement.title} · ${localeNames[locale as keyof typeof localeNames]}`),
    ),
  ]);
  const lexicon = files
    .filter(({ path }) => lexiconFile.test(path) && schemaOf(path) !== undefined)
    .map(({ path, data }) => file(path, titleOfLexicon(path, data)));
  return [
    collection('pages', '指南、关于本站', pages),
    collection('vocabulary', '部门、地点、材料、热线', vocabulary, false),
    collection('lexicon', '家长的说法（搜索）', lexicon, false),
  ];
}

const vocabularies = {
  departments: '部门',
  places: '地点类型',
  'required-documents': '要带的材料',
  hotlines: '全国热线',
} as const;

function titleOfLexicon(path: string, data: unknown): string {
  const name = lexiconFile.exec(path)?.groups?.['name'] ?? path;
  if (name === 'urgent') return '等不得的事';
  if (name === 'not-here') return '不在本清单的事';
  const head = (data as { head?: unknown } | undefined)?.head;
  return Array.isArray(head) ? head.join('、') : name;
}
