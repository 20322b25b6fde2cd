import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseContentFile, readContentTexts } from '../../catalogue/source/read-content.ts';
import { appendItem, removeField, setField } from './edit-yaml.ts';

const md = (yaml: string): string => `---\n${yaml}---\n\n## 正文\n`;
const same = 'edition.yaml';

describe('setField', () => {
  test.each([
    [
      'a date in a flow map',
      'assured: { on: 2026-11-21, by: tongxiang } # ok\n',
      ['assured', 'on'],
      '2027-01-05',
      'assured: { on: 2027-01-05, by: tongxiang } # ok\n',
    ],
    ['a quoted one', "assured: {on: '2026-11-21', by: x}\n", ['assured', 'on'], '2027-01-05', 'assured: {on: 2027-01-05, by: x}\n'],
    [
      'in block style',
      'a: 1\nassured:\n  on: 2026-11-21   # 核对\n  by: x\n\n# end\n',
      ['assured', 'on'],
      '2027-01-05',
      'a: 1\nassured:\n  on: 2027-01-05   # 核对\n  by: x\n\n# end\n',
    ],
    [
      'a phone is quoted',
      'channels:\n  - {kind: phone, phone: 0571-89586389}\n',
      ['channels', 0, 'phone'],
      '12345',
      "channels:\n  - {kind: phone, phone: '12345'}\n",
    ],
    [
      'a sentence in a list',
      'provides:\n  - 一\n  # two\n  - 二 # x\nb: 1\n',
      ['provides', 1],
      '两：2',
      'provides:\n  - 一\n  # two\n  - 两：2 # x\nb: 1\n',
    ],
    ['a block text', 'note: |\n  一\n  二\nb: 1\n', ['note'], '三', 'note: 三\nb: 1\n'],
    [
      'a block map by a map',
      'a: 0\ninForce:\n  from: 2026-01-01\n  to: 2026-12-31\nb: 1\n',
      ['inForce'],
      { from: '2027-01-01' },
      'a: 0\ninForce: {from: 2027-01-01}\nb: 1\n',
    ],
    ['an empty field', 'a:\nb: 1\n', ['a'], 'x', 'a: x\nb: 1\n'],
    ['a new field comes last', '# 头\na: 1 # one\n\n# 尾\n', ['b'], 'x', '# 头\na: 1 # one\nb: x\n\n# 尾\n'],
    ['a new field without a last line break', 'a: 1', ['b'], 2, 'a: 1\nb: 2\n'],
    ['a new field in a flow map', 'a: { x: 1 }\n', ['a', 'y'], 2, 'a: { x: 1, y: 2 }\n'],
    ['a new field in a block map', 'a:\n  x:\n    - 1\nb: 1\n', ['a', 'y'], 2, 'a:\n  x:\n    - 1\n  y: 2\nb: 1\n'],
    ['a list', 'a: 1\n', ['c'], [{ on: '2026-01-01', text: '改正：x' }], 'a: 1\nc:\n  - {on: 2026-01-01, text: 改正：x}\n'],
    [
      'groups of groups',
      'a: 1\n',
      ['p'],
      { on: '2026-01-01', entries: { one: 'ab', two: 'cd' } },
      'a: 1\np:\n  on: 2026-01-01\n  entries:\n    one: ab\n    two: cd\n',
    ],
    ['a file with nothing in it', '# 空\n', ['a'], 1, 'a: 1\n# 空\n'],
  ] as const)('%s', (_, before, at, value, after) => {
    expect(setField(same, before, at, value)).toBe(after);
  });

  test('comes after the field that is named', () => {
    expect(setField('zh.md', md('status: verified\nreason: x\n'), ['assured'], { on: '2026-01-01', by: 'x' }, 'status')).toBe(
      md('status: verified\nassured: {on: 2026-01-01, by: x}\nreason: x\n'),
    );
  });

  test('keeps the line ends of Windows, and a field after the body is none of ours', () => {
    const before = '---\r\na: 1\r\nb: 2\r\n---\r\nc: 3\r\n';
    expect(setField('zh.md', setField('zh.md', before, ['b'], 5), ['d'], 4)).toBe('---\r\na: 1\r\nb: 5\r\nd: 4\r\n---\r\nc: 3\r\n');
  });
});

describe('removeField', () => {
  test.each([
    ['a line', 'a: 1\n# c\nb: 2 # x\nd: 3\n', ['b'], 'a: 1\n# c\nd: 3\n'],
    ['a group', 'a: 1\nb:\n  c: 1\n  d: 2\n\ne: 3\n', ['b'], 'a: 1\n\ne: 3\n'],
    ['the last line', 'a: 1\nb: 2', ['b'], 'a: 1\n'],
    ['the last of a flow map', 'a: {x: 1, y: 2}\n', ['a', 'y'], 'a: {x: 1}\n'],
    ['the first of a flow map', 'a: { x: 1, y: 2 }\n', ['a', 'x'], 'a: { y: 2 }\n'],
    ['what is not there', 'a: 1\n', ['b'], 'a: 1\n'],
  ] as const)('%s', (_, before, at, after) => {
    expect(removeField(same, before, at)).toBe(after);
  });
});

describe('appendItem', () => {
  test.each([
    ['a list in block style', 'c:\n  - {a: 1} # x\n  # y\nd: 1\n', 'c:\n  - {a: 1} # x\n  - {a: 2}\n  # y\nd: 1\n'],
    ['a list without indent', 'c:\n- a: 1\n  b: 1\nd: 1\n', 'c:\n- a: 1\n  b: 1\n- {a: 2}\nd: 1\n'],
    ['a list on one line', 'c: [{a: 1}]\n', 'c: [{a: 1}, {a: 2}]\n'],
    ['no list yet', 'd: 1\n', 'd: 1\nc:\n  - {a: 2}\n'],
  ])('%s', (_, before, after) => {
    expect(appendItem(same, before, ['c'], { a: 2 })).toBe(after);
  });
});

describe('everything we publish', () => {
  const root = join(import.meta.dirname, '../../../content');
  const files = readContentTexts(root, /\/(?:zh\.md|edition\.yaml)$/u).map(({ path }) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }));
  const withDay = files.filter(({ text }) => /^assured:/mu.test(text));

  test('a day of checking changes in its place, and no other byte', () => {
    expect(withDay.length).toBeGreaterThan(100);
    for (const { path, text } of withDay) {
      const day = (parseContentFile(path, text).data as { assured: { on: string } }).assured.on;
      const changed = setField(path, text, ['assured', 'on'], '2031-12-31');
      expect(changed.replace('2031-12-31', day), path).toBe(text);
      expect(changed, path).not.toBe(text);
    }
  });

  test('a field that comes and goes leaves the file as it was', () => {
    for (const { path, text } of files) {
      expect(removeField(path, setField(path, text, ['draft'], '2026-11-22'), ['draft']), path).toBe(text);
    }
  });

  test('any text that is written is read again, with either line end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.string({ minLength: 1 }), fc.boolean(), ({ path, text }, words, windows) => {
        const source = windows ? text.replaceAll('\n', '\r\n') : text;
        const written = setField(path, source, ['note'], { zh: words });
        expect((parseContentFile(path, written).data as { note: unknown }).note).toEqual({ zh: words });
        if (windows) expect(written.replaceAll('\r\n', '')).not.toContain('\n');
      }),
      { numRuns: 200 },
    );
  });
});

test('yaml reads what stands on one line', () => {
  expect(parse(setField(same, 'a: 1\n', ['b'], { 'x: y': ['#', "it's", '“引号”', '', '--- x', 'a\nb', '- y'] }))).toEqual({
    a: 1,
    b: { 'x: y': ['#', "it's", '“引号”', '', '--- x', 'a\nb', '- y'] },
  });
});
