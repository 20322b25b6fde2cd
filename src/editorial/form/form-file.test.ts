import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseContentFile, readContentTexts } from '../../catalogue/source/read-content.ts';
import { schemaOf } from '../field-names.ts';
import { formKeys } from './form-field.ts';
import { fileOfForm, type Form, formOfFile } from './form-file.ts';

const files = readContentTexts('content').filter(({ path }) => schemaOf(path) !== undefined && !path.endsWith('.json'));
/** As Decap keeps a form: plain data, nothing shared. */
const asKept = (form: Form): Form => JSON.parse(JSON.stringify(form)) as Form;

describe('a form that is saved as it was opened', () => {
  it('gives every file of content back, byte for byte', () => {
    const changed = files.filter(({ path, text }) => fileOfForm(path, text, asKept(formOfFile(path, text))) !== text);
    expect(changed.map(({ path }) => path)).toEqual([]);
    expect(files.length).toBeGreaterThan(400);
  });

  it('gives it back also where the form has added what is empty', () => {
    const changed = files.filter(({ path, text }) => {
      const empty = { where: '', requires: [], channels: null, audience: undefined, note: { zh: '', en: '' }, citedIn: {} };
      return fileOfForm(path, text, { ...empty, ...asKept(formOfFile(path, text)) }) !== text;
    });
    expect(changed.map(({ path }) => path)).toEqual([]);
  });

  it('keeps Windows line ends', () => {
    const text = '---\r\nplain: 一句话 # 注\r\nprovides: [甲]\r\n---\r\n\r\n正文\r\n';
    const path = 'areas/china/2024/x/zh.md';
    expect(fileOfForm(path, text, asKept(formOfFile(path, text)))).toBe(text);
    expect(fileOfForm(path, text, { ...formOfFile(path, text), plain: '另一句' })).toBe(text.replace('一句话', '另一句'));
    expect(fileOfForm(path, text, { ...formOfFile(path, text), body: '甲\n乙' })).toBe(text.replace('正文', '甲\r\n乙'));
  });
});

describe('a form in which one thing changed', () => {
  const path = 'areas/china/zhejiang/2026/x/zh.md';
  const text = `---
# 说明
plain: '上学' # 注
provides:
  - 甲
  - 乙
values:
  amount: {value: 100, unit: CNY/month, better: higher}   # 元
handledAtHome: false
requires: []
basis:
  - document: a-1
    clause: '7'
---

正文
`;
  const saved = (changes: Form): string => fileOfForm(path, text, { ...asKept(formOfFile(path, text)), ...changes });

  it('changes that line only, with comments and quotes beside it', () => {
    expect(saved({ plain: '上小学' })).toBe(text.replace("'上学'", '上小学'));
    expect(saved({ provides: ['甲', '丙'] })).toBe(text.replace('- 乙', '- 丙'));
    expect(saved({ provides: ['甲', '乙', '丙'] })).toBe(text.replace('  - 乙\n', '  - 乙\n  - 丙\n'));
    expect(saved({ handledAtHome: 'true' })).toBe(text.replace('false', 'true'));
    expect(saved({ body: '' })).toBe(text.replace('\n正文\n', ''));
    expect(saved({ basis: [{ document: 'a-1', clause: '8' }] })).toBe(text.replace("'7'", "'8'"));
  });

  it('takes a field out that was emptied, and leaves an empty list that says something', () => {
    expect(saved({ plain: '' })).toBe(text.replace("plain: '上学' # 注\n", ''));
    expect(saved({ requires: null })).toBe(text);
    expect(saved({ requires: ['points'] })).toContain('requires:\n  - points\n');
  });

  it('reads and writes the entries of a record by their key', () => {
    const form = formOfFile(path, text);
    expect(form['values']).toEqual([{ [formKeys.id]: 'amount', value: 100, unit: 'CNY/month', better: 'higher' }]);
    expect(saved({ values: [{ [formKeys.id]: 'amount', value: 120, unit: 'CNY/month', better: 'higher' }] })).toBe(
      text.replace('100', '120'),
    );
    expect(parseContentFile(path, saved({ values: [] })).data).not.toHaveProperty('values');
  });
});

it('writes a new document with what is filled in, in the order of the form', () => {
  const text = fileOfForm('documents/a-2026-1.yaml', '', {
    [formKeys.id]: 'a-2026-1',
    title: { zh: '关于：甲', en: '' },
    kind: 'notice',
    clauses: [{ id: '7', title: { zh: '第七条' } }],
    madeOn: '',
  });
  expect(text).toBe("title: {zh: 关于：甲}\nkind: notice\nclauses:\n  - {id: '7', title: {zh: 第七条}}\n");
});

it('is read back as it was filled in, whatever is typed', () => {
  const path = 'areas/china/zhejiang/2026/x/zh.md';
  const start = '---\nplain: 一句话\nstatus: needs-check\n---\n';
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((text) => text.trim() !== '' && !/[\p{Cc}\ufeff\u2028\u2029]/u.test(text));
  fc.assert(
    fc.property(words, fc.array(words, { minLength: 1, maxLength: 4 }), words, (plain, provides, label) => {
      const saved = fileOfForm(path, start, {
        plain,
        status: 'needs-check',
        provides,
        valueLabels: [{ [formKeys.id]: 'a', value: label }],
      });
      const { data, syntaxError } = parseContentFile(path, saved);
      expect(syntaxError).toBeUndefined();
      const trimmed = provides.map((line) => line.trim());
      expect(data).toEqual({ plain: plain.trim(), status: 'needs-check', provides: trimmed, valueLabels: { a: label.trim() } });
    }),
  );
});
