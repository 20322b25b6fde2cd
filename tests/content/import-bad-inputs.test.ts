import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isProblem, sayProblem } from '../../src/editorial/import/import-problems.ts';
import { planImport } from '../../src/editorial/import/plan-import.ts';
import { largestFile, readOfficeBytes, readOfficeFile } from '../../src/editorial/source/read-office-file.ts';
import { projectRoot } from '../support/built-site.ts';
import { type ContentCopy, copyContent } from '../support/content-copy.ts';
import { officeFixtures, orderOf } from '../support/import-table.ts';

/** What a clerk may bring: each gets one sentence that says what to do, exit code 1, and nothing is written. */

const header = ['类别', '序号', '服务项目', '服务对象', '服务内容', '牵头部门'];
const row = (number: number, title: string, department = '教育局') => ['学有所教', number, title, '流动儿童', `${title}的内容。`, department];
const excel = (rows: (string | number)[][], more: Partial<Parameters<typeof writeXlsx>[0]> = {}) =>
  writeXlsx({ sheets: [{ name: '清单', rows }], ...more });
const csv = (rows: (string | number)[][]) => new TextEncoder().encode(rows.map((cells) => cells.join(',')).join('\r\n'));
const good = [header, row(1, '义务教育'), row(2, '学前教育')];

/** OLE files as Excel 97 and Word 97 write them begin so; the rest does not matter to us. */
const oldFile = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2048)]);
/** `类别,序号,服务项目` in GBK. */
const gbk = Buffer.from([0xc0, 0xe0, 0xb1, 0xf0, 0x2c, 0xd0, 0xf2, 0xba, 0xc5, 0x2c, 0xb7, 0xfe, 0xce, 0xf1, 0xcf, 0xee, 0xc4, 0xbf]);

const refusedFile = (name: string) => readFileSync(join(officeFixtures, '../import-refused', name));

async function problemWith(name: string, bytes: Uint8Array): Promise<string[]> {
  const file = await readOfficeBytes(name, bytes);
  const problems = isProblem(file) ? [file] : (outcome => ('problems' in outcome ? outcome.problems : []))(planImport(orderOf(file, 'china/anhui', '2026')));
  // Chinese and English, filled in, without a placeholder left.
  for (const problem of problems) {
    const { zh, en } = sayProblem(problem);
    expect(zh).toMatch(/[\u4e00-\u9fa5].*。/u);
    expect(en).toMatch(/[.)]$/u);
    expect(zh + en).not.toMatch(/\{|\}|undefined/u);
  }
  return problems.map(({ code }) => code);
}

describe('one sentence for', () => {
  test.each<[string, string, () => Promise<Uint8Array> | Uint8Array, string[]]>([
    ['a file locked with a password', '清单.xlsx', () => excel(good, { encryption: { password: '1234', spinCount: 1000 } }), ['locked']],
    ['a Word file locked by LibreOffice', '清单.docx', () => refusedFile('locked.docx'), ['locked']],
    ['an .xls as Excel 97 reads it', '清单.xls', () => refusedFile('excel-97.xls'), ['old-format']],
    ['a Word file with macros', '清单.docm', () => refusedFile('macros.docm'), ['macros']],
    ['an .xls', '清单.xls', () => oldFile, ['old-format']],
    ['a .doc that is called .docx', '清单.docx', () => oldFile, ['old-format']],
    ['an empty sheet', '清单.xlsx', () => excel([]), ['nothing-in-it']],
    ['an empty file', '清单.csv', () => new Uint8Array(), ['nothing-in-it']],
    ['a file with macros', '清单.xlsm', () => excel(good, { vbaProject: new Uint8Array([1, 2, 3]) }), ['macros']],
    ['a file with macros that is called .xlsx', '清单.xlsx', () => excel(good, { vbaProject: new Uint8Array([1, 2, 3]) }), ['macros']],
    ['a header and nothing below it', '清单.xlsx', () => excel([['类别', '服务项目', '服务内容', '牵头部门']]), ['no-rows']],
    ['a table with no known header', '名单.xlsx', () => excel([['姓名', '学校'], ['甲', '一小']]), ['no-table']],
    ['a CSV in GBK', '清单.csv', () => gbk, ['not-utf-8']],
    ['two rows for one item', '清单.csv', () => csv([header, row(1, '义务教育'), row(2, '学前教育'), row(3, '义 务 教 育')]), ['item-twice']],
    ['an unknown department', '清单.csv', () => csv([header, row(1, '义务教育', '市园林绿化局'), row(2, '学前教育', '市园林绿化局')]), ['unknown-department']],
    ['a picture', '清单.png', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47]), ['unknown-format']],
    ['a web page that is called .xls', '清单.xls', () => new TextEncoder().encode('<html><table>'), ['unknown-format']],
    ['half a file', '清单.xlsx', async () => (await excel(good)).slice(0, 900), ['broken-file']],
    ['a damaged file', '清单.xlsx', async () => damage(await excel(good)), ['broken-file']],
  ])('%s', async (_what, name, bytes, codes) => {
    expect(await problemWith(name, await bytes())).toEqual(codes);
  });

  test('a file of 50 MB, which is not even read', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'import-')), '清单.xlsx');
    writeFileSync(path, Buffer.alloc(50 * 1024 * 1024));
    expect(await readOfficeFile(path)).toMatchObject({ code: 'file-too-large', params: { size: '50 MB', limit: `${largestFile / 1024 / 1024} MB` } });
  });

  test('a file that is not there', async () => {
    expect(await readOfficeFile('没有.xlsx')).toMatchObject({ code: 'file-not-found' });
  });
});

/** Writes over the middle of what is packed, not over the directory at the end. */
function damage(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => (index > 200 && index < 1200 ? byte ^ 0x5a : byte));
}

test('what is good is not refused', async () => {
  expect(await problemWith('清单.xlsx', await excel(good))).toEqual([]);
  expect(await problemWith('清单.csv', csv(good))).toEqual([]);
});

describe('the command', () => {
  let copy: ContentCopy;
  beforeAll(() => {
    copy = copyContent(join(projectRoot, 'content'));
  });
  afterAll(() => {
    copy.remove();
  });
  const run = (...args: string[]) => copy.run('import-list', ...args, '--today', '2026-11-22');

  test('refuses with exit code 1 and writes nothing', async () => {
    const before = copy.all();
    const path = join(mkdtempSync(join(tmpdir(), 'import-')), '清单.csv');
    writeFileSync(path, csv([header, row(1, '义务教育', '市园林绿化局')]));
    // As `npm run` starts it.
    const refused = copy.start('import-list', path, '--area', '安徽省', '--year', '2026', '--today', '2026-11-22');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/市园林绿化局[\s\S]*departments\.yaml[\s\S]*aliases: \[园林绿化局\][\s\S]*没有写任何文件/u);
    expect(await run(path, '--area', '安微', '--year', '2026')).toMatchObject({ code: 1 });
    expect(await run(path, '--area', '安徽省')).toMatchObject({ code: 2 });
    expect(copy.all()).toEqual(before);
  });

  test('writes only when it is not a dry run, and an edited file is left alone until it is named', async () => {
    const path = join(officeFixtures, '01-province-19-merged.xlsx');
    const before = copy.all();
    const dry = await run(path, '--area', '340000', '--year', '2026', '--dry-run');
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(dry.out).toContain('试运行，没有写文件');
    expect(copy.all()).toEqual(before);

    expect((await run(path, '--area', '340000', '--year', '2026')).code).toBe(0);
    const written = copy.all();
    expect(Object.keys(written).length - Object.keys(before).length).toBe(21);
    // Nobody sees it before it is published.
    expect(copy.read('areas/china/anhui/2026/edition.yaml')).toContain('draft: 2026-11-22');
    expect((await run(path, '--area', '340000', '--year', '2026')).out).toContain('没有改动 nothing to change');
    expect(copy.all()).toEqual(written);

    const entry = 'areas/china/anhui/2026/counselling/zh.md';
    copy.edit(entry, 'title: 心理健康服务', '# 按电话改的\ntitle: 心理热线服务');
    copy.edit(entry, '---\n', '---\nsteps: [先打 12355]\n');
    const edited = copy.read(entry);
    const again = await run(path, '--area', '340000', '--year', '2026');
    expect(again.out).toMatch(/counselling\/zh\.md title：表里 table “心理健康服务”；文件里 file “心理热线服务”/u);
    expect(copy.read(entry)).toBe(edited);

    expect((await run(path, '--area', '340000', '--year', '2026', '--overwrite', 'counselling')).code).toBe(0);
    expect(copy.read(entry)).toBe(edited.replace('心理热线服务', '心理健康服务'));

    // Once it is published, a table cannot change it any more.
    copy.edit(entry, 'title: 心理健康服务', 'title: 心理热线服务');
    // An import is no check: somebody has to have looked at every entry.
    expect(copy.read(entry)).not.toContain('assured');
    const unchecked = await copy.run('publish-edition', '340000', '2026', '--today', '2026-11-22');
    expect(unchecked).toMatchObject({ code: 1 });
    expect(unchecked.err).toContain('还有 19 项没有人核对过');
    expect((await copy.run('publish-edition', '340000', '2026', '--unchecked', '--today', '2026-11-22')).err).toContain('[facts-without-status]');
    expect((await copy.run('assure-entries', '340000', '--all', '--by', '民政局', '--today', '2026-11-22')).code).toBe(0);
    expect((await copy.run('publish-edition', '340000', '2026', '--today', '2026-11-22')).code).toBe(0);
    const published = copy.all();
    const frozen = await run(path, '--area', '340000', '--year', '2026', '--overwrite', 'all');
    expect(frozen).toMatchObject({ code: 1 });
    expect(frozen.err).toContain('npm run roll');
    expect(copy.all()).toEqual(published);
  });

  test('an export is what comes back from its import', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'export-')), '西湖.docx');
    expect(await copy.run('export-list', '330106', '--docx', path, '--today', '2026-11-22')).toMatchObject({ code: 0 });
    expect((await run(path, '--area', '330106', '--year', '2027')).out).toContain('与上级相同，沿用');
    expect(await copy.run('export-list', '330106', '--year', '1999', '--docx', path)).toMatchObject({ code: 1 });
    expect(await copy.run('export-list', '330106')).toMatchObject({ code: 2 });
  });
});
