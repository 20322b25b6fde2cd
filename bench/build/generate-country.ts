import assert from 'node:assert/strict';
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Area, AreaLevel, Catalogue } from '../../src/catalogue/catalogue.ts';
import type { Divisions } from '../../src/catalogue/division.schema.ts';
import type { DocumentStatement } from '../../src/catalogue/document.schema.ts';
import { loadCatalogue } from '../../src/catalogue/source/read-content.ts';
import { checkCatalogue } from '../../src/editorial/check-catalogue.ts';
import type { TypedValue } from '../../src/catalogue/typed-value.schema.ts';
import { Dice, keywords, notes, sentence, sentences, services } from './invented-words.ts';

/** The day for which the generated country is built; everything is checked shortly before it. */
export const countryDay = '2026-12-01';

/** How many entitlements an area words differently from above. */
const overrides: Record<Exclude<AreaLevel, 'nation'>, (dice: Dice) => number> = {
  province: () => 8,
  city: () => 6,
  district: (dice) => dice.between(1, 4),
};
const years: Record<AreaLevel, string> = { nation: '2024', province: '2024', city: '2025', district: '2026' };
const raisedBy: Record<AreaLevel, number> = { nation: 1, province: 1.1, city: 1.2, district: 1.3 };
const assured = { on: '2026-11-21', by: 'tongxiang' };

export interface Country {
  root: string;
  districts: number;
  areas: number;
  /** Entries with words of their own; all others are inherited. */
  ownEntries: number;
  files: number;
}

/**
 * Writes a content folder in which every area of the first `districts` districts (spread over all provinces) publishes: the
 * nation forty entitlements, each province, city and district an edition that words some of them anew, each district an
 * office to call. Divisions, documents, guides and vocabularies are the real ones; every word of the lists is invented.
 */
export function generateCountry(options: {
  root: string;
  content: string;
  districts?: number | undefined;
  seed?: number | undefined;
}): Country {
  const { root, content, seed = 20_261_201 } = options;
  mkdirSync(root, { recursive: true });
  for (const folder of ['documents', 'lexicon', 'pages']) cpSync(join(content, folder), join(root, folder), { recursive: true });
  for (const file of readdirSync(content, { withFileTypes: true })) {
    if (file.isFile() && file.name !== 'divisions.json') copyFileSync(join(content, file.name), join(root, file.name));
  }
  // The real guides lead to real entitlements, which this country has not.
  for (const guide of readdirSync(join(root, 'pages'), { recursive: true, withFileTypes: true })) {
    const file = join(guide.parentPath, guide.name);
    if (guide.isFile()) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/\]\(\/china\/[^)]+\)/gu, '](/china/)'));
  }
  const all = JSON.parse(readFileSync(join(content, 'divisions.json'), 'utf8')) as Divisions;
  const policy = documentsOf(content);
  const divisions = firstDistricts(all, options.districts, new Set([...policy.values()].map(({ area }) => area)));
  writeFileSync(join(root, 'divisions.json'), JSON.stringify(divisions));

  const { catalogue, issues } = loadCatalogue(root);
  assert.deepEqual(issues, []);
  const writer = new CountryWriter(root, catalogue, new Dice(seed), citable(policy));
  for (const area of catalogue.areasTopDown) writer.write(area);

  const written = loadCatalogue(root);
  assert.deepEqual(written.issues, [], 'the generated country must satisfy the schemas');
  const errors = checkCatalogue(written, countryDay).findings.filter(({ severity }) => severity === 'error');
  assert.deepEqual(errors.slice(0, 3), [], 'the generated country must pass the editorial check, which the build runs first');
  const areas = [...written.catalogue.areas.values()];
  assert.ok(areas.every((area) => area.editions.length === 1));
  return {
    root,
    districts: areas.filter((area) => area.level === 'district').length,
    areas: areas.length,
    ownEntries: areas.reduce((sum, area) => sum + area.editions.reduce((items, edition) => items + edition.items.size, 0), 0),
    files: written.files.length,
  };
}

/** Each province in proportion, its first ones by code, so that cities stay whole; with the cities above, places that documents name, and old names that still lead somewhere. */
function firstDistricts(divisions: Divisions, districts: number | undefined, named: ReadonlySet<string>): Divisions {
  const all = divisions.divisions.filter((row) => row.level === 'district').sort((a, b) => a.code.localeCompare(b.code));
  if (districts === undefined || districts >= all.length) return divisions;
  const share = districts / all.length;
  const chosen = new Set<string>();
  for (const province of divisions.divisions.filter((row) => row.level === 'province')) {
    const below = all.filter((row) => row.code.startsWith(province.code.slice(0, 2)));
    // What rounding takes from one province it gives to the next.
    const before = all.indexOf(below[0] ?? province);
    const count = Math.round((before + below.length) * share) - Math.round(before * share);
    for (const row of below.slice(0, count)) chosen.add(row.code);
  }
  const byCode = new Map(divisions.divisions.map((row) => [row.code, row]));
  const pathOf = (row: Divisions['divisions'][number]): string => {
    const parent = byCode.get(row.parent);
    return `${parent ? pathOf(parent) : 'china'}/${row.slug}`;
  };
  for (const row of divisions.divisions) if (named.has(pathOf(row))) chosen.add(row.code);
  for (const code of [...chosen]) {
    for (let row = byCode.get(code); row; row = byCode.get(row.parent)) chosen.add(row.code);
  }
  return {
    ...divisions,
    divisions: divisions.divisions.filter((row) => chosen.has(row.code)),
    aliases: divisions.aliases.filter((alias) => alias.becomes.every((code) => chosen.has(code))),
  };
}

interface Citation {
  basis: { document: string; clause?: string };
  /** Whether the document's full text is held: without it nothing may be called verified. */
  held: boolean;
}

/** What an entry may cite: documents about migrant children, with one of their clauses. */
function citable(policy: ReadonlyMap<string, DocumentStatement>): Citation[] {
  return [...policy].flatMap(([document, statement]): Citation[] => {
    if (!statement.targetGroups.includes('migrant')) return [];
    const clauses = (statement.clauses ?? []).filter((clause) => !clause.targetGroups || clause.targetGroups.includes('migrant'));
    const held = statement.held === 'full-text';
    return clauses.length === 0
      ? [{ basis: { document }, held }]
      : clauses.map((clause) => ({ basis: { document, clause: clause.id }, held }));
  });
}

const documentsOf = (content: string): Map<string, DocumentStatement> =>
  new Map(
    readdirSync(join(content, 'documents'))
      .sort()
      .map((file) => [file.replace(/\.yaml$/u, ''), parse(readFileSync(join(content, 'documents', file), 'utf8')) as DocumentStatement]),
  );

class CountryWriter {
  readonly #values = new Map<string, Record<string, TypedValue>>();
  readonly #root: string;
  readonly #catalogue: Catalogue;
  readonly #dice: Dice;
  readonly #citable: readonly Citation[];

  constructor(root: string, catalogue: Catalogue, dice: Dice, citations: readonly Citation[]) {
    this.#root = root;
    this.#catalogue = catalogue;
    this.#dice = dice;
    this.#citable = citations;
  }

  write(area: Area): void {
    const folder = join(this.#root, 'areas', area.path);
    const edition = join(folder, years[area.level]);
    mkdirSync(edition, { recursive: true });
    writeFileSync(join(edition, 'edition.yaml'), stringify(this.#edition(area)));
    if (area.level === 'district') writeFileSync(join(folder, 'area.yaml'), stringify(this.#areaStatement(area)));
    const entries =
      area.level === 'nation'
        ? services.map((_, index) => index)
        : this.#dice.several(
            services.map((_, index) => index),
            overrides[area.level](this.#dice),
          );
    for (const index of entries) {
      const [id] = services[index] ?? services[0];
      const statement = area.level === 'nation' ? this.#national(index) : this.#local(area, id);
      const body = this.#dice.chance(area.level === 'nation' ? 1 : 0.8) ? notes(this.#dice, this.#dice.between(1, 3)) : '';
      mkdirSync(join(edition, id));
      writeFileSync(join(edition, id, 'zh.md'), `---\n${stringify(statement, { lineWidth: 0 })}---\n${body}`);
    }
  }

  #edition({ names, level }: Area): object {
    return {
      title: { zh: `${names.zh}流动儿童在居住地享有关爱服务清单（虚构）` },
      inForce: { from: `${years[level]}-09-01` },
      issuedBy: ['civil-affairs'],
      officialList: { items: services.length, text: 'held' },
      status: 'needs-check',
      assured,
      note: { zh: sentence(this.#dice, 50) },
    };
  }

  #areaStatement({ names, code }: Area): object {
    const office = `${names.zh}民政局儿童福利科`;
    return {
      contacts: [
        {
          id: 'child-welfare',
          kind: 'office',
          department: 'civil-affairs',
          name: { zh: office },
          // No area code begins with 00: nobody is ever called.
          phone: `000-${String(1_000_000 + (Number(code) % 9_000_000))}`,
          address: { zh: `${names.zh}虚构路${this.#dice.between(1, 300)}号${this.#dice.between(1, 6)}楼` },
          hours: { zh: '周一至周五 9:00—12:00，13:30—17:00（节假日除外）' },
          source: { zh: `${names.zh}民政局网站（虚构）` },
          status: 'needs-check',
          assured,
        },
      ],
    };
  }

  #national(index: number): object {
    const dice = this.#dice;
    const [id, category, title] = services[index] ?? services[0];
    const values = this.#firstValues(id);
    const conditions = dice.chance(0.5) ? sentences(dice, dice.between(1, 2), 14) : undefined;
    return omitEmpty({
      title,
      plain: sentence(dice, 24, 38),
      keywords: keywords(dice, title, dice.between(5, 8)),
      who: sentence(dice, 16),
      provides: sentences(dice, dice.between(2, 3), 22),
      conditions,
      steps: dice.chance(0.4) ? sentences(dice, dice.between(2, 4), 22) : undefined,
      where: sentence(dice, 20),
      cost: dice.chance(0.3) ? '免费。' : undefined,
      time: dice.chance(0.3) ? sentence(dice, 20) : undefined,
      valueLabels: values && Object.fromEntries(Object.keys(values).map((key) => [key, valueLabels[key] ?? key])),
      order: index * 10 + 10,
      category,
      types: [id],
      audience: { group: 'migrant', ...(dice.chance(0.6) ? { ages: { from: dice.between(0, 6), under: dice.between(12, 18) } } : {}) },
      requires: conditions && [dice.pick(['residence-permit', 'residence-duration', 'enrolled-pupil', 'stable-dwelling'])],
      values,
      departments: { lead: [dice.pick(this.#ids('departments'))], support: dice.several(this.#ids('departments'), dice.between(0, 2)) },
      requiredDocuments: dice.chance(0.4) ? dice.several(this.#ids('requiredDocuments'), dice.between(1, 3)) : undefined,
      channels: [
        { kind: 'counter', place: dice.pick(this.#ids('places')) },
        ...(dice.chance(0.4) ? [{ kind: 'phone', phone: '12345' }] : []),
      ],
      ...this.#provenance(2),
    });
  }

  /** What a province, city or district words anew: never less than above. */
  #local(area: Area, id: string): object {
    const dice = this.#dice;
    const values = this.#raisedValues(area, id);
    const window = dice.chance(area.level === 'district' ? 0.4 : 0.1);
    return omitEmpty({
      plain: dice.chance(0.6) ? sentence(dice, 24, 38) : undefined,
      who: dice.chance(0.4) ? sentence(dice, 18) : undefined,
      provides: sentences(dice, dice.between(1, 3), 22),
      steps: dice.chance(0.2) ? sentences(dice, dice.between(2, 4), 22) : undefined,
      where: dice.chance(0.5) ? `${area.names.zh}${sentence(dice, 18)}` : undefined,
      windowLabels: window ? { registration: '登记时间' } : undefined,
      values,
      channels: dice.chance(0.3)
        ? [
            { kind: 'counter', department: dice.pick(this.#ids('departments')) },
            { kind: 'online', name: `${area.names.zh}网上办事（虚构）` },
          ]
        : undefined,
      windows: window
        ? [{ id: 'registration', opens: `0${dice.between(3, 6)}-0${dice.between(1, 9)}`, closes: `08-${dice.between(10, 31)}` }]
        : undefined,
      ...this.#provenance(1),
    });
  }

  #provenance(most: number): object {
    const dice = this.#dice;
    const cited = dice.several(this.#citable, dice.between(1, most));
    const verified = cited.every(({ held }) => held) && dice.chance(0.8);
    return { basis: cited.map(({ basis }) => basis), status: verified ? 'verified' : 'needs-check', assured };
  }

  #firstValues(id: string): Record<string, TypedValue> | undefined {
    const dice = this.#dice;
    if (!dice.chance(0.4)) return undefined;
    const values: Record<string, TypedValue> = {
      'yearly-amount': { value: dice.between(6, 60) * 100, unit: 'CNY/year', better: 'higher', asOf: '2025-01-01' },
      ...(dice.chance(0.5) ? { 'waiting-days': { value: dice.between(10, 30), unit: 'working-day', better: 'lower' } } : {}),
    };
    this.#values.set(id, values);
    return values;
  }

  #raisedValues(area: Area, id: string): Record<string, TypedValue> | undefined {
    const above = this.#values.get(id)?.['yearly-amount'];
    if (!above || !this.#dice.chance(0.6)) return undefined;
    return { 'yearly-amount': { ...above, value: Math.round(above.value * raisedBy[area.level]) } };
  }

  #ids(vocabulary: 'departments' | 'places' | 'requiredDocuments'): string[] {
    return [...this.#catalogue[vocabulary].keys()];
  }
}

const valueLabels: Record<string, string> = { 'yearly-amount': '每个孩子每年补助', 'waiting-days': '最多等几个工作日' };

const omitEmpty = (statement: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(statement).filter(([, value]) => value !== undefined));
