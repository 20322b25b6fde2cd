import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/built-site.ts';

interface Manifest {
  license?: string;
  version: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}
interface LockedPackage {
  version?: string;
  license?: string;
  hasInstallScript?: boolean;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(projectRoot, path), 'utf8'));
const manifest = readJson('package.json') as Manifest & { allowScripts: Record<string, boolean> };
const { packages } = readJson('package-lock.json') as { packages: Record<string, LockedPackage> };
const documentation = readFileSync(join(projectRoot, 'docs/dependencies.md'), 'utf8');
const direct = { ...manifest.dependencies, ...manifest.devDependencies };
const names = Object.keys(direct);

/** Permissive licences, and MPL-2.0 (file by file) for what we use unchanged. */
const permissive = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
  'CC-BY-4.0',
  'Zlib',
]);
const fileCopyleft = new Set(['MPL-2.0']);

/** Names that are no SPDX licence, with the one whose text the package brings. */
const readFromItsText: Record<string, string> = { 'node_modules/duck': 'BSD-2-Clause' };

/** Not in allowScripts, so npm does not run them: the binary comes as a package of its own, the script only checks it. */
const neverRun = ['esbuild', 'workerd'];

function isPermitted(licence: string): boolean {
  // In a choice, one permitted licence is enough; where both hold, both have to be.
  return licence
    .replaceAll(/[()]/gu, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((name) => permissive.has(name) || fileCopyleft.has(name)));
}

describe('dependencies', () => {
  it.each(names)('%s has a row with version, licence and reason in docs/dependencies.md', (name) => {
    const row = documentation.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
    expect(row).toBeDefined();
    const [version = '', licence = '', released = '', reason = ''] = (row ?? '')
      .split('|')
      .slice(2, -1)
      .map((cell) => cell.trim());
    expect(version).toBe(direct[name]);
    expect(licence).toBe((readJson(`node_modules/${name}/package.json`) as Manifest).license);
    expect(released).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    expect(reason.length).toBeGreaterThan(10);
  });

  it('have no rows left over', () => {
    const rows = [...documentation.matchAll(/^\| `(?<name>[^`]+)` \|/gmu)].map(({ groups }) => groups?.['name']);
    expect(rows.filter((name) => name === undefined || !names.includes(name))).toEqual([]);
  });

  it('are pinned to one version, here and in the lock file', () => {
    expect(packages['']).toMatchObject({ dependencies: manifest.dependencies, devDependencies: manifest.devDependencies });
    expect(Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+$/u.test(version))).toEqual([]);
  });

  it('are free to use, with everything they bring', () => {
    const others = Object.entries(packages).filter(
      // sharp is optional in Astro and unused here (docs/dependencies.md).
      ([path, { license = 'none' }]) =>
        path !== '' && !path.startsWith('node_modules/@img/sharp-') && !isPermitted(readFromItsText[path] ?? license),
    );
    expect(others.map(([path, { license }]) => `${path}: ${license ?? 'none'}`)).toEqual([]);
  });

  it('run no code while they are installed, but for the ones that package.json names', () => {
    const allowed = new Set(Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name] === true));
    const asking = Object.entries(packages)
      .filter(([path, { hasInstallScript }]) => path !== '' && hasInstallScript === true)
      .map(([path]) => path.replace(/^.*node_modules\//u, ''));
    expect(asking.filter((name) => !allowed.has(name) && !neverRun.includes(name))).toEqual([]);
  });
});
