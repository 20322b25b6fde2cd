import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildAside } from '../support/build-aside.ts';
import { projectRoot } from '../support/built-site.ts';
import { copyContent } from '../support/content-copy.ts';

const aside = mkdtempSync(join(projectRoot, 'node_modules/.cache/force-'));
const copy = copyContent();
// What the portal needs beside the list: the words that search knows.
cpSync(join(projectRoot, 'content/lexicon'), join(copy.root, 'lexicon'), { recursive: true });
afterAll(() => {
  rmSync(aside, { recursive: true, force: true });
  copy.remove();
});

/** The page of an entry as the portal is built on a day, from the same files with the same cache. */
function pageOn(today: string): string {
  buildAside(join(aside, 'site'), { CONTENT_DIR: copy.root, CACHE_DIR: join(aside, 'cache'), LOCALES: 'zh', TODAY: today });
  return readFileSync(join(aside, 'site/zhejiang/hangzhou/summer-care/index.html'), 'utf8');
}

// Daily rebuilds bring an edition into force; nobody has to commit anything on New Year's Day.
it('an edition comes into force on its day without a change of any file, a draft never does', async () => {
  const file = 'areas/china/zhejiang/hangzhou/2027/summer-care/zh.md';
  const today = ['--today', '2026-11-22'];
  expect((await copy.run('roll-edition', '杭州市', '2027', ...today)).code).toBe(0);
  copy.edit(file, 'value: 120', 'value: 456');
  expect(pageOn('2027-01-05')).not.toContain('456 处');

  expect((await copy.run('assure-entries', '杭州市', '--all', '--by', 'education', ...today)).code).toBe(0);
  expect((await copy.run('publish-edition', '杭州市', '2027', ...today)).code).toBe(0);
  expect((await copy.run('correct-entry', '杭州市', 'summer-care', '照看孩子', '看护孩子', '--year', '2027', ...today)).code).toBe(0);
  const files = copy.all();
  const before = pageOn('2026-12-31');
  expect(before).toContain('120 处');
  expect(before).not.toContain('456 处');
  const after = pageOn('2027-01-01');
  expect(after).toContain('456 处');
  expect(after).not.toContain('120 处');
  // What was mended after publication is said on the page.
  expect(after).toContain('“照看孩子”改为“看护孩子”');
  expect(before).not.toContain('看护孩子');
  expect(copy.all()).toEqual(files);
}, 300_000);
