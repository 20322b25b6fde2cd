import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KeptFiles } from './kept-files.ts';

let folder: string;
const page = (name: string): string => join(folder, name);
/** As each build makes one. */
const keeper = (): KeptFiles => new KeptFiles(page('keeper'));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('gives a page again under the digest that it was kept under, and under no other', () => {
  writeFileSync(page('first.html'), 'first');
  keeper().keep('aabb', page('first.html'));
  expect(keeper().give('aabc', page('other.html'))).toBe(false);
  expect(existsSync(page('other.html'))).toBe(false);
  expect(keeper().give('aabb', page('again.html'))).toBe(true);
  expect(readFileSync(page('again.html'), 'utf8')).toBe('first');
});

it('survives the site that it came from, and is forgotten when no site uses it', () => {
  for (const name of ['a', 'b']) {
    writeFileSync(page(`${name}.html`), name);
    keeper().keep(`00${name}${name}`, page(`${name}.html`));
  }
  keeper().give('00aa', page('next.html'));
  rmSync(page('a.html'));
  rmSync(page('b.html'));
  keeper().forgetUnused();
  expect(readdirSync(page('keeper/00'))).toEqual(['aa']);
  expect(keeper().give('00bb', page('late.html'))).toBe(false);
});

it('says no where a page cannot be linked, and the build makes it', () => {
  writeFileSync(page('a.html'), 'a');
  writeFileSync(page('keeper'), 'a file where the folder should be');
  expect(() => {
    keeper().keep('00aa', page('a.html'));
  }).not.toThrow();
  expect(keeper().give('00aa', page('next.html'))).toBe(false);
  expect(() => {
    keeper().forgetUnused();
  }).not.toThrow();
});
