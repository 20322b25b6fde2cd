import { ESLint } from 'eslint';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import tseslint from 'typescript-eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configurationFor } from '../../eslint.config.mjs';

/** A small house with one file in each room, so that imports resolve whatever the project holds today. */
const house = [
  ...['catalogue', 'i18n', 'eligibility', 'search', 'declaration', 'desk', 'editorial', 'site'].flatMap((slice) => [
    `src/${slice}/thing.ts`,
    `src/${slice}/rules/thing.ts`,
    `src/${slice}/source/thing.ts`,
    `src/${slice}/ui/thing.ts`,
  ]),
  'src/search/content-rules/thing.ts',
  'src/site/layouts/thing.ts',
  'src/site/integrations/thing.ts',
  'src/pages/thing.ts',
  'functions/declarations/thing.ts',
  'tests/support/thing.ts',
  'tools/thing.ts',
];
const root = realpathSync(mkdtempSync(join(tmpdir(), 'boundaries-')));
let eslint: ESLint;

beforeAll(() => {
  for (const path of house) put(path, 'export const thing = 1;\n');
  put('src/catalogue/one.ts', "import { two } from './two.ts';\nexport const one = () => two;\n");
  put('src/catalogue/two.ts', "import { one } from './one.ts';\nexport const two = () => one;\n");
  eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    // Types need a real project; the rules tried here need none.
    overrideConfig: [...configurationFor(root), { files: ['**/*.ts', '**/*.tsx'], ...tseslint.configs.disableTypeChecked }],
  });
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

async function rulesBroken(path: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: join(root, path) });
  return (result?.messages ?? []).map(({ ruleId, message, fatal }) => (ruleId === null || fatal ? `fatal: ${message}` : ruleId));
}

const takes = (path: string): string => `import { thing } from '${path}';\nexport const other = thing;\n`;
const component = (...paths: string[]): string => {
  const names = paths.map((path, index) => [`thing${index}`, path] as const);
  return `---\n${names.map(([name, path]) => `import { thing as ${name} } from '${path}';\n`).join('')}---\n<p>{[${names.map(([name]) => name).join(', ')}]}</p>\n`;
};
const paths = 'import-x/no-restricted-paths';
const imports = 'no-restricted-imports';
const syntax = 'no-restricted-syntax';
const globals = 'no-restricted-globals';

const refused: [what: string, path: string, text: string, rule: string][] = [
  ['the catalogue takes from a slice', 'src/catalogue/new.ts', takes('../search/thing.ts'), paths],
  ['the catalogue takes from i18n', 'src/catalogue/new.ts', takes('../i18n/thing.ts'), paths],
  ['i18n takes from the catalogue', 'src/i18n/new.ts', takes('../catalogue/thing.ts'), paths],
  ['a sibling takes from a sibling', 'src/eligibility/new.ts', takes('../declaration/thing.ts'), paths],
  ['a sibling takes from a folder of a sibling', 'src/eligibility/rules/new.ts', takes('../../search/rules/thing.ts'), paths],
  ['a sibling takes types only from a sibling', 'src/declaration/new.ts', "export type { Thing } from '../desk/thing.ts';\n", paths],
  ['a sibling loads a sibling late', 'src/desk/new.ts', "export const later = () => import('../search/thing.ts');\n", paths],
  ['the desk’s rules render', 'src/desk/new.ts', takes('../declaration/ui/thing.ts'), paths],
  ['the desk’s page reads', 'src/desk/ui/new.ts', takes('../source/thing.ts'), paths],
  ['editorial takes the inside of a slice', 'src/editorial/new.ts', takes('../search/thing.ts'), paths],
  ['a pure file reads', 'src/search/new.ts', takes('./source/thing.ts'), paths],
  ['a pure file renders', 'src/search/new.ts', takes('./ui/thing.ts'), paths],
  ['a ui takes from another slice', 'src/search/ui/new.ts', takes('../../eligibility/thing.ts'), paths],
  ['a ui takes from another ui', 'src/search/ui/new.ts', takes('../../catalogue/ui/thing.ts'), paths],
  ['a ui reads', 'src/search/ui/new.ts', takes('../source/thing.ts'), paths],
  ['a component reads', 'src/search/ui/New.astro', component('../source/thing.ts'), paths],
  ['a component takes from another slice', 'src/search/ui/New.astro', component('../../desk/thing.ts'), paths],
  ['a source renders', 'src/search/source/new.ts', takes('../ui/thing.ts'), paths],
  ['a layout knows the domain', 'src/site/layouts/New.astro', component('../../catalogue/thing.ts'), paths],
  ['a primitive knows the domain', 'src/site/ui/New.astro', component('../../catalogue/thing.ts'), paths],
  ['a page takes from the function', 'src/pages/new.astro', component('../../functions/declarations/thing.ts'), paths],
  ['a slice takes from the function', 'src/declaration/new.ts', takes('../../functions/declarations/thing.ts'), paths],
  ['a slice takes from a page', 'src/declaration/new.ts', takes('../pages/thing.ts'), paths],
  ['a slice takes from the tools', 'src/declaration/new.ts', takes('../../tools/thing.ts'), paths],
  ['a page takes from the tests', 'src/pages/new.ts', takes('../../tests/support/thing.ts'), paths],
  ['the function renders a list', 'functions/declarations/new.ts', takes('../../src/catalogue/ui/thing.ts'), paths],
  ['the function reads content', 'functions/declarations/new.ts', takes('../../src/catalogue/source/thing.ts'), paths],
  ['the function takes from a page', 'functions/declarations/new.ts', takes('../../src/pages/thing.ts'), paths],
  ['the function takes the page shell', 'functions/declarations/new.ts', takes('../../src/site/layouts/thing.ts'), paths],
  [
    'imports go in a circle',
    'src/catalogue/two.ts',
    "import { one } from './one.ts';\nexport const two = () => one;\n",
    'import-x/no-cycle',
  ],
  ['a pure file takes Node', 'src/catalogue/new.ts', takes('node:fs'), imports],
  ['a pure file takes Node without its prefix', 'src/catalogue/new.ts', takes('fs'), imports],
  ['a pure file takes Astro', 'src/catalogue/new.ts', takes('astro:content'), imports],
  ['a pure file takes astro/zod', 'src/catalogue/new.ts', takes('astro/zod'), imports],
  ['a pure file takes React', 'src/search/new.ts', takes('react'), imports],
  ['a pure file takes a web framework', 'src/declaration/new.ts', takes('hono'), imports],
  ['a pure file takes a component', 'src/search/new.ts', takes('./Thing.astro'), imports],
  ['a pure file reads the clock', 'src/editorial/new.ts', 'export const now = () => Date.now();\n', syntax],
  ['a pure file asks for today', 'src/editorial/new.ts', 'export const today = new Date();\n', syntax],
  ['a pure file asks Temporal for today', 'src/editorial/new.ts', 'export const today = Temporal.Now.plainDateISO();\n', syntax],
  ['a pure file draws lots', 'src/search/rules/new.ts', 'export const lot = Math.random();\n', syntax],
  ['a pure file makes an id', 'src/declaration/new.ts', 'export const id = crypto.randomUUID();\n', syntax],
  ['a pure file gets round by globalThis', 'src/search/new.ts', 'export const page = globalThis.document;\n', syntax],
  ['a pure file touches the page', 'src/search/new.ts', 'export const title = document.title;\n', globals],
  ['a pure file goes to the network', 'src/search/new.ts', "export const answer = fetch('/');\n", globals],
  ['a pure file reads the environment', 'src/search/new.ts', 'export const mode = process.env;\n', globals],
  ['a pure file remembers', 'src/eligibility/new.ts', "localStorage.setItem('child', '1');\n", globals],
  ['the function takes Node outside an adapter', 'functions/declarations/new.ts', takes('node:fs'), imports],
  ['the function takes Node without its prefix', 'functions/declarations/new.ts', takes('crypto'), imports],
  ['a component sets a text as HTML', 'src/site/ui/New.astro', '---\nconst title = 1;\n---\n<p set:html={title}></p>\n', syntax],
  [
    'a component sets a message as HTML',
    'src/site/ui/New.astro',
    "---\nimport { t } from './thing.ts';\n---\n<p set:html={t('a')}></p>\n",
    syntax,
  ],
];

const allowed: [what: string, path: string, text: string][] = [
  [
    'a pure file takes its own kind and zod',
    'src/search/new.ts',
    "import { z } from 'zod';\nimport { thing } from './rules/thing.ts';\nexport const other = z.literal(thing);\n",
  ],
  [
    'a sibling takes from the foundations',
    'src/eligibility/new.ts',
    takes('../catalogue/thing.ts') + "export { thing as more } from '../i18n/thing.ts';\n",
  ],
  ['the desk works on declarations', 'src/desk/new.ts', takes('../declaration/thing.ts')],
  ['the desk’s page shows declarations', 'src/desk/ui/new.ts', takes('../../declaration/ui/thing.ts')],
  ['editorial takes the rules that a slice brings', 'src/editorial/new.ts', takes('../search/content-rules/thing.ts')],
  ['a rule of content takes from its slice', 'src/search/content-rules/new.ts', takes('../thing.ts')],
  [
    'a pure file counts with a date it is given',
    'src/editorial/new.ts',
    'export const year = (day: string) => new Date(day).getUTCFullYear();\n',
  ],
  [
    'a source reads',
    'src/catalogue/source/new.ts',
    "import { readFileSync } from 'node:fs';\nexport { thing } from '../thing.ts';\nexport const text = readFileSync('a');\n",
  ],
  [
    'the portal gathers the sources',
    'src/site/source/new.ts',
    takes('../../search/source/thing.ts') + "export { thing as more } from '../../catalogue/thing.ts';\n",
  ],
  ['a component takes from its slice and the primitives', 'src/search/ui/New.astro', component('../thing.ts', '../../site/ui/thing.ts')],
  [
    'a page composes',
    'src/pages/new.astro',
    component('../search/ui/thing.ts', '../catalogue/source/thing.ts', '../site/layouts/thing.ts'),
  ],
  [
    'an integration reads and writes',
    'src/site/integrations/new.ts',
    "import { writeFileSync } from 'node:fs';\nexport { thing } from '../../editorial/thing.ts';\nexport const write = writeFileSync;\n",
  ],
  [
    'the function takes pure parts and the form',
    'functions/declarations/new.ts',
    takes('../../src/declaration/thing.ts') +
      "export { thing as form } from '../../src/declaration/ui/thing.ts';\n" +
      "export { thing as answers } from '../../src/search/ui/thing.ts';\n",
  ],
  [
    'an adapter takes Node',
    'functions/platform/node-thing.ts',
    "import { readFileSync } from 'node:fs';\nexport const text = readFileSync('a');\n",
  ],
  ['a test takes what it needs', 'src/catalogue/new.test.ts', takes('../search/thing.ts') + 'export const today = new Date();\n'],
];

describe('boundaries that ESLint keeps', () => {
  it.each(refused)('refuses that %s', async (_what, path, text, rule) => {
    expect(await rulesBroken(path, text)).toContain(rule);
  });

  it.each(allowed)('allows that %s', async (_what, path, text) => {
    expect(await rulesBroken(path, text)).toEqual([]);
  });
});

describe('the real configuration', () => {
  const project = join(import.meta.dirname, '../..');
  const real = new ESLint({ cwd: project });
  const folders = ['src', 'functions', 'tools', 'tests', 'bench'];
  const files = folders
    .flatMap((folder) =>
      readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(project, folder, path)),
    )
    .filter((path) => ['.ts', '.tsx', '.mjs', '.js', '.astro'].includes(extname(path)));

  it('names every file with code in it', async () => {
    // ESLint 10 passes over a .ts file that no `files` pattern names, and says nothing.
    const unnamed: string[] = [];
    for (const path of files) {
      const config = (await real.calculateConfigForFile(path)) as { rules?: Record<string, unknown> } | undefined;
      if (config?.rules?.['import-x/no-cycle'] === undefined) unnamed.push(path);
    }
    expect(unnamed).toEqual([]);
    expect(files.length).toBeGreaterThan(20);
  });

  it('keeps a boundary on every slice that the project has', async () => {
    const slices = readdirSync(join(project, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of slices) {
      const config = (await real.calculateConfigForFile(join(project, 'src', name, 'thing.ts'))) as { rules: Record<string, unknown> };
      expect(config.rules[paths], `src/${name} has no row in the table of eslint.config.mjs`).toBeDefined();
    }
  });
});
