import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import importX from 'eslint-plugin-import-x';
import playwright from 'eslint-plugin-playwright';
import { defineConfig, globalIgnores } from 'eslint/config';
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const testFiles = ['**/*.test.ts', '**/*.spec.ts', '**/*.contract.ts', '**/*.test-d.ts', 'tests/**'];
const code = ['**/*.ts', '**/*.tsx', '**/*.mjs', '**/*.astro'];

/** The rooms of the house, by folder, and what each may import. What is not named here is refused. Paths only; packages are below. */
const foundations = ['catalogue', 'i18n'];
const siblings = ['eligibility', 'search', 'declaration', 'desk'];
const slices = [...foundations, ...siblings, 'editorial', 'site'];
const pure = slices.map((slice) => `src/${slice}`);
const sources = slices.map((slice) => `src/${slice}/source`);
const uis = slices.map((slice) => `src/${slice}/ui`);

const mayImport = {
  'src/catalogue': [],
  'src/i18n': [],
  ...Object.fromEntries(siblings.map((slice) => [`src/${slice}`, ['src/catalogue', 'src/i18n']])),
  // What a desk works on are declarations (docs/adr/0007).
  'src/desk': ['src/catalogue', 'src/i18n', 'src/declaration'],
  // Each slice brings its own content rules; editorial gathers them.
  'src/editorial': ['src/catalogue', 'src/i18n', ...siblings.map((slice) => `src/${slice}/content-rules`)],
  'src/site': ['src/catalogue', 'src/i18n'],
  ...Object.fromEntries(siblings.map((slice) => [`src/${slice}/content-rules`, ['src/catalogue', 'src/i18n', `src/${slice}`]])),
  ...Object.fromEntries(
    slices.map((slice) => [
      `src/${slice}/source`,
      ['src/catalogue', 'src/i18n', 'src/catalogue/source', 'src/i18n/source', `src/${slice}`],
    ]),
  ),
  ...Object.fromEntries(
    // A slice's ui composes whole pages in the site's shell, out of the portal as it was loaded (docs/adr/0001).
    slices.map((slice) => [
      `src/${slice}/ui`,
      ['src/catalogue', 'src/i18n', 'src/site', 'src/site/ui', 'src/site/layouts', 'src/site/source', `src/${slice}`],
    ]),
  ),
  'src/desk/ui': ['src/catalogue', 'src/i18n', 'src/site', 'src/site/ui', 'src/desk', 'src/declaration', 'src/declaration/ui'],
  'src/site/source': [...pure, ...sources],
  'src/site/ui': ['src/i18n', 'src/site', 'src/site/source'],
  'src/site/layouts': ['src/i18n', 'src/site', 'src/site/ui', 'src/site/source'],
  // A build's threads write open data; pages only link to it.
  'src/site/integrations': [...pure, ...sources, 'src/site/ui', 'src/catalogue/ui'],
  'src/pages': [...pure, ...sources, ...uis, 'src/site/layouts'],
  functions: [...pure, 'src/declaration/ui', 'src/search/ui'],
};
const rooms = [...Object.keys(mayImport), 'tools', 'tests', 'bench'];
const insideOf = (room) => rooms.filter((other) => other !== room && other.startsWith(`${room}/`));

/** One zone per room: everything of ours is refused but the room itself and what the table grants it. */
const zones = Object.entries(mayImport).map(([room, granted]) => ({
  target: room,
  // A room inside this one has a zone of its own.
  not: insideOf(room),
  from: rooms.filter((other) => other !== room && !granted.includes(other)),
  message: `design.md §3: ${room} may import ${granted.length > 0 ? granted.join(', ') : 'nothing of ours'}.`,
}));
const folder = (room) => `${room}/**/*`;

/** Only names that rooms inside do not claim: `src/catalogue` is refused, `src/catalogue/ui` is asked separately. */
const ownFiles = (room) => {
  const inner = insideOf(room).map((other) => other.slice(room.length + 1));
  return inner.length > 0 ? `${room}/!(${inner.join('|')})/**` : folder(room);
};

const boundaries = (root) =>
  zones.map(({ target, not, from, message }) => ({
    name: `boundary: ${target}`,
    files: [`${target}/**/*.{ts,tsx,mjs,astro}`],
    ignores: [...testFiles, ...not.map(folder)],
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        { basePath: root, zones: [{ target: folder(target), from: from.flatMap((room) => [ownFiles(room), `${room}/*.*`]), message }] },
      ],
    },
  }));

/** Pure files: everything of a slice but what renders, reads, plugs into Astro, or tests. */
const pureFiles = {
  files: slices.map((slice) => `src/${slice}/**/*.ts`),
  ignores: [...testFiles, '**/ui/**', '**/source/**', 'src/site/integrations/**', 'src/site/layouts/**'],
};

/** Libraries that compute and do nothing else. */
const purePackages = ['zod', 'zod/mini', 'temporal-polyfill', 'i18next', 'qr', 'yaml', '@noble/hashes/(?:hkdf|sha2)\\.js'];

const impureGlobals = [
  ...['window', 'document', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage', 'indexedDB', 'fetch', 'XMLHttpRequest'],
  ...[
    'process',
    'Buffer',
    'performance',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
    'requestAnimationFrame',
    'console',
  ],
].map((name) => ({ name, message: 'A pure file computes from its arguments only (design.md §3).' }));

const clockAndChance = [
  ["NewExpression[callee.name='Date'][arguments.length=0]", 'new Date()'],
  ["CallExpression[callee.name='Date']", 'Date()'],
  ["MemberExpression[object.name='Date'][property.name='now']", 'Date.now'],
  ["MemberExpression[object.name='Temporal'][property.name='Now']", 'Temporal.Now'],
  ["MemberExpression[object.name='Math'][property.name='random']", 'Math.random'],
  ["MemberExpression[object.name='crypto'][property.name=/^(randomUUID|getRandomValues)$/]", 'crypto randomness'],
  ["MetaProperty[meta.name='import'][property.name='meta']", 'import.meta'],
  ["MemberExpression[object.name='globalThis']", 'globalThis'],
].map(([selector, what]) => ({ selector, message: `No ${what} in a pure file: take the day, the id or the value as an argument.` }));

const waitingRules = [
  ...['missing-playwright-await', 'no-useless-await', 'no-wait-for-timeout', 'no-wait-for-selector', 'no-wait-for-navigation'],
  ...['prefer-web-first-assertions', 'prefer-to-have-count', 'no-element-handle', 'no-force-option'],
];

/** What `expect` would judge before the page has got there; `expect.poll` and the assertions on a locator look again. */
const readAtOnce = ['all', 'allInnerTexts', 'allTextContents', 'boundingBox', 'evaluateAll', 'url'].map((name) => ({
  selector: `CallExpression[callee.name='expect'] > .arguments CallExpression[callee.property.name='${name}']`,
  message: `${name}() is read once: await expect(locator).…, expect(page).toHaveURL or expect.poll.`,
}));

/** `set:html` takes what says that it is HTML: `html`, `…Html`, `…Svg`, JSON-LD, and what `sentence()` has escaped. */
const saysThatItIsHtml = '/^(?:html|svg|sentence|localiseLinks|.+(?:Html|Svg))$/';
const rawHtmlValue = "JSXAttribute[name.namespace.name='set'][name.name.name='html'] > JSXExpressionContainer";
const rawHtml = [
  `${rawHtmlValue} > Identifier:not([name=${saysThatItIsHtml}])`,
  `${rawHtmlValue} > MemberExpression:not([property.name=${saysThatItIsHtml}])`,
  `${rawHtmlValue} > CallExpression:not([callee.name=${saysThatItIsHtml}]):not([callee.object.name='JSON'])`,
  `${rawHtmlValue} > TemplateLiteral`,
  `${rawHtmlValue} > BinaryExpression`,
].map((selector) => ({ selector, message: 'Say that it is HTML, and where it was escaped: a value named …Html, or sentence().' }));

/** The whole configuration for a checkout at `root`; tests/boundaries runs it on a small tree of its own. */
export const configurationFor = (root) =>
  defineConfig(
    globalIgnores(['dist/', 'dist-meta/', '.astro/', 'node_modules/', 'test-results/', 'public/']),
    { linterOptions: { reportUnusedDisableDirectives: 'error' } },
    { files: code, extends: [js.configs.recommended] },
    {
      files: ['**/*.ts', '**/*.tsx'],
      extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
      languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
      rules: {
        '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
        '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
        '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
        '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      },
    },
    astro.configs.recommended,
    {
      files: ['**/*.astro'],
      languageOptions: { parserOptions: { parser: tseslint.parser } },
      plugins: { '@typescript-eslint': tseslint.plugin },
      rules: {
        'no-unused-vars': 'off',
        '@typescript-eslint/no-unused-vars': 'error',
        '@typescript-eslint/no-explicit-any': 'error',
        '@typescript-eslint/no-non-null-assertion': 'error',
        'no-restricted-syntax': ['error', ...rawHtml],
      },
    },
    // Types are the compiler's business (`astro check`), also for names that no file defines.
    { files: code, rules: { 'no-undef': 'off' } },
    {
      files: code,
      plugins: { 'import-x': importX },
      settings: {
        'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'], 'astro-eslint-parser': ['.astro'] },
        'import-x/extensions': ['.ts', '.tsx', '.mjs', '.astro'],
        'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.tsx', '.mjs', '.astro', '.json'] })],
      },
      rules: {
        eqeqeq: 'error',
        'no-var': 'error',
        'prefer-const': 'error',
        'object-shorthand': 'error',
        'import-x/no-cycle': 'error',
        'import-x/no-self-import': 'error',
        'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
        'import-x/no-default-export': 'off',
      },
    },
    ...boundaries(root),
    {
      name: 'pure files',
      ...pureFiles,
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                regex: `^(?!\\.{1,2}/)(?!(?:${purePackages.join('|')})$)`,
                message: `A pure file imports its own kind and ${purePackages.join(', ')} only (design.md §3).`,
              },
              { regex: '\\.(?:astro|tsx|css)$', message: 'Only ui/ renders (design.md §3).' },
            ],
          },
        ],
        'no-restricted-globals': ['error', ...impureGlobals],
        'no-restricted-syntax': ['error', ...clockAndChance],
      },
    },
    {
      name: 'web standards only: the function runs on any host with fetch',
      files: ['functions/**/*.ts'],
      ignores: [...testFiles, 'functions/platform/node-*.ts', 'functions/storage/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                regex: `^(?:node:|(?:${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$|@hono/node-server|sirv)`,
                message: 'Node belongs into an adapter (functions/platform/node-*.ts, functions/storage/).',
              },
            ],
          },
        ],
      },
    },
    {
      name: 'tests',
      files: ['**/*.test.ts', '**/*.spec.ts', 'tests/**/*.ts'],
      rules: {
        // Fixtures are terse, and what is wrong with them shows at once.
        '@typescript-eslint/no-non-null-assertion': 'off',
      },
    },
    {
      name: 'browser tests wait for what they look at',
      files: ['**/*.spec.ts'],
      plugins: { playwright },
      rules: {
        ...Object.fromEntries(waitingRules.map((rule) => [`playwright/${rule}`, 'error'])),
        'no-restricted-syntax': ['error', ...readAtOnce],
      },
    },
  );

export default configurationFor(import.meta.dirname);
