import '../support/properties.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Area, Edition } from '../../src/catalogue/catalogue.ts';
import { itemFile } from '../../src/catalogue/assemble-catalogue.ts';
import { editionSchema } from '../../src/catalogue/edition.schema.ts';
import { entitlementSchema, type EntitlementStatement } from '../../src/catalogue/entitlement.schema.ts';
import { assembleContent, parseContentFile } from '../../src/catalogue/source/read-content.ts';
import { categories } from '../../src/catalogue/vocabulary.ts';
import type { Content } from '../../src/editorial/content-under-check.ts';
import { exportList } from '../../src/editorial/export/export-list.ts';
import { listAsTables } from '../../src/editorial/export/list-as-tables.ts';
import { squash } from '../../src/editorial/import/cell-text.ts';
import { isProblem } from '../../src/editorial/import/import-problems.ts';
import type { PlannedFile } from '../../src/editorial/year/refusals.ts';
import { readOfficeBytes } from '../../src/editorial/source/read-office-file.ts';
import { writeExcelFile, writeWordFile } from '../../src/editorial/source/write-office-file.ts';
import { aFile, anArea, anEdition, anItem, areaIn, filesOf } from '../support/build-catalogue.ts';
import { contentAfter, orderOf, planned, realContent } from '../support/import-table.ts';

/** import(export(list)) = list: into a place where the list is not yet, from real Excel and Word bytes. */

const today = '2026-11-22';
type Format = 'xlsx' | 'docx';

async function written(content: Content, area: Area, year: string, format: Format, part: 'all' | 'table-only' = 'all') {
  const toExport = exportList(content.catalogue, area, editionOf(content, area.path, year), today);
  const { official, data } = listAsTables(toExport);
  const tables = part === 'all' ? [official, data] : [official];
  const file = await readOfficeBytes(`list.${format}`, await (format === 'xlsx' ? writeExcelFile(tables) : writeWordFile(tables)));
  if (isProblem(file)) throw new Error(file.code);
  return { file, list: toExport.list };
}

/** The same content before the list was there. The catalogue is not read anew: three thousand divisions take their time. */
function without(content: Content, path: string, year: string): Content {
  const area = areaIn(content.catalogue, path);
  const areas = new Map(content.catalogue.areas).set(path, { ...area, editions: area.editions.filter((edition) => edition.year !== year) });
  return {
    ...content,
    files: content.files.filter((file) => !file.path.startsWith(`areas/${path}/${year}/`)),
    catalogue: { ...content.catalogue, areas },
  };
}

const editionOf = (content: Content, path: string, year: string): Edition | undefined =>
  content.catalogue.areas.get(path)?.editions.find((edition) => edition.year === year);

interface Saying {
  statement: unknown;
  items: Record<string, { statement: unknown; body: string }>;
}

/** What an edition says: its statement and each entry, word for word. */
const sayingOf = (edition: Edition | undefined): Saying | undefined =>
  edition && {
    statement: edition.statement,
    items: Object.fromEntries([...edition.items].sort().map(([id, { statement, body }]) => [id, { statement, body: body.trim() }])),
  };

/** The same of files that an import would write. */
function sayingOfFiles(files: readonly PlannedFile[]): Saying {
  const read = files.map(({ path, text }) => parseContentFile(path, text));
  const items = read.flatMap(({ path, data, body }) => {
    const id = itemFile.exec(path)?.groups?.['id'];
    return id === undefined ? [] : [[id, { statement: entitlementSchema.parse(data), body: body.trim() }] as const];
  });
  const edition = read.find(({ path }) => path.endsWith('/edition.yaml'));
  return { statement: editionSchema.parse(edition?.data), items: Object.fromEntries(items.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Whether the check accepts what is written is another test's question (import-fixtures). */
const unchecked = { check: (): [] => [], assemble: () => realContent };

async function expectSame(content: Content, path: string, year: string, format: Format) {
  const { file } = await written(content, areaIn(content.catalogue, path), year, format);
  const plan = planned(orderOf(file, path, year, { content: without(content, path, year), today, ...unchecked }));
  expect(sayingOfFiles(plan.files)).toEqual(sayingOf(editionOf(content, path, year)));
  expect(plan.unread).toEqual([]);
  // And into the place it came from: nothing changes.
  expect(planned(orderOf(file, path, year, { content, today, ...unchecked })).files).toEqual([]);
}

const real = [...realContent.catalogue.areas.values()].flatMap(({ path, editions }) => editions.map(({ year }) => [path, year] as const));

describe.each(real)('%s %s', (path, year) => {
  test.each(['xlsx', 'docx'] as const)('comes back from %s as it was', async (format) => {
    await expectSame(realContent, path, year, format);
  });
});

/** Text as editors write it, and as nobody should: several lines, numbers in front, signs that mean something elsewhere. */
const text = fc
  .oneof(
    { weight: 6, arbitrary: fc.constantFrom('流动儿童', '在居住地上学', '持居住证的，可以参加居民医保。', '0—6岁', '每月 2744 元；按月发', '“阳光招生”', '无') },
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 12 }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('1. 一', '（一）二', '①三', '- 四', '甲\n乙', '合计', '注：不是注', '<b>', '=1+1', 'a\u2028b', 'a\u0085b', 'a\u00a0b', 'a  b', '{a: b}', '[甲]', '"', "'", '3', 'true', 'ئۇيغۇر', '𬴊'),
    },
  )
  // What the schema refuses: blanks around, control and override characters; and what XML cannot hold.
  // eslint-disable-next-line no-control-regex -- the point of the rule
  .map((raw) => raw.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/gu, '').trim())
  .filter((clean) => clean !== '');

const texts = fc.array(text, { minLength: 1, maxLength: 3 });
const anyStatement: fc.Arbitrary<EntitlementStatement> = fc.record(
  {
    plain: text,
    keywords: texts,
    who: text,
    provides: texts,
    conditions: texts,
    steps: texts,
    where: text,
    cost: text,
    order: fc.integer({ min: -5, max: 500 }),
    category: fc.constantFrom(...categories),
    types: fc.constantFrom(['vaccination' as const], ['legal-aid' as const, 'charity' as const]),
    audience: fc.constantFrom({ group: 'migrant' as const, for: 'child' as const }, { group: 'hardship' as const, for: 'family' as const, ages: { from: 0, under: 7 } }),
    departments: fc.record({
      lead: fc.constantFrom(['civil-affairs'], ['education', 'health']),
      support: fc.constantFrom<string[][]>([], ['health'], ['odd']),
    }),
    basis: fc.constantFrom([{ document: 'plan', clause: '7' }], [{ document: 'plan' }, { document: 'other', clause: 'list' }]),
    status: fc.constantFrom('verified' as const, 'needs-check' as const),
    assured: fc.constant({ on: '2026-11-21', by: 'tongxiang' }),
    values: fc.constant({ amount: { value: 2744.5, unit: 'CNY/month' as const, better: 'higher' as const } }),
    handledAtHome: fc.boolean(),
    exceptIn: fc.constant(['010100']),
    reason: text,
    offered: fc.constantFrom(true, true, true, false),
  },
  { requiredKeys: [] },
);

const ids = ['vaccination', 'legal-aid', 'charity', 'bus-travel', 'counselling'];
/** Titles are unlike each other, as the check asks. */
const anyItems = fc
  .array(fc.record({ id: fc.constantFrom(...ids), title: fc.option(text, { nil: undefined }), statement: anyStatement, body: fc.oneof(fc.constant(''), text, fc.constant('- 甲\n- 乙\n\n## 丙\n\n丁')) }), { maxLength: 5 })
  .map((items) => {
    const used = new Set(ids.map(squash));
    return Object.fromEntries(
      items.map(({ id, title, statement, body }) => {
        const key = title === undefined ? '' : squash(title);
        const isFree = title !== undefined && key !== '' && Array.from(title).length <= 60 && !used.has(key);
        used.add(key);
        return [id, anItem({ ...statement, ...(isFree ? { title } : {}) }, { body })];
      }),
    );
  });

const documentOf = (title: string, clauses: string[]) => ({
  title: { zh: title },
  kind: 'policy' as const,
  level: 'nation' as const,
  area: 'china',
  issuers: ['民政部'],
  validity: 'valid' as const,
  targetGroups: ['migrant' as const],
  held: 'full-text' as const,
  clauses: clauses.map((id) => ({ id, title: { zh: id } })),
});

function contentOf(above: Parameters<typeof anEdition>[0], own: Parameters<typeof anEdition>[0]): Content {
  return assembleContent([
    ...filesOf({
      editions: [anEdition({ ...above, year: '2024' })],
      areas: [anArea('anhui', { editions: [anEdition({ ...own, year: '2026' })] })],
      documents: { plan: { ...documentOf('关爱保护行动方案', ['7']), documentNumber: '民发〔2024〕35号' }, other: documentOf('另一份清单文件', ['list']) },
    }),
    aFile('departments.yaml', {
      'civil-affairs': { names: { zh: '民政部门' } },
      education: { names: { zh: '教育部门' } },
      health: { names: { zh: '卫生健康部门' } },
      odd: { names: { zh: '民政部门、教育部门' } },
    }),
  ]);
}

describe('any list', () => {
  test.each(['xlsx', 'docx'] as const)('comes back from %s as it was', async (format) => {
    await fc.assert(
      fc.asyncProperty(anyItems, anyItems, fc.option(text, { nil: undefined }), async (above, own, note) => {
        const titles = new Set(Object.values(above).map(({ statement }) => squash(statement.title ?? '')));
        const unlike = Object.fromEntries(
          Object.entries(own).map(([id, item]) => {
            const { title, ...statement } = item.statement;
            return [id, title === undefined || titles.has(squash(title)) ? { ...item, statement } : item];
          }),
        );
        if (Object.keys(above).length + Object.keys(unlike).length === 0) return;
        const content = contentOf({ items: above }, { items: unlike, ...(note === undefined ? {} : { note: { zh: note } }) });
        await expectSame(content, 'china/anhui', '2026', format);
      }),
      // A Word file takes five times as long as an Excel file.
      { numRuns: Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) / (format === 'docx' ? 3 : 1)) },
    );
  }, 240_000);
});

test.each(['xlsx', 'docx'] as const)('the official table alone (%s) says the same of every entry when it is read back', async (format) => {
  const area = areaIn(realContent.catalogue, 'china/zhejiang/hangzhou');
  const { file, list } = await written(realContent, area, '2024', format, 'table-only');
  const reduced = without(realContent, area.path, '2024');
  const after = contentAfter(planned(orderOf(file, area.path, '2024', { content: reduced, today, from: '2024-12-10' })));
  const toExport = exportList(after.catalogue, areaIn(after.catalogue, area.path), editionOf(after, area.path, '2024'), today);
  const sayings = (of: typeof list) =>
    of.entitlements.map(({ fields }) => [fields.title?.value, fields.category?.value, fields.who?.value, fields.provides?.value, fields.conditions?.value, fields.departments?.value]).sort();
  expect(sayings(toExport.list)).toEqual(sayings(list));
});

test('a cell that the clerk changes is the one thing that changes', async () => {
  const path = 'china/zhejiang/hangzhou';
  const { file } = await written(realContent, areaIn(realContent.catalogue, path), '2024', 'xlsx');
  for (const block of file.blocks) if (block.kind === 'grid') for (const cell of block.cells) cell.text = cell.text.replace('新生儿的“出生一件事”联办。', '新生儿的“出生一件事”，三天办好。');
  const left = planned(orderOf(file, path, '2024', { today, ...unchecked }));
  expect(left.files).toEqual([]);
  expect(left.entries.flatMap(({ draft, differs }) => differs.map(({ field }) => [draft.id, field]))).toEqual([['birth-registration', 'provides']]);
  const taken = planned(orderOf(file, path, '2024', { today, overwrite: ['birth-registration'], check: () => [] }));
  expect(taken.files.map((planFile) => planFile.path)).toEqual([`areas/${path}/2024/birth-registration/zh.md`]);
  const after = editionOf(contentAfter(taken), path, '2024')?.items.get('birth-registration')?.statement;
  expect(after).toEqual({
    ...editionOf(realContent, path, '2024')?.items.get('birth-registration')?.statement,
    provides: ['新生儿的“出生一件事”，三天办好。'],
    status: 'needs-check',
  });
});
