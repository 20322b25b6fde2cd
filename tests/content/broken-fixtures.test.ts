import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assembleContent, readContent } from '../../src/catalogue/source/read-content.ts';
import { checkCatalogue } from '../../src/editorial/check-catalogue.ts';
import { type FindingCode, findings } from '../../src/editorial/findings.ts';
import { reportAsText } from '../../src/editorial/reporters/report-as-text.ts';

/**
 * Each folder of `fixtures/broken/` is named for the finding it provokes, `<code>` or `<code>-<variant>`. Its files are laid
 * over `fixtures/valid/`; `removed.json` names files to leave out. `expected.json` holds every finding: nothing else is said.
 */
const fixtures = join(import.meta.dirname, 'fixtures');
const today = '2026-11-21';
const valid = readContent(join(fixtures, 'valid'));
const folders = readdirSync(join(fixtures, 'broken')).sort();
const codes = Object.keys(findings) as FindingCode[];

function checkFixture(folder: string) {
  const path = join(fixtures, 'broken', folder);
  const overlay = readContent(path);
  const removed = existsSync(join(path, 'removed.json')) ? (JSON.parse(readFileSync(join(path, 'removed.json'), 'utf8')) as string[]) : [];
  const replaced = new Set([...removed, ...overlay.map((file) => file.path)]);
  return checkCatalogue(assembleContent([...overlay, ...valid.filter((file) => !replaced.has(file.path))]), today);
}

/** `wrong-date-form-slashes` is a variant of `wrong-date-form`. */
const codeOf = (folder: string): FindingCode | undefined =>
  codes.filter((code) => folder === code || folder.startsWith(`${code}-`)).sort((a, b) => b.length - a.length)[0];

test('the valid content has no finding', () => {
  expect(reportAsText(checkCatalogue(assembleContent(valid), today), 'content')).toMatch(/^检查了 \d+ 个文件：全部合格。/u);
});

describe.each(folders)('%s', (folder) => {
  const report = checkFixture(folder);

  test('is found in its file, line and field, and nothing else is', () => {
    const found = report.findings.map(({ code, file, line, field }) => ({ code, file, line, field }));
    const expected = JSON.parse(readFileSync(join(fixtures, 'broken', folder, 'expected.json'), 'utf8')) as unknown;
    expect(found).toEqual(expected);
    expect(new Set(report.findings.map(({ code }) => code))).toEqual(new Set([codeOf(folder)]));
  });

  test('is worded in Chinese and English', async () => {
    await expect(reportAsText(report, 'content')).toMatchFileSnapshot(join(fixtures, 'broken', folder, 'wording.txt'));
  });
});

test('every finding has a fixture', () => {
  const shown = new Set(folders.map(codeOf));
  // What no schema of ours can provoke today; it stands for refusals that zod may add.
  expect(codes.filter((code) => !shown.has(code))).toEqual(['not-accepted']);
});
