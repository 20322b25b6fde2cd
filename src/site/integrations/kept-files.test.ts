import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KeptFiles } from './kept-files.ts';

let folder: string;
let kept: KeptFiles;
const page = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-files-'));
  kept = new KeptFiles(page('keeper'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('gives a page again under the digest that it was kept under, and under no other', () => {
  writeFileSync(page('first.html'), 'first');
  kept.keep('aabb', page('first.html'));
  expect(kept.give('aabc', page('other.html'))).toBe(false);
  expect(existsSync(page('other.html'))).toBe(false);
  expect(kept.give('aabb', page('again.html'))).toBe(true);
  expect(readFileSync(page('again.html'), 'utf8')).toBe('first');
});

it('survives the site that it came from, and is forgotten when no site uses it', () => {
  for (const name of ['a', 'b']) {
    writeFileSync(page(`${name}.html`), name);
    kept.keep(`00${name}${name}`, page(`${name}.html`));
  }
  kept.give('00aa', page('next.html'));
  rmSync(page('a.html'));
  rmSync(page('b.html'));
  kept.forgetUnused();
  expect(readdirSync(page('keeper/00'))).toEqual(['aa']);
  expect(kept.give('00bb', page('late.html'))).toBe(false);
});

it('says no where a page cannot be linked, and the build makes it', () => {
  writeFileSync(page('a.html'), 'a');
  writeFileSync(page('keeper'), 'a file where the folder should be');
  expect(() => {
    kept.keep('00aa', page('a.html'));
  }).not.toThrow();
  expect(kept.give('00aa', page('next.html'))).toBe(false);
  expect(() => {
    kept.forgetUnused();
  }).not.toThrow();
});
