import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import zh from '../../content/messages/zh.json';
import { recordOf } from '../../tests/support/desk-records.ts';
import { type ColumnProfile, columnProfileSchema, columnValues } from './column-profile.schema.ts';
import { cellText, mayBePassedOn, profilesFor, sheetOf } from './profile-rows.ts';
import { readProfiles } from './source/read-profiles.ts';
import { csvFile } from './spreadsheet-cell.ts';
import { excelFile } from './ui/excel-file.ts';

const profiles = readProfiles();
const options = zh.declare.option as Record<string, Record<string, string>>;
const frame = {
  today: '2026-11-21',
  district: '330106',
  wordOf: (field: string, value: string) => options[field]?.[value] ?? '?',
  lineOf: (code: string) => ({ '330106': '浙江省 杭州市 西湖区', '411627': '河南省 周口市 太康县' })[code] ?? '?',
};
/** What spreadsheet programs have broken or executed before. */
const difficult = [
  ...['阿卜杜拉·买买提', 'ئابدۇللا', '𬴊', '\uE863', 'བཀྲ་ཤིས་', '王 二', 'O’Brien', 'constructor', '__proto__', 'toString'],
  ...['_x0041_', '=1+1', '+1', '-1', '@SUM(1)', '\t=1', '＝1', '|calc', '<&>"\'', 'TRUE', '1e5', '2018-05', '0571', '411627200001010011'],
];
const profile: ColumnProfile = {
  id: 'p',
  title: 'p',
  note: 'n',
  columns: [
    { heading: '号', value: 'number' },
    { heading: '_x0041_', value: 'child.name' },
    { heading: '日', value: 'received-on' },
    { heading: '空', value: 'empty', note: 'n' },
  ],
};

describe('column profiles', () => {
  it('are there for the three platforms, and each says where its columns come from', () => {
    expect(profiles.map(({ id }) => id)).toEqual(['huhmiao', 'jianfu', 'national']);
    for (const { note, columns } of profiles) {
      expect(note).toContain('核对');
      // A withdrawn record is a tombstone with an id and nothing else: the platform's row has to be found by it.
      expect(columns.map(({ value }) => value)).toContain('id');
      expect(new Set(columns.map(({ heading }) => heading)).size).toBe(columns.length);
    }
  });

  it('fill every column that the declaration can fill, in words that are there', () => {
    for (const one of profiles) {
      const { headings, rows } = sheetOf(one, [recordOf('A')], frame);
      expect(rows).toHaveLength(1);
      expect(rows[0]).toHaveLength(headings.length);
      const texts = (rows[0] ?? []).map(cellText);
      expect(texts.join(' ')).not.toContain('?');
      expect(texts).toContain('13800138000');
      expect(texts).toContain('河南省 周口市 太康县');
      for (const [index, { value, note }] of one.columns.entries()) {
        if (value !== 'empty') continue;
        expect(texts[index]).toBe('');
        expect(note).toBeDefined();
      }
    }
  });

  it('may hold each value that there is', () => {
    const all = {
      ...profile,
      columns: columnValues.map((value) => ({ heading: value, value, ...(value === 'empty' ? { note: 'n' } : {}) })),
    };
    const [row = []] = sheetOf(all, [recordOf('A')], frame).rows;
    expect(row.map(cellText)).not.toContain('undefined');
    expect(row[columnValues.indexOf('child.age')]).toEqual({ kind: 'number', number: 8 });
  });

  it('give a row a child, and write months as the platform wants them', () => {
    const record = recordOf('A');
    const [child] = record.content.declaration.children;
    const two = recordOf('A', { declaration: { children: [child!, { ...child!, name: '二宝' }] } });
    const months = (['dash', 'digits', 'chinese'] as const).map((one) => ({ heading: one, value: 'child.born' as const, months: one }));
    const { rows } = sheetOf({ ...profile, columns: months }, [two], frame);
    expect(rows.map((row) => row.map(cellText))).toEqual([
      ['2018-05', '201805', '2018年5月'],
      ['2018-05', '201805', '2018年5月'],
    ]);
  });

  it('are those of the desk’s own city, then province, then the nation', () => {
    const idsFor = (district: string): string[] => profilesFor(profiles, district).map(({ id }) => id);
    expect(idsFor('330106')).toEqual(['jianfu', 'huhmiao', 'national']);
    expect(idsFor('330203')).toEqual(['huhmiao', 'national']);
    expect(idsFor('411627')).toEqual(['national']);
  });

  it('refuse what no declaration holds, and an empty column that does not say why', () => {
    const columns = (column: object) => ({ title: 't', note: 'n', columns: [column] });
    expect(columnProfileSchema.safeParse(columns({ heading: 'x', value: 'child.id-number' })).success).toBe(false);
    expect(columnProfileSchema.safeParse(columns({ heading: 'x', value: 'empty' })).success).toBe(false);
    expect(columnProfileSchema.safeParse(columns({ heading: 'x', value: 'town', color: 'red' })).success).toBe(false);
  });
});

it('passes on only where the guardian agreed to it', () => {
  const consents = { guardian: true, childData: true } as const;
  expect(mayBePassedOn(recordOf('A', { declaration: { consents: { ...consents, passOn: true } } }))).toBe(true);
  expect(mayBePassedOn(recordOf('A', { declaration: { consents: { ...consents, passOn: false } } }))).toBe(false);
});

describe('the Excel file, read by another library', () => {
  const children = difficult.map((name) => ({ ...recordOf('A').content.declaration.children[0]!, name }));
  const sheet = sheetOf(profile, [recordOf('A', { declaration: { children } })], frame);

  it('holds each text as it was, typed as text, numbers as numbers, days as days, and no formula', async () => {
    const book = read(await excelFile('儿童', sheet), { cellDates: true, cellFormula: true, UTC: true });
    expect(book.SheetNames).toEqual(['儿童']);
    const cells = book.Sheets['儿童'] ?? {};
    expect(utils.sheet_to_json<string[]>(cells, { header: 1 })[0]).toEqual(['号', '_x0041_', '日', '空']);
    for (const [index, name] of difficult.entries()) {
      const at = (column: string): unknown => cells[`${column}${index + 2}`];
      expect(at('A')).toMatchObject({ t: 'n', v: index + 1 });
      expect(at('B')).toMatchObject({ t: 's', v: name });
      expect(at('C')).toMatchObject({ t: 'd', v: new Date('2026-11-20T00:00:00Z') });
      expect(at('D')).toBeUndefined();
    }
    expect(Object.entries(cells).filter(([, cell]) => typeof cell === 'object' && cell !== null && 'f' in cell)).toEqual([]);
  });

  it('holds 2,000 families', async () => {
    const many = sheetOf(
      profile,
      Array.from({ length: 2000 }, (_, index) => recordOf(`R${index}`)),
      frame,
    );
    const book = read(await excelFile('儿童', many));
    expect(book.Sheets['儿童']?.['!ref']).toBe('A1:D2001');
  });
});

it('the CSV file has the same cells, and none that calculates', () => {
  const children = difficult.map((name) => ({ ...recordOf('A').content.declaration.children[0]!, name }));
  const { headings, rows } = sheetOf(profile, [recordOf('A', { declaration: { children } })], frame);
  const text = csvFile([headings, ...rows.map((row) => row.map(cellText))]);
  for (const line of text.split('\r\n')) expect(line).not.toMatch(/(?:^|,)"?[=+\-@|\t＝]/u);
});
