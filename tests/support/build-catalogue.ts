// Small catalogues for tests. They pass through the real schemas; what a test does not say (codes, titles, the order of files)
// is drawn from the seed, so that no test comes to lean on it.
import fc from 'fast-check';
import type { z } from 'zod';
import type { areaSchema } from '../../src/catalogue/area.schema.ts';
import { type Assembly, assembleCatalogue, wordsText } from '../../src/catalogue/assemble-catalogue.ts';
import type { Area, AreaLevel, Catalogue } from '../../src/catalogue/catalogue.ts';
import type { ContentFile } from '../../src/catalogue/content-file.ts';
import type { divisionsSchema } from '../../src/catalogue/division.schema.ts';
import type { documentSchema } from '../../src/catalogue/document.schema.ts';
import type { editionSchema } from '../../src/catalogue/edition.schema.ts';
import { entitlementSchema, type translationSchema } from '../../src/catalogue/entitlement.schema.ts';
import { type ResolvedEntitlement, type ResolvedList, resolveLists } from '../../src/catalogue/resolve-lists.ts';
import { shortDigest } from '../../src/catalogue/source/read-content.ts';
import { categories } from '../../src/catalogue/vocabulary.ts';
import { sampleOf, seed } from './built-site.ts';

type Statement = z.input<typeof entitlementSchema>;
type EditionStatement = z.input<typeof editionSchema>;
type Divisions = z.input<typeof divisionsSchema>;
type TranslationSketch = z.input<typeof translationSchema> & { body?: string };

export interface ItemSketch {
  statement: Statement;
  body: string;
  translations: Record<string, TranslationSketch>;
}

export interface EditionSketch {
  year: string;
  statement: EditionStatement;
  items: Record<string, ItemSketch>;
}

export interface AreaSketch {
  slug: string;
  level?: Exclude<AreaLevel, 'nation'> | undefined;
  names?: { zh: string; en?: string } | undefined;
  statement?: z.input<typeof areaSchema> | undefined;
  editions: EditionSketch[];
  children: AreaSketch[];
}

export interface CatalogueSketch {
  /** The nation's. */
  editions?: EditionSketch[];
  statement?: z.input<typeof areaSchema>;
  areas?: AreaSketch[];
  documents?: Record<string, z.input<typeof documentSchema>>;
  aliases?: Divisions['aliases'];
  /** Files as they are, good or bad. */
  files?: ContentFile[];
}

/** An entry that states what is given and nothing else. A translation is of the Chinese as it stands, unless `translates` says otherwise. */
export function anItem(
  statement: Statement = {},
  { body = '', ...translations }: { body?: string; en?: TranslationSketch; ug?: TranslationSketch } = {},
): ItemSketch {
  return { statement, body, translations };
}

/** In force from the first of its year, unless said otherwise. */
export function anEdition({
  year = '2025',
  from = `${year}-01-01`,
  to,
  items = {},
  ended = [],
  hasList = true,
  ...rest
}: {
  year?: string;
  from?: string;
  to?: string | undefined;
  items?: Record<string, ItemSketch>;
  ended?: string[];
  /** Whether the area published a list, or only rules. */
  hasList?: boolean;
} & Partial<Omit<EditionStatement, 'ended' | 'inForce'>> = {}): EditionSketch {
  const statement: EditionStatement = {
    title: { zh: drawn(['关爱服务清单', '服务清单', '清单'], year) },
    inForce: { from, ...(to === undefined ? {} : { to }) },
    issuedBy: [drawn(['civil-affairs', 'education'], year)],
    ...(hasList ? { officialList: { text: drawn(['held', 'partly-held', 'not-held'] as const, from) } } : {}),
    status: 'needs-check',
    ...(ended.length > 0 ? { ended: ended.map((entitlement) => ({ entitlement, reason: '服务到期' })) } : {}),
    ...rest,
  };
  return { year, statement, items };
}

export function anArea(slug: string, { editions = [], children = [], ...rest }: Partial<Omit<AreaSketch, 'slug'>> = {}): AreaSketch {
  return { slug, editions, children, ...rest };
}

/** Files and the catalogue made of them. Refuses a sketch that the schemas refuse, unless it brings files of its own. */
export function aCatalogue(sketch: CatalogueSketch = {}): Assembly & { files: ContentFile[] } {
  const files = filesOf(sketch);
  const assembly = assembleCatalogue(files, shortDigest);
  if (assembly.issues.length > 0 && !sketch.files) throw new Error(`the sketch is not valid content: ${JSON.stringify(assembly.issues)}`);
  return { ...assembly, files };
}

export function filesOf({
  editions = [],
  statement,
  areas = [],
  documents = {},
  aliases = [],
  files = [],
}: CatalogueSketch): ContentFile[] {
  const divisions: Divisions['divisions'] = [];
  const nation: AreaSketch = { slug: 'china', editions, children: areas, statement };
  const made = [
    ...filesOfArea(nation, 'china', '000000', 0, divisions),
    ...Object.entries(documents).map(([id, data]) => aFile(`documents/${id}.yaml`, data)),
    ...files,
  ];
  const divisionsFile = aFile('divisions.json', { source: '-', asOf: '2024-12-27', note: { zh: '-' }, divisions, aliases });
  const own = files.some(({ path }) => path === divisionsFile.path);
  return shuffled(own ? made : [...made, divisionsFile]);
}

/** One file as it is read from disk. */
export function aFile(path: string, data: unknown, body = ''): ContentFile {
  const yaml = data === undefined ? '' : JSON.stringify(data);
  return path.endsWith('.md')
    ? { path, text: `---\n${yaml}\n---\n${body}`, data, body, bodyLine: 4 }
    : { path, text: yaml, data, body: '', bodyLine: 1 };
}

function filesOfArea(area: AreaSketch, path: string, code: string, depth: number, divisions: Divisions['divisions']): ContentFile[] {
  const below = area.children.flatMap((child, index) => {
    const level = child.level ?? (['province', 'city', 'district'] as const)[depth] ?? 'district';
    const ownCode = codeBelow(code, depth, index + 1);
    const names = child.names ?? { zh: `${child.slug}${{ province: '省', city: '市', district: '区' }[level]}` };
    divisions.push({ code: ownCode, parent: code, level, type: level, slug: child.slug, names });
    return filesOfArea(child, `${path}/${child.slug}`, ownCode, depth + 1, divisions);
  });
  const folder = `areas/${path}`;
  return [
    ...(area.statement ? [aFile(`${folder}/area.yaml`, area.statement)] : []),
    ...area.editions.flatMap(({ year, statement, items }) => [
      aFile(`${folder}/${year}/edition.yaml`, statement),
      ...Object.entries(items).flatMap(([id, item]) => filesOfItem(`${folder}/${year}/${id}`, item)),
    ]),
    ...below,
  ];
}

function filesOfItem(folder: string, { statement, body, translations }: ItemSketch): ContentFile[] {
  const digest = (): string => shortDigest(wordsText(entitlementSchema.parse(statement), body));
  const translated = Object.entries(translations).map(([locale, { body: ownBody = '', translates = digest(), ...words }]) =>
    aFile(`${folder}/${locale}.md`, { ...words, translates }, ownBody),
  );
  return [aFile(`${folder}/zh.md`, statement, body), ...translated];
}

const codeBelow = (code: string, depth: number, index: number): string =>
  `${code.slice(0, depth * 2)}${String(index).padStart(2, '0')}${code.slice(depth * 2 + 2)}`;

const shuffled = <T>(all: readonly T[]): T[] => sampleOf(all, all.length, seed);
const drawn = <T>(all: readonly T[], salt: string): T => sampleOf(all, 1, seed + Number.parseInt(shortDigest(salt), 16))[0]!;

export function areaIn(catalogue: Catalogue, path: string): Area {
  const area = catalogue.areas.get(path);
  if (!area) throw new RangeError(`no area ${path}`);
  return area;
}

export function listIn(catalogue: Catalogue, path: string, day: string): ResolvedList {
  areaIn(catalogue, path);
  return resolveLists(catalogue, day).get(path)!;
}

export function entitlementIn(catalogue: Catalogue, path: string, day: string, id: string): ResolvedEntitlement {
  const entitlement = listIn(catalogue, path, day).byId.get(id);
  if (!entitlement) throw new RangeError(`no ${id} in ${path} on ${day}`);
  return entitlement;
}

// Random catalogues. Days, entries and values are few, so that they meet.

/** Days that random editions begin and end on lie between the first and the last. */
export const lastDay = 30;
/** January 2025 and on: `dayNumber(0)` comes before every random edition. */
export const dayNumber = (number: number): string => new Date(Date.UTC(2024, 11, 31 + number)).toISOString().slice(0, 10);
export const allDays = Array.from({ length: lastDay + 3 }, (_, number) => dayNumber(number));
export const anyDay = fc.constantFrom(...allDays);

const ids = ['vaccination', 'compulsory-education', 'rent-subsidy', 'counselling'];
const text = fc.constantFrom('甲', '乙', '丙');
const texts = fc.array(text, { minLength: 1, maxLength: 2 });

const anyValue = fc.record({ value: fc.integer({ min: 1, max: 4 }), odd: fc.integer({ min: 0, max: 11 }) });
const valueOf = (unit: 'CNY/month' | 'day', better: 'higher' | 'lower') =>
  anyValue.map(({ value, odd }) => ({
    value,
    unit: odd === 0 ? ('item' as const) : unit,
    better: odd === 1 ? (better === 'higher' ? ('lower' as const) : ('higher' as const)) : better,
  }));
const anyValues = fc.record({ amount: valueOf('CNY/month', 'higher'), waiting: valueOf('day', 'lower') }, { requiredKeys: [] });

const anyAudience = fc.record({
  group: fc.constantFrom('migrant' as const, 'hardship' as const),
  for: fc.constantFrom('child' as const, 'guardian' as const, 'family' as const),
});

const anyStatement = fc.record(
  {
    title: text,
    plain: text,
    provides: texts,
    conditions: texts,
    valueLabels: fc.record({ amount: text, waiting: text }, { requiredKeys: [] }),
    order: fc.integer({ min: 1, max: 3 }),
    category: fc.constantFrom(...categories),
    audience: anyAudience,
    requires: fc.uniqueArray(fc.constantFrom('points' as const, 'insured' as const), { maxLength: 2 }),
    values: anyValues,
    handledAtHome: fc.boolean(),
    offered: fc.constantFrom(true, true, false),
    reason: text,
  },
  { requiredKeys: [] },
);

const anyTranslation = fc.record(
  { title: text, plain: text, reviewed: fc.boolean(), translates: fc.constant('000000000000') },
  { requiredKeys: [] },
);
const anyItem = fc
  .record({ statement: anyStatement, en: fc.option(anyTranslation, { nil: undefined }) })
  .map(({ statement, en }) => anItem(statement, en && { en }));
const anyItems = fc
  .record({ vaccination: anyItem, 'compulsory-education': anyItem, 'rent-subsidy': anyItem, counselling: anyItem }, { requiredKeys: [] })
  .map((items): Record<string, ItemSketch> => items);

/** Editions of one area, each beginning on a day of its own; folders are not in the order of days, and spans may overlap or leave gaps. */
export const anyEditions: fc.Arbitrary<EditionSketch[]> = fc
  .uniqueArray(
    fc.record({
      from: fc.integer({ min: 1, max: lastDay - 8 }),
      lasts: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
      items: anyItems,
      ended: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }),
    }),
    { selector: ({ from }) => from, maxLength: 3 },
  )
  .map((editions) =>
    editions.map(({ from, lasts, items, ended }, index) =>
      anEdition({
        year: String(2020 + index),
        from: dayNumber(from),
        to: lasts === undefined ? undefined : dayNumber(from + lasts),
        items,
        ended,
      }),
    ),
  );

const someBelow = (prefix: string, children: fc.Arbitrary<AreaSketch[]>, maxLength: number): fc.Arbitrary<AreaSketch[]> =>
  fc
    .array(fc.record({ editions: anyEditions, children }), { maxLength })
    .map((areas) => areas.map((area, index) => anArea(`${prefix}-${'abc'[index] ?? ''}`, area)));

/** The nation, up to two provinces, four cities, eight districts, each with up to three editions of random entries. */
export const anyCatalogue: fc.Arbitrary<CatalogueSketch> = fc.record({
  editions: anyEditions,
  areas: someBelow('province', someBelow('city', someBelow('district', fc.constant([]), 2), 2), 2),
});
