import type { z } from 'zod';
import { areaSchema, type AreaStatement } from './area.schema.ts';
import { type Area, type Catalogue, type Edition, type Item, nationPath, type PolicyDocument, type Translation } from './catalogue.ts';
import type { ContentFile, ContentIssue } from './content-file.ts';
import { type Divisions, divisionsSchema } from './division.schema.ts';
import { documentSchema } from './document.schema.ts';
import { editionSchema } from './edition.schema.ts';
import { entitlementSchema, type EntitlementStatement, translationSchema, wordFields } from './entitlement.schema.ts';
import { departmentsSchema, hotlinesSchema, placesSchema, requiredDocumentsSchema } from './named-things.schema.ts';
import { type WordLocale, wordLocales } from './vocabulary.ts';

/** Twelve hex digits of a SHA-256, given from outside so that this file stays pure. */
export type DigestOf = (text: string) => string;

export interface Assembly {
  catalogue: Catalogue;
  /** What the schemas refuse; a file with an issue contributes nothing to the catalogue. */
  issues: ContentIssue[];
}

/** The places of files below `content/`, with what their paths say. */
export const editionFile = /^areas\/(?<area>china(?:\/[a-z-]+)*)\/(?<year>\d{4})\/edition\.yaml$/u;
export const areaFile = /^areas\/(?<area>china(?:\/[a-z-]+)*)\/area\.yaml$/u;
export const itemFile = /^areas\/(?<area>china(?:\/[a-z-]+)*)\/(?<year>\d{4})\/(?<id>[a-z0-9-]+)\/(?<locale>[a-z]+)\.md$/u;
export const documentFile = /^documents\/(?<id>[a-z0-9-]+)\.yaml$/u;

/**
 * Joins the files of `content/` into one catalogue. Pure: the digest is an argument.
 * A file that the schema refuses is left out and reported; nothing here throws for a mistake in content.
 */
export function assembleCatalogue(files: readonly ContentFile[], digestOf: DigestOf): Assembly {
  const issues: ContentIssue[] = [];
  const read = <T>(file: ContentFile, schema: z.ZodType<T>): T | undefined => {
    if (file.syntaxError) return undefined;
    const result = schema.safeParse(file.data);
    if (result.success) return result.data;
    issues.push(...result.error.issues.map((issue) => asContentIssue(file.path, issue)));
    return undefined;
  };
  const named = <T>(path: string, schema: z.ZodType<Record<string, T>>): Map<string, T> => {
    const file = files.find((candidate) => candidate.path === path);
    return new Map(Object.entries((file && read(file, schema)) ?? {}));
  };

  const divisionsOf = files.find((file) => file.path === 'divisions.json');
  const divisions: Divisions = (divisionsOf && read(divisionsOf, divisionsSchema)) ?? emptyDivisions;
  const areas = growTree(divisions);
  const documents = new Map<string, PolicyDocument>();
  const editions = new Map<string, Edition & { items: Map<string, Item> }>();
  const translations: { key: string; id: string; locale: WordLocale; translation: Translation }[] = [];

  for (const file of files) {
    const ofArea = areaFile.exec(file.path)?.groups;
    const ofEdition = editionFile.exec(file.path)?.groups;
    const ofItem = itemFile.exec(file.path)?.groups;
    const ofDocument = documentFile.exec(file.path)?.groups;
    const areaPath = (ofArea ?? ofEdition ?? ofItem)?.['area'];
    const area = areaPath === undefined ? undefined : areas.get(areaPath);
    if (areaPath !== undefined && !area) {
      issues.push({ file: file.path, at: [], code: 'unknown-area', details: { area: areaPath } });
      continue;
    }
    if (ofArea && area) {
      area.statement = read<AreaStatement>(file, areaSchema);
    } else if (ofEdition && area) {
      const statement = read(file, editionSchema);
      const year = ofEdition['year'] ?? '';
      if (statement) editions.set(`${area.path}/${year}`, { area: area.path, year, file: file.path, statement, items: new Map() });
    } else if (ofDocument) {
      const statement = read(file, documentSchema);
      const id = ofDocument['id'] ?? '';
      if (statement) documents.set(id, { id, file: file.path, statement });
    }
  }

  for (const file of files) {
    const found = itemFile.exec(file.path)?.groups;
    if (!found) {
      if (/^areas\/.*\.md$/u.test(file.path)) issues.push({ file: file.path, at: [], code: 'misplaced-file', details: {} });
      continue;
    }
    const { area: areaPath = '', year = '', id = '', locale = '' } = found;
    if (!areas.has(areaPath)) continue;
    const edition = editions.get(`${areaPath}/${year}`);
    if (!edition) {
      const broken = files.some((other) => other.path === `areas/${areaPath}/${year}/edition.yaml`);
      if (!broken)
        issues.push({ file: file.path, at: [], code: 'edition-missing', details: { edition: `areas/${areaPath}/${year}/edition.yaml` } });
      continue;
    }
    if (!isWordLocale(locale)) {
      issues.push({ file: file.path, at: [], code: 'unknown-locale', details: { locale, known: wordLocales } });
    } else if (locale === 'zh') {
      const statement = read(file, entitlementSchema);
      if (!statement) continue;
      edition.items.set(id, {
        id,
        area: areaPath,
        year,
        file: file.path,
        statement,
        body: file.body,
        wordsDigest: digestOf(wordsText(statement, file.body)),
        translations: {},
      });
    } else {
      const statement = read(file, translationSchema);
      if (statement)
        translations.push({ key: `${areaPath}/${year}`, id, locale, translation: { file: file.path, statement, body: file.body } });
    }
  }
  for (const { key, id, locale, translation } of translations) {
    const item = editions.get(key)?.items.get(id);
    if (item) item.translations[locale] = translation;
    else if (!files.some((file) => file.path === translation.file.replace(/[a-z]+\.md$/u, 'zh.md')))
      issues.push({ file: translation.file, at: [], code: 'translation-without-source', details: {} });
  }
  for (const edition of [...editions.values()].sort(byDayThenYear)) areas.get(edition.area)?.editions.push(edition);

  const hotlines = named('hotlines.yaml', hotlinesSchema);
  return {
    catalogue: {
      areas,
      areasTopDown: topDown(areas),
      documents,
      departments: named('departments.yaml', departmentsSchema),
      places: named('places.yaml', placesSchema),
      requiredDocuments: named('required-documents.yaml', requiredDocumentsSchema),
      hotlines,
      aliases: divisions.aliases,
      divisionsAsOf: divisions.asOf,
    },
    issues,
  };
}

/** The Chinese words of an entry in a fixed order: what a translation translates. */
export function wordsText(statement: EntitlementStatement, body: string): string {
  return JSON.stringify([...wordFields.map((field) => statement[field] ?? null), body.trim()]);
}

const emptyDivisions: Divisions = { source: '-', asOf: '1949-10-01', note: { zh: '-' }, divisions: [], aliases: [] };

function growTree(divisions: Divisions): Map<string, Area> {
  const nation: Area = {
    path: nationPath,
    code: '000000',
    slug: nationPath,
    level: 'nation',
    type: '国家',
    names: { zh: '全国', en: 'China', ug: 'جۇڭگو' },
    parent: undefined,
    children: [],
    statement: undefined,
    editions: [],
  };
  const areas = new Map([[nationPath, nation]]);
  const byCode = new Map([[nation.code, nation]]);
  for (const level of ['province', 'city', 'district'] as const) {
    for (const row of divisions.divisions) {
      const parent = row.level === level ? byCode.get(row.parent) : undefined;
      if (!parent) continue;
      const area: Area = {
        path: `${parent.path}/${row.slug}`,
        code: row.code,
        slug: row.slug,
        level,
        type: row.type,
        names: row.names,
        parent: parent.path,
        children: [],
        statement: undefined,
        editions: [],
      };
      parent.children.push(area.path);
      areas.set(area.path, area);
      byCode.set(area.code, area);
    }
  }
  return areas;
}

function topDown(areas: ReadonlyMap<string, Area>): Area[] {
  return [...areas.values()].sort((a, b) => depth(a) - depth(b));
}

const depth = (area: Area): number => area.path.split('/').length;
const byDayThenYear = (a: Edition, b: Edition): number =>
  a.statement.inForce.from.localeCompare(b.statement.inForce.from) || a.year.localeCompare(b.year);
const isWordLocale = (locale: string): locale is WordLocale => (wordLocales as readonly string[]).includes(locale);

/** A refusal of zod as plain data, without the value that was refused. */
export function asContentIssue(file: string, issue: z.core.$ZodIssue): ContentIssue {
  const { path, code, message, input: _input, ...details } = issue;
  return { file, at: path.map((key) => (typeof key === 'symbol' ? key.toString() : key)), code, details: { ...details, message } };
}
