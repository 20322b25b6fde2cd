import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { parseContentFile } from '../../catalogue/source/read-content.ts';
import { projectRoot } from '../../../tests/support/built-site.ts';
import { KeptParses } from './kept-parses.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-parses-'));
  vi.stubEnv('CACHE_DIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const entry = (title: string): string => `---\ntitle: ${title}\nages: {from: 3, under: 6}\n---\n正文\n`;

it('gives what the parser gave, also for what it refused', () => {
  for (const text of [entry('打疫苗'), '---\ntitle: [\n---\n', 'no front matter', entry('一\r\n')]) {
    const parses = new KeptParses(projectRoot);
    expect(parses.parse('areas/a/zh.md', text)).toEqual(parseContentFile('areas/a/zh.md', text));
    parses.keep();
    expect(new KeptParses(projectRoot).parse('areas/a/zh.md', text)).toEqual(parseContentFile('areas/a/zh.md', text));
  }
});

it('parses what has changed, and only that', () => {
  const first = new KeptParses(projectRoot);
  first.parse('a.md', entry('甲'));
  first.parse('b.md', entry('乙'));
  first.keep();
  const second = new KeptParses(projectRoot);
  expect(second.parse('a.md', entry('甲')).data).toEqual({ title: '甲', ages: { from: 3, under: 6 } });
  expect(second.parse('b.md', entry('丙')).data).toMatchObject({ title: '丙' });
  second.keep();
  expect(new KeptParses(projectRoot).parse('b.md', entry('丙')).data).toMatchObject({ title: '丙' });
});
