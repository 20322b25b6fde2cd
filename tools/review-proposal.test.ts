import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ContentCopy, copyContent } from '../tests/support/content-copy.ts';

// A change proposal in a Git repository of its own.
const hangzhou = 'areas/china/zhejiang/hangzhou';
let copy: ContentCopy;
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=editor', '-c', 'user.email=editor@example.invalid', ...args], {
    cwd: join(copy.root, '..'),
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  });
beforeEach(() => {
  copy = copyContent();
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=base');
});
afterEach(() => {
  copy.remove();
});
const review = (...args: string[]) => copy.run('review-proposal', 'main', '--today', '2026-11-22', ...args);

describe('npm run review', () => {
  test('says that nothing changes for families where only a check was renewed', async () => {
    await copy.run('assure-entries', '杭州市', '--all', '--by', 'education', '--today', '2026-11-22');
    const { code, out } = await review();
    expect(code).toBe(0);
    expect(out).toContain('家庭看到的权利、金额、条件都不变');
    expect(out).toContain('只改了核对 only the check renewed (2)');
    expect(git('status', '--porcelain').split('\n').filter(Boolean)).toHaveLength(3);
  });

  test('what is lowered, for whom, where, without a reason; where it is overridden it does not count', async () => {
    copy.edit(`${hangzhou}/2026/summer-care/zh.md`, 'value: 120', 'value: 110');
    copy.edit('areas/china/2024/compulsory-education/zh.md', 'value: 720', 'value: 760');
    const { out } = await review();
    expect(out).toContain('## 降低 Lowered (1)\n\n- **暑期托管** `summer-care`：名额 120 处 → 110 处');
    expect(out).toContain('  - 谁 who: 流动儿童（migrant）孩子：随父母在杭州居住的小学生');
    expect(out).toContain('⚠ 没有写理由');
    expect(out).toContain('底线变了 floor moved: 全国 `compulsory-education` 每年生活补助 720 元/年 → 760 元/年');
    expect(out).toMatch(/## 提高 Raised \(1\)[^]*?哪里 where: (?!.*杭州)/u);
  });

  test('new findings, frozen editions that were rewritten, contacts, citations, other words', async () => {
    copy.edit(`${hangzhou}/2026/summer-care/zh.md`, '暑假工作日白天照看', '暑假全天照看\n  - 午饭');
    copy.edit(`${hangzhou}/2026/summer-care/zh.md`, 'value: 120', 'value: 20');
    copy.edit(`${hangzhou}/2025/edition.yaml`, /^digest: ...../mu, 'digest: 00000');
    copy.edit(`${hangzhou}/xihu/area.yaml`, /phone: '?[\d-]+'?/u, "phone: '12349'");
    const { out } = await review();
    expect(out).toContain('✗ 错误 error `lowered-without-reason`');
    expect(out).toContain('2025 年的版已经发布，冻结摘要却被改写');
    expect(out).toContain('    - 暑假工作日白天照看\n    + 暑假全天照看\n    + 午饭');
    expect(out).toMatch(/## 联系方式 Contacts\n\n- 西湖区 .*12349/u);
    expect(out).toMatch(/## 引用的文件 Documents cited\n\n- .*第 7 条/u);
  });

  test('compares two refs, and an entry that was deleted is ended for its districts', async () => {
    rmSync(join(copy.root, hangzhou, '2026/summer-care'), { recursive: true });
    git('add', '.');
    git('commit', '--quiet', '--message=proposal');
    git('tag', 'proposal');
    git('checkout', '--quiet', '-b', 'other', 'HEAD~1');
    const { out } = await copy.run('review-proposal', 'HEAD', '--head', 'proposal', '--today', '2026-11-22');
    expect(out).toContain('## 取消 Ended (1)');
    expect(out).toContain('- **暑期托管** `summer-care`');
  });

  test('what an edition to come will change, and when', async () => {
    await copy.run('roll-edition', '杭州市', '2027', '--today', '2026-11-22');
    copy.edit(`${hangzhou}/2027/summer-care/zh.md`, 'value: 120', 'value: 150');
    expect((await review()).out).toContain(
      '- **暑期托管** `summer-care`（从 2027-01-01 起，草稿发布后 from 2027-01-01, once the draft is published）：名额 120 处 → 150 处',
    );
  });

  test('an unknown version is refused', async () => {
    const ran = await copy.run('review-proposal', 'mian');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('Git 里没有版本“mian”');
  });
});
