import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ContentCopy, copyContent } from '../tests/support/content-copy.ts';

const folder = 'areas/china/zhejiang/hangzhou/2026';
const edition = `${folder}/edition.yaml`;
const entry = `${folder}/summer-care/zh.md`;
let copy: ContentCopy;
beforeEach(() => {
  copy = copyContent();
});
afterEach(() => {
  copy.remove();
});
const publish = (...args: string[]) => copy.run('publish-edition', '330100', '2026', '--today', '2026-11-21', ...args);
const correct = (...args: string[]) => copy.run('correct-entry', '杭州市', ...args, '--year', '2026', '--today', '2026-12-01');
const check = () => copy.run('check', '--today', '2026-12-01');

describe('npm run publish', () => {
  test('adds its lines to the edition and changes no other byte', async () => {
    const before = copy.all();
    expect((await publish()).code).toBe(0);
    const after = copy.all();
    expect(after[edition]?.startsWith(before[edition] ?? '-')).toBe(true);
    expect(after[edition]?.slice(before[edition]?.length)).toMatch(
      /^digest: [0-9a-f']{64,66}\npublished:\n {2}on: 2026-11-21\n {2}entries:\n {4}compulsory-education: \S+\n {4}summer-care: \S+\n$/u,
    );
    expect({ ...after, [edition]: '' }).toEqual({ ...before, [edition]: '' });
    expect((await check()).code).toBe(0);
  });

  test('once more says that nothing changed', async () => {
    await publish();
    const before = copy.all();
    expect(await publish()).toMatchObject({ code: 0 });
    expect(copy.all()).toEqual(before);
  });

  test('is refused while the edition has an error, and nothing is written', async () => {
    copy.edit(entry, 'places: {value: 120', 'places: {value: 20');
    const before = copy.all();
    const ran = await publish();
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('lowered-without-reason');
    expect(ran.err).toContain('没有写任何文件');
    expect(copy.all()).toEqual(before);
  });

  test('takes the draft line away, once everything was checked', async () => {
    copy.write(edition, `# 新的一版\n${copy.read(edition)}draft: 2026-10-01\n`);
    const refused = await publish();
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('compulsory-education、summer-care');
    expect((await publish('--unchecked')).code).toBe(0);
    expect(copy.read(edition)).not.toContain('draft');
    expect(copy.read(edition)).toMatch(/^# 新的一版\n/u);
  });
});

describe('after publication', () => {
  beforeEach(async () => {
    await publish();
  });

  test('an amount may not change', async () => {
    copy.edit(entry, 'places: {value: 120', 'places: {value: 130');
    expect((await check()).out).toContain('[frozen-changed]');
    const before = copy.all();
    const ran = await publish('--correction', '名额');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('“可比数值”（values）');
    expect(copy.all()).toEqual(before);
  });

  test('words that give no right may, with a line', async () => {
    copy.edit(entry, '暑假白天有人照看孩子。', '暑假白天有人看孩子。');
    expect((await check()).out).toContain('[correction-missing]');
    expect((await publish()).code).toBe(1);
    expect((await publish('--correction', '一句话写短了')).code).toBe(0);
    expect(copy.read(edition)).toContain('corrections:\n  - {on: 2026-11-21, entitlement: summer-care, text: 一句话写短了}\n');
    expect((await check()).code).toBe(0);
  });

  test('a new phone and a slip of the pen, byte for byte', async () => {
    const before = copy.all();
    expect((await correct('summer-care', '照看', '照料')).code).toBe(1);
    expect((await correct('summer-care', '工作日白天照看', '工作日白天照料')).code).toBe(0);
    const after = copy.all();
    expect(after[entry]).toBe(before[entry]?.replace('工作日白天照看', '工作日白天照料'));
    expect(after[edition]).toBe(
      `${before[edition] ?? ''}corrections:\n  - {on: 2026-12-01, entitlement: summer-care, text: “工作日白天照看”改为“工作日白天照料”, field: provides.0, from: 工作日白天照看, to: 工作日白天照料}\n`,
    );
    expect((await check()).code).toBe(0);
  });

  test.each([
    ['a number', '暑假工作日白天照看', '暑假1工作日白天照看', '不算错字'],
    ['what is not there', '寒假', '暑假', '找不到'],
    ['what stands twice', '照看', '照料', '不止一处'],
  ])('%s is refused, and nothing is written', async (_, from, to, said) => {
    const before = copy.all();
    const ran = await correct('summer-care', from, to);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(said);
    expect(copy.all()).toEqual(before);
  });

  test('an entry that comes or goes is an error', async () => {
    copy.write(`${folder}/summer-care/zh.md`, copy.read(entry).replace('offered: false\n', ''));
    expect((await check()).code).toBe(0);
    copy.edit(edition, /^ {4}summer-care: .*\n/mu, '');
    expect((await check()).out).toContain('多了项目“summer-care”');
  });
});
