// The papers that an office signs: each requirement has a place and a proof that exist, and what they say of the program is so.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allFields } from '../../src/declaration/form-steps.ts';
import { filesOf, projectRoot } from '../support/built-site.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const rows = [...read('docs/privacy/README.md').matchAll(/^\| (?<number>L\d+) \|(?<cells>.*)\|$/gmu)].map(({ groups }) => ({
  number: groups?.['number'] ?? '',
  cells: (groups?.['cells'] ?? '').split('|').map((cell) => cell.trim()),
}));

describe('what the law asks', () => {
  it('has one row each, L1 to L33', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 33 }, (_, index) => `L${index + 1}`));
  });

  it.each(rows)('$number names its article, a place and a proof that exist', ({ cells }) => {
    const [law = '', asked = '', place = '', proof = ''] = cells;
    expect(law).toMatch(/[A-Z]{3,4} \d|L22/u);
    expect(asked.length).toBeGreaterThan(15);
    for (const path of [place, proof]) expect(existsSync(join(projectRoot, path)), path).toBe(true);
    expect(place).not.toBe(proof);
  });
});

describe('the operations manual', () => {
  const manual = read('docs/operations.md');
  const programs = ['functions', 'tools'].flatMap((folder) =>
    filesOf(join(projectRoot, folder))
      .filter((path) => /\.(?:ts|mjs)$/u.test(path) && !path.endsWith('.test.ts'))
      .map((path) => read(join(folder, path))),
  );
  // Of the function and the desk: what a build or a test listens to is in CONTRIBUTING.md.
  const ofTheServer = new Set(
    [read('functions/platform/node-declarations.ts'), read('functions/platform/node-server.ts'), read('tools/desk.ts')].flatMap((text) =>
      [...text.matchAll(/process\.env\['(?<name>[A-Z_]+)'\]|numberFrom\('(?<limit>[A-Z_]+)'\)/gu)].map(
        ({ groups }) => groups?.['name'] ?? groups?.['limit'] ?? '',
      ),
    ),
  );

  it('names every setting that the server and the desk listen to, and none that nobody does', () => {
    expect([...ofTheServer].filter((name) => !manual.includes(`\`${name}\``))).toEqual([]);
    const table = manual.slice(manual.indexOf('### 设置'), manual.indexOf('### TLS'));
    const named = [...table.matchAll(/`(?<name>[A-Z][A-Z_]{3,})`/gu)].map(({ groups }) => groups?.['name'] ?? '');
    expect(named.length).toBeGreaterThan(12);
    expect(named.filter((name) => !programs.some((text) => text.includes(`'${name}'`)))).toEqual([]);
  });

  it('names only commands of the desk that there are', () => {
    const usage = read('tools/desk.ts');
    const commands = [...manual.matchAll(/npm run desk -- (?<command>[a-z-]+)/gu)].map(({ groups }) => groups?.['command'] ?? '');
    expect(new Set(commands).size).toBeGreaterThan(6);
    expect(commands.filter((command) => !new RegExp(`^  ${command}\\b`, 'mu').test(usage))).toEqual([]);
  });
});

it('the papers count the form’s questions as they are', () => {
  const questions = allFields.filter(({ step, child = 0 }) => step.name !== 'consents' && child === 0);
  const required = questions.filter(({ field }) => field.required && field.kind !== 'district');
  // The district itself comes from the form's address.
  const [all, must] = [questions.length + 1, required.length + 1];
  expect(read('docs/privacy/impact-assessment.md')).toContain(`${all} 项，其中必填 ${must} 项`);
  for (const paper of ['processing-record', 'processor-contract']) expect(read(`docs/privacy/${paper}.md`)).toContain(`${all} 项`);
});
