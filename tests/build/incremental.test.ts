import { appendFileSync, cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildAside, differences } from '../support/build-aside.ts';
import { projectRoot } from '../support/built-site.ts';

const aside = mkdtempSync(join(projectRoot, 'node_modules/.cache/incremental-'));
afterAll(() => {
  rmSync(aside, { recursive: true, force: true });
});
const content = join(aside, 'content');
const mark = '<!-- kept -->';
const place = (name: string): string => join(aside, name);

function edit(file: string, from: RegExp, to: string): void {
  const path = join(content, file);
  const text = readFileSync(path, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${file} has nothing like ${String(from)}`);
  writeFileSync(path, edited);
}

// A key that forgets an input publishes a stale page: a changed phone number would not be published.
it('a build on top of another makes what a clean build makes, after edits and on another day', () => {
  cpSync(join(projectRoot, 'content'), content, { recursive: true });
  const built = (site: string, cache: string, today: string): void => {
    // Always into the same folder: to Astro another one is another configuration, and it keeps nothing.
    buildAside(place('site'), { CONTENT_DIR: content, CACHE_DIR: place(cache), LOCALES: 'zh', TODAY: today });
    renameSync(place('site'), place(site));
  };
  built('first', 'kept', '2026-11-21');

  edit('areas/china/2024/vaccination/zh.md', /^plain: .*$/mu, 'plain: 改过的一句话，孩子可以打疫苗。');
  // A detail, which the page and open data show, but no list.
  edit('areas/china/2024/compulsory-education/zh.md', /^provides:\n(?<indent>\s*)- .*$/mu, 'provides:\n$<indent>- 改过的一句话。');
  edit('areas/china/2024/bus-travel/zh.md', /^title: .*$/mu, 'title: 改过的公交名称');
  edit('areas/china/zhejiang/hangzhou/area.yaml', /0571-89586389/u, '0571-12345678');
  edit('areas/china/guangdong/guangzhou/zengcheng/2025/points-enrolment/zh.md', /^plain: .*$/mu, 'plain: 增城改过的一句话。');
  // A mark on a kept page that no edit touches proves that it was kept.
  const untouched = 'china/family-education/index.html';
  appendFileSync(join(place('kept'), 'dist', untouched), mark);
  built('edited', 'kept', '2026-11-21');
  const keptPage = readFileSync(join(place('edited'), untouched), 'utf8');
  expect(keptPage.endsWith(mark)).toBe(true);
  writeFileSync(join(place('edited'), untouched), keptPage.slice(0, -mark.length));
  built('clean', 'empty', '2026-11-21');
  expect(differences(place('edited'), place('clean'))).toEqual([]);
  expect(differences(place('first'), place('edited')).length).toBeGreaterThan(10);

  edit('departments.yaml', /教育/u, '改过名的教育');
  built('renamed', 'kept', '2026-11-21');
  built('renamed-clean', 'empty-again', '2026-11-21');
  expect(differences(place('renamed'), place('renamed-clean'))).toEqual([]);

  // A year and a day later every check has run out, with no file changed.
  built('later', 'kept', '2028-01-01');
  built('later-clean', 'empty-too', '2028-01-01');
  expect(differences(place('later'), place('later-clean'))).toEqual([]);
  expect(differences(place('edited'), place('later')).length).toBeGreaterThan(1000);
}, 600_000);
