import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { command } from './make-posters.ts';

const content = resolve(import.meta.dirname, '../content');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'posters-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const hear = (text: string): void => {
    said += text;
  };
  const code = await command([...args, '--content', content], { cwd: folder, out: hear, err: hear });
  return { code, said };
}

describe('npm run posters', () => {
  it.each([
    ['an unknown area', ['xihuu'], '没有地区“xihuu”'],
    ['a day on which nothing was in force', ['china', '--today', '1990-01-01'], '没有施行的清单'],
    ['an unknown language', ['330106', '--lang', 'zh,fr'], '--lang 不能写“fr”。可以写：zh en ug'],
    ['an unknown paper', ['330106', '--format', 'a3'], '--format 不能写“a3”。可以写：a4 a5 card'],
    ['an address that is none', ['330106', '--url', 'www.example.gov.cn'], '“www.example.gov.cn”不是网址'],
    ['a file in the place of the folder', ['330106', '--out', 'taken'], '“taken”是一个文件'],
  ])('refuses %s in one sentence and writes nothing', async (_what, args, sentence) => {
    writeFileSync(join(folder, 'taken'), '');
    const { code, said } = await run(...args);
    expect(code).toBe(1);
    expect(said).toContain(sentence);
    expect(said.match(/^✗/gmu)).toHaveLength(1);
    expect(said).toContain('没有写任何文件。');
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('says what to install where there is no browser', async () => {
    vi.stubEnv('CHROMIUM_PATH', join(folder, 'no-such-browser'));
    const { code, said } = await run('330106');
    expect(code).toBe(1);
    expect(said).toContain('这台电脑上没有 Chromium 或 Chrome');
    expect(said).toContain('apt-get install');
    expect(existsSync(join(folder, 'posters'))).toBe(false);
  });

  it('says how it is used, where it is used wrongly', async () => {
    for (const args of [[], ['330106', 'china'], ['330106', '--colour', 'red']]) {
      const { code, said } = await run(...args);
      expect(code).toBe(2);
      expect(said).toContain('npm run posters -- <地区');
    }
  });
});
