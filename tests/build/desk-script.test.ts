import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtPages, dist, fileFor, base, servedBytes } from '../support/built-site.ts';

const script = `${base}desk/desk-script.js`;
const assets = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'));
const textOf = (name: string): string => readFileSync(join(dist, 'assets', name), 'utf8');

describe('the desk’s script', () => {
  it('stands on the desk’s pages and on no other', () => {
    const withIt = builtPages().filter(({ file }) => readFileSync(file, 'utf8').includes('desk-script'));
    expect(withIt.length).toBeGreaterThan(0);
    expect(withIt.filter(({ kind }) => kind !== 'desk')).toEqual([]);
    expect(builtPages().filter(({ kind }) => kind === 'desk')).toHaveLength(withIt.length);
  });

  it('keeps the key’s thread and the Excel writer apart, each loaded when it is needed', () => {
    const entry = readFileSync(fileFor(script) ?? '', 'utf8');
    for (const part of ['key-worker', 'desk-excel-file']) {
      const [file = ''] = assets.filter((name) => name.startsWith(part));
      expect(entry).toContain(file);
      // Nothing that a parent loads names them.
      expect(assets.filter((name) => name !== file && textOf(name).includes(file))).toEqual([]);
    }
  });

  it('is at most 140 KB on first load', () => {
    expect(servedBytes(fileFor(script) ?? '')).toBeLessThanOrEqual(140 * 1024);
  });
});
