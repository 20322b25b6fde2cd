import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, projectRoot } from '../support/built-site.ts';

// design.md §2: names say what a thing is. These say nothing, so everything ends up in them.
const banned = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'shared',
  'lib',
  'misc',
  'manager',
  'managers',
  'services',
  'components',
]);
const codeFolders = ['src', 'functions', 'tools', 'tests', 'bench'];

export function complaintsAbout(path: string): string[] {
  const parts = path.split('/');
  const file = parts.at(-1) ?? '';
  const stem = file.replace(/\..*$/u, '');
  const isComponent = /\.(?:astro|tsx)$/u.test(file);
  // Names that a host gives.
  const isRoute = path.startsWith('src/pages/') || path === 'functions/[[path]].ts';
  const isCode = /\.(?:ts|tsx|mjs|astro)$/u.test(file);
  const words = [...parts.slice(0, -1), stem];
  return [
    ...words.filter((word) => banned.has(word.toLowerCase()) || /(?:^|-)(?:utils?|helpers?|manager)$/u.test(word.toLowerCase())),
    ...(isCode && stem === 'index' && !isRoute ? ['a barrel'] : []),
    ...(/\.service\.tsx?$/u.test(file) ? ['*.service.ts'] : []),
    ...(file === 'types.ts' ? ['types.ts'] : []),
    ...(isCode && !isRoute && isComponent && !/^[A-Z][A-Za-z0-9]*$/u.test(stem) ? ['a component is written PascalCase'] : []),
    ...(isCode && !isRoute && !isComponent && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(stem) ? ['a module is written kebab-case'] : []),
  ];
}

describe('names', () => {
  it.each([
    'src/catalogue/utils.ts',
    'src/shared/money.ts',
    'src/search/string-helpers.ts',
    'src/catalogue/index.ts',
    'functions/declaration.service.ts',
    'src/desk/types.ts',
    'src/site/ui/qr-code.astro',
    'src/site/QrCode.ts',
  ])('%s is refused', (path) => {
    expect(complaintsAbout(path)).not.toEqual([]);
  });

  it.each([
    'src/catalogue/find-edition-in-force.ts',
    'src/site/ui/QrCode.astro',
    'src/pages/index.astro',
    'src/catalogue/area.schema.ts',
    'functions/storage/declaration-inbox.contract.ts',
  ])('%s is accepted', (path) => {
    expect(complaintsAbout(path)).toEqual([]);
  });

  it('are accepted for every file of the project', () => {
    const paths = codeFolders
      .filter((folder) => existsSync(join(projectRoot, folder)))
      .flatMap((folder) => filesOf(join(projectRoot, folder)).map((path) => `${folder}/${path}`));
    const complaints = paths.flatMap((path) => complaintsAbout(path).map((complaint) => `${path}: ${complaint}`));
    expect(complaints).toEqual([]);
    expect(paths.some((path) => basename(path) === 'names.test.ts')).toBe(true);
  });
});
