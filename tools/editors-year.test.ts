import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ContentCopy, copyContent } from '../tests/support/content-copy.ts';

// The year of an editor, on a copy of the valid fixtures: through the commands, in this process, and once as `npm run` starts them.
const hangzhou = 'areas/china/zhejiang/hangzhou';
let copy: ContentCopy;
beforeEach(() => {
  copy = copyContent();
});
afterEach(() => {
  copy.remove();
});
const today = ['--today', '2026-11-22'];
const roll = (...args: string[]) => copy.run('roll-edition', '杭州市', ...args, ...today);
const check = () => copy.run('check', '--today', '2026-11-22');

/** The paths whose text is not as it was. */
function changedFrom(before: Record<string, string>): string[] {
  const after = copy.all();
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((path) => before[path] !== after[path]).sort();
}

describe('npm run roll', () => {
  test('opens the next edition with everything carried over and marked to be checked', async () => {
    // The year of the list goes on, that of a plan it was drawn from does not.
    copy.edit(`${hangzhou}/2026/edition.yaml`, '杭州市清单', '杭州市 2026 年清单（据 2026 年推进方案整理）');
    copy.write(`${hangzhou}/2026/edition.yaml`, `# 头\r\n${copy.read(`${hangzhou}/2026/edition.yaml`).replaceAll('\n', '\r\n')}`);
    const before = copy.all();
    expect((await roll('2027')).code).toBe(0);
    expect(changedFrom(before)).toEqual([
      `${hangzhou}/2027/compulsory-education/en.md`,
      `${hangzhou}/2027/compulsory-education/zh.md`,
      `${hangzhou}/2027/edition.yaml`,
      `${hangzhou}/2027/summer-care/zh.md`,
    ]);
    expect(copy.read(`${hangzhou}/2027/summer-care/zh.md`)).toBe(before[`${hangzhou}/2026/summer-care/zh.md`]);
    expect(copy.read(`${hangzhou}/2027/edition.yaml`)).toBe(
      (before[`${hangzhou}/2026/edition.yaml`] ?? '')
        .replace('2026 年清单', '2027 年清单')
        .replace('2026-03-01', '2027-01-01')
        .replace('status: needs-check\r\n', 'status: needs-check\r\ndraft: 2026-11-22\r\n'),
    );
    expect((await check()).code).toBe(0);
  });

  test('what was verified is to be checked again', async () => {
    copy.edit('areas/china/2024/edition.yaml', 'status: needs-check', 'status: verified # 已核对');
    expect((await copy.run('roll-edition', 'china', '2027', ...today)).code).toBe(0);
    expect(copy.read('areas/china/2027/compulsory-education/zh.md')).toBe(
      copy.read('areas/china/2024/compulsory-education/zh.md').replace('status: verified', 'status: needs-check'),
    );
    expect(copy.read('areas/china/2027/edition.yaml')).toContain('status: needs-check # 已核对\n');
  });

  test('what was published once is a draft again, and what ended of its own is not ended twice', async () => {
    rmSync(join(copy.root, hangzhou, '2026/summer-care'), { recursive: true });
    copy.write(
      `${hangzhou}/2026/edition.yaml`,
      `${copy.read(`${hangzhou}/2026/edition.yaml`)}ended:\n  - {entitlement: summer-care, reason: 没有了}\n`,
    );
    expect((await copy.run('publish-edition', '杭州市', '2026', ...today)).code).toBe(0);
    expect(copy.read(`${hangzhou}/2026/edition.yaml`)).toMatch(/ended[^]*digest[^]*published/u);
    expect((await roll('2027')).code).toBe(0);
    expect(copy.read(`${hangzhou}/2027/edition.yaml`)).not.toMatch(/digest|published|corrections|ended/u);
    expect((await check()).code).toBe(0);
  });

  test.each([
    ['an edition that is there', '2026'],
    ['a year before the last', '2024'],
  ])('never overwrites %s', async (_, year) => {
    const before = copy.all();
    expect((await roll(year)).code).toBe(1);
    expect(changedFrom(before)).toEqual([]);
  });

  test('a draft comes into force only once it was published', async () => {
    await roll('2027');
    const list = async () => (await copy.run('show-changes', '杭州市', '2026-12-31', '2027-01-01', '--today', '2027-01-02')).out;
    copy.edit(`${hangzhou}/2027/summer-care/zh.md`, 'value: 120', 'value: 150');
    expect(await list()).toContain('从 120 处 变为 150 处');
    expect((await copy.run('publish-edition', '杭州市', '2027', ...today)).err).toContain('还有 2 项没有人核对过');
    expect((await copy.run('assure-entries', '杭州市', 'summer-care', 'compulsory-education', '--by', 'education', ...today)).code).toBe(0);
    expect((await copy.run('publish-edition', '杭州市', '2027', ...today)).code).toBe(0);
    expect(copy.read(`${hangzhou}/2027/edition.yaml`)).not.toContain('draft');
  });
});

describe('npm run changes', () => {
  test('says in words what was raised, what was lowered without a reason, and what is gone unsaid', async () => {
    await roll('2027');
    copy.edit(`${hangzhou}/2027/summer-care/zh.md`, 'value: 120', 'value: 90');
    const ran = await copy.run('show-changes', '杭州市', ...today);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('2027 年版（2027年1月1日 起施行）和上一版相比：');
    expect(ran.out).toContain('【降低】');
    expect(ran.out).toContain('名额：从 120 处 变为 90 处');
    expect(ran.out).toContain('[lowered-without-reason]');
    copy.edit(`${hangzhou}/2027/summer-care/zh.md`, 'status: needs-check', 'reason: 场地维修\nstatus: needs-check');
    const explained = await copy.run('show-changes', '杭州市', ...today);
    expect(explained).toMatchObject({ code: 0 });
    expect(explained.out).toContain('理由：场地维修');
  });

  test('below the floor is an error, whatever the reason', async () => {
    copy.edit(
      'areas/china/2024/culture/zh.md',
      'status:',
      'values:\n  visits: {value: 4, unit: per-year, better: higher}\nvalueLabels: {visits: 次数}\nstatus:',
    );
    await roll('2027');
    await copy.run('new-entry', '杭州市', 'culture', '--year', '2027', ...today);
    copy.edit(
      `${hangzhou}/2027/culture/zh.md`,
      'status: needs-check',
      'status: needs-check\nassured: {on: 2026-11-22, by: education}\nreason: 没有经费\nvalues: {visits: {value: 2, unit: per-year, better: higher}}\nbasis: [{document: basic-list, clause: "7"}]',
    );
    const ran = await copy.run('show-changes', '杭州市', '2026', '2027', ...today);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('[below-the-floor]');
  });
});

describe('npm run assure', () => {
  test('changes the day and the office, and no other byte', async () => {
    const before = copy.all();
    const file = `${hangzhou}/2026/summer-care/zh.md`;
    expect((await copy.run('assure-entries', '330100', 'summer-care', '--by', '民政部门', '--year', '2026', ...today)).code).toBe(0);
    expect(changedFrom(before)).toEqual([file]);
    expect(copy.read(file)).toBe((before[file] ?? '').replace('{on: 2026-09-01, by: education}', '{on: 2026-11-22, by: civil-affairs}'));
  });

  test('takes away a day until which the old check counted', async () => {
    const file = `${hangzhou}/2026/summer-care/zh.md`;
    copy.edit(file, 'by: education}', 'by: education, until: 2026-10-01}');
    await copy.run('assure-entries', '330100', 'summer-care', '--by', 'education', ...today);
    expect(copy.read(file)).toContain('assured: {on: 2026-11-22, by: education}');
    await copy.run('assure-entries', '330100', 'summer-care', '--by', 'education', '--until', '2026-12-31', ...today);
    expect(copy.read(file)).toContain('assured: {on: 2026-11-22, by: education, until: 2026-12-31}');
  });

  test('everything in one command', async () => {
    const before = copy.all();
    expect((await copy.run('assure-entries', '杭州市', '--all', '--by', 'education', ...today)).code).toBe(0);
    expect(changedFrom(before)).toEqual([
      `${hangzhou}/2026/compulsory-education/zh.md`,
      `${hangzhou}/2026/edition.yaml`,
      `${hangzhou}/2026/summer-care/zh.md`,
    ]);
    expect((await check()).code).toBe(0);
  });

  test.each([
    ['no entry named', ['--by', 'education'], '--all'],
    ['an unknown entry', ['sumer-care', '--by', 'education'], 'summer-care'],
    ['an unknown office', ['summer-care', '--by', 'educatoin'], 'education'],
    ['a day to come', ['summer-care', '--by', 'education', '--on', '2027-01-01'], '还没有到'],
  ])('%s is refused with what to write, and nothing is written', async (_, args, said) => {
    const before = copy.all();
    const ran = await copy.run('assure-entries', '杭州市', ...args, ...today);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(said);
    expect(changedFrom(before)).toEqual([]);
  });
});

describe('npm run new', () => {
  test('an entry that is granted above: what stands there, nothing stated yet, and the check is content', async () => {
    const ran = await copy.run('new-entry', '杭州市', 'culture', '--year', '2026', ...today);
    expect(ran.code).toBe(0);
    const text = copy.read(`${hangzhou}/2026/culture/zh.md`);
    expect(text).toContain('# 全国写的：\n# plain: 图书馆、文化馆免费开放。');
    expect(text).toMatch(/^---\n# yaml-language-server: \$schema=(?:\.\.\/){7}schemas\/entitlement\.json\n/u);
    expect(text.split('\n').filter((line) => /^\w/u.test(line))).toEqual(['status: needs-check']);
    expect((await check()).code).toBe(0);
  });

  test('a wholly new one: the check asks for each field that is needed', async () => {
    await copy.run('new-entry', '杭州市', 'ski-school', ...today);
    const text = copy.read(`${hangzhou}/2026/ski-school/zh.md`);
    expect(text).toContain('# 一句话【必填】');
    // Every commented line is in its right shape: without its `#` the file can be read.
    copy.write(
      `${hangzhou}/2026/ski-school/zh.md`,
      text.replaceAll(/^# (?=[a-zA-Z]+:(?: |$)(?!\/)| {2})/gmu, '').replaceAll(/^# Lines.*$/gmu, ''),
    );
    const found = (await check()).out;
    expect(found).not.toContain('[yaml-syntax]');
    expect(found).not.toContain('[full-width-punctuation]');
  });

  test('the first edition of a place comes as a draft', async () => {
    expect((await copy.run('new-entry', '330106', 'culture', ...today)).err).toContain('--year 2027');
    expect((await copy.run('new-entry', '330106', 'culture', '--year', '2027', ...today)).code).toBe(0);
    expect(copy.read(`${hangzhou}/xihu/2027/edition.yaml`)).toContain('draft: 2026-11-22\n');
    expect((await check()).code).toBe(0);
  });

  test.each([
    ['a published edition', ['杭州市', 'culture', '--year', '2025'], 'npm run roll'],
    ['an entry that is there', ['杭州市', 'summer-care', '--year', '2026'], '已经有了'],
    ['a name that is no id', ['杭州市', 'Ski School'], '写法不对'],
    ['an address of the portal', ['杭州市', 'search'], '网址'],
    ['a place that is none', ['Atlantis', 'culture'], '没有地区'],
  ])('%s is refused, and nothing is written', async (_, args, said) => {
    const before = copy.all();
    const ran = await copy.run('new-entry', ...args, ...today);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(said);
    expect(changedFrom(before)).toEqual([]);
  });
});

test.each(['roll-edition', 'new-entry', 'assure-entries', 'publish-edition', 'correct-entry', 'show-changes'])(
  '%s without arguments says how it is used',
  async (tool) => {
    const ran = await copy.run(tool);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/^用法 usage: npm run [a-z]+ -- </u);
  },
);

test('npm run due: what reaches most comes first, and “still correct” takes it off the desk', async () => {
  const due = async () => (await copy.run('list-work-due', '杭州市', '--today', '2027-08-20')).out;
  expect(await due()).toContain('杭州市：60 天内要核对，2 项');
  expect(await due()).toContain('→ npm run assure -- zhejiang/hangzhou compulsory-education summer-care --by');
  await copy.run('assure-entries', '杭州市', 'summer-care', 'compulsory-education', '--by', 'education', '--today', '2027-08-20');
  expect(await due()).not.toContain('60 天内要核对，2 项');
});

test('npm run due: what the nation changes is put to the city that overrides it', async () => {
  await copy.run('roll-edition', 'china', '2027', '--today', '2026-11-22');
  copy.edit('areas/china/2027/compulsory-education/zh.md', 'value: 720', 'value: 780');
  const due = async () => (await copy.run('list-work-due', '杭州市', '--today', '2026-12-20')).out;
  expect(await due()).not.toContain('上级变了');
  expect((await copy.run('assure-entries', 'china', '--all', '--by', 'education', '--year', '2027', '--today', '2026-11-22')).code).toBe(0);
  expect((await copy.run('publish-edition', 'china', '2027', '--today', '2026-11-22')).out).toContain('2027-01-01');
  expect(await due()).toContain('2027-01-01 全国把“subsidy”从 720 元/年 改为 780 元/年；这里写的是 800 元/年。照旧，还是跟着改？');
  expect(await due()).toContain('npm run assure -- zhejiang/hangzhou compulsory-education --by');
  expect(await due()).toContain('npm run take-over -- zhejiang/hangzhou compulsory-education values.subsidy --by');

  // Taken over in the next edition: the city's own figure goes, the nation's applies.
  const takeOver = (...args: string[]) =>
    copy.run('take-over-field', '杭州市', 'compulsory-education', ...args, '--by', 'education', '--today', '2026-12-20');
  expect((await takeOver('values.places')).err).toContain('values.subsidy');
  expect((await copy.run('roll-edition', '杭州市', '2027', '--today', '2026-12-20')).code).toBe(0);
  expect(await takeOver('values.subsidy', '--year', '2027')).toMatchObject({ code: 0, err: '' });
  const text = copy.read(`${hangzhou}/2027/compulsory-education/zh.md`);
  expect(text).not.toContain('subsidy: {value');
  expect(text).toContain('assured: {on: 2026-12-20, by: education}');
  expect((await copy.run('show-changes', '杭州市', ...today)).out).toContain('从 每年 800 元 变为 每年 780 元');
});

test('entries are named by id or by the title that parents see', async () => {
  const run = (tool: string, ...args: string[]) => copy.run(tool, '杭州市', ...args, '--today', '2026-12-20');
  expect((await run('roll-edition', '2027')).code).toBe(0);
  const file = `${hangzhou}/2027/compulsory-education/zh.md`;
  const title = '义务教育';
  expect((await run('assure-entries', title, '--by', 'education', '--year', '2027')).code).toBe(0);
  expect(copy.read(file)).toContain('assured: {on: 2026-12-20, by: education}');
  const part = await run('assure-entries', '义务', '--by', 'education', '--year', '2027');
  expect(part.code).toBe(1);
  expect(part.err).toContain('里没有项目“义务”。是不是义务教育（compulsory-education）？有这些：');
  expect(part.err).toContain('has no entry “义务”. Perhaps compulsory-education? There are: compulsory-education, ');
  expect((await run('assure-entries', '--by', 'education', '--year', '2027')).err).toContain('义务教育（compulsory-education）、');
  expect((await run('new-entry', title)).err).toContain(`content/${file} 已经有了`);
  expect((await run('new-entry', '义务')).err).toContain('是不是要改义务教育（compulsory-education）？');
});

test('npm run take-over takes the words of translations along, which stay as fresh as they were', async () => {
  const run = (tool: string, ...args: string[]) => copy.run(tool, '杭州市', ...args, '--year', '2027', '--today', '2026-12-20');
  expect((await copy.run('roll-edition', '杭州市', '2027', '--today', '2026-12-20')).code).toBe(0);
  const taken = await run('take-over-field', '义务教育', '一句话', '--by', 'education');
  expect(taken).toMatchObject({ code: 0, err: '' });
  expect(taken.out).toContain('compulsory-education：“一句话”（plain）不再另写');
  for (const locale of ['zh', 'en']) expect(copy.read(`${hangzhou}/2027/compulsory-education/${locale}.md`)).not.toMatch(/^plain:/mu);
  const checked = await copy.run('check', '--today', '2026-12-20');
  expect(checked.out).not.toContain('translation-');
  expect(checked.code).toBe(0);
  const again = await run('take-over-field', 'compulsory-education', '一句话', '--by', 'education');
  expect(again.err).toMatch(/没有另写“一句话”，已经沿用上级的。这里写了：“\S+”（provides）、/u);
});

test('a year in processes of their own: opened, changed, checked, published, corrected', () => {
  const before = copy.all();
  const refused = copy.start('roll-edition', '杭州', '2027');
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(/没有地区[^]*没有写任何文件/u);
  expect(copy.start('publish-edition')).toMatchObject({ code: 2, out: '' });
  expect(changedFrom(before)).toEqual([]);

  expect(copy.start('roll-edition', '杭州市', '2027', ...today)).toMatchObject({ code: 0, err: '' });
  copy.edit(`${hangzhou}/2027/summer-care/zh.md`, 'value: 120', 'value: 90');
  expect(copy.start('show-changes', '杭州市', ...today)).toMatchObject({ code: 1 });
  expect(copy.start('check', '--today', '2026-11-22').code).toBe(1);
  copy.edit(`${hangzhou}/2027/summer-care/zh.md`, 'value: 90', 'value: 150');
  expect(copy.start('assure-entries', '杭州市', '--all', '--by', 'education', ...today).code).toBe(0);
  expect(copy.start('publish-edition', '杭州市', '2027', ...today).code).toBe(0);
  expect(copy.start('correct-entry', '杭州市', 'summer-care', '照看孩子', '看护孩子', '--year', '2027', ...today).code).toBe(0);
  expect(copy.start('check', '--today', '2026-11-22')).toMatchObject({ code: 0, err: '' });
  expect(copy.start('list-work-due', '杭州市', ...today).code).toBe(0);
});
