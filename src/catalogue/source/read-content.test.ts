import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import '../../../tests/support/properties.ts';
import { parseContentFile, readContentTexts, shortDigest } from './read-content.ts';

const item = (text: string) => parseContentFile('areas/china/2025/x/zh.md', text);

describe('parseContentFile', () => {
  it('splits front matter from Markdown and knows where the Markdown begins', () => {
    expect(item('---\ntitle: 打疫苗\nvalues: {}\n---\n正文\n\n---\n还有')).toMatchObject({
      data: { title: '打疫苗', values: {} },
      body: '正文\n\n---\n还有',
      bodyLine: 5,
    });
  });

  it.each([
    ['a byte order mark', '\uFEFF---\ntitle: 甲\n---\n正文'],
    ['Windows line ends', '---\r\ntitle: 甲\r\n---\r\n正文'],
    ['both', '\uFEFF---\r\ntitle: 甲\r\n---\r\n正文'],
    ['blanks behind the dashes', '---  \ntitle: 甲\n---\t\n正文'],
  ])('reads through %s', (_, text) => {
    expect(item(text)).toMatchObject({ data: { title: '甲' }, body: '正文', bodyLine: 4 });
    expect(item(text).syntaxError).toBeUndefined();
  });

  it('reads a file without a body', () => {
    expect(item('---\ntitle: 甲\n---')).toMatchObject({ data: { title: '甲' }, body: '' });
  });

  it('reads front matter with nothing in it, and does not take the body for it', () => {
    expect(item('---\n---\n正文\n---\n')).toMatchObject({ data: null, body: '正文\n---\n', bodyLine: 3 });
  });

  it.each(['', '正文', 'title: 甲\n---\n正文', '---\ntitle: 甲\n正文', '\n---\ntitle: 甲\n---\n'])(
    'says that there is no front matter: %j',
    (text) => {
      expect(item(text)).toMatchObject({ data: undefined, body: text, syntaxError: { line: 1, message: 'front-matter' } });
    },
  );

  it.each([
    ['in front matter, after its dashes', 'a/zh.md', '---\ntitle: 甲\nsteps: [一\nplain: 乙\n---\n', 4],
    ['a key twice', 'a/zh.md', '---\ntitle: 甲\nplain: 乙\ntitle: 丙\n---\n', 4],
    ['a tab', 'edition.yaml', 'title:\n\tzh: 甲\n', 2],
    ['an alias', 'edition.yaml', 'a: &x 1\nb: *x\n', 1],
    ['JSON', 'divisions.json', '{"a": }', 1],
  ])('gives the line of what is broken: %s', (_, path, text, line) => {
    const file = parseContentFile(path, text);
    expect(file.data).toBeUndefined();
    expect(file.syntaxError?.line).toBe(line);
    expect(file.syntaxError?.message).not.toBe('');
  });

  it('leaves days as text', () => {
    expect(parseContentFile('edition.yaml', 'from: 2025-01-01').data).toEqual({ from: '2025-01-01' });
  });

  it('gives back what was written, whatever the line ends', () => {
    const line = fc.string({ unit: fc.constantFrom('甲', 'a', ' ', '-', '#', '：') });
    const words = fc.dictionary(fc.constantFrom('title', 'plain', 'who', '其他'), fc.oneof(line, fc.integer(), fc.array(line)), {
      minKeys: 1,
    });
    const ending = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(words, fc.array(line), ending, fc.boolean(), (data, lines, newline, mark) => {
        const body = lines.join('\n');
        const text = `---\n${stringify(data)}---\n${body}`;
        const file = item(`${mark ? '\uFEFF' : ''}${text.replaceAll('\n', newline)}`);
        expect(file.data).toEqual(data);
        expect(file.body).toBe(body);
        expect(
          file.text
            .split('\n')
            .slice(file.bodyLine - 1)
            .join('\n'),
        ).toBe(body);
      }),
    );
  });

  it('never throws, and either has data or says on which line it stumbled', () => {
    const odd = fc.constantFrom(
      '---',
      '\n',
      '- ',
      'a: ',
      '[',
      '{',
      '}',
      '&x ',
      '*x',
      'a: &x 1\nb: *x\n',
      '!!set ',
      '|',
      '>',
      "'",
      '"',
      '%YAML 1.1',
      '\t',
      '? ',
      '<<: ',
      '#',
      '\r\n',
      '\uFEFF',
      '甲',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(odd).map((pieces) => pieces.join('')),
      fc.array(odd).map((pieces) => `---\n${pieces.join('')}\n---\n`),
    );
    fc.assert(
      fc.property(fc.constantFrom('a/zh.md', 'edition.yaml', 'divisions.json'), text, (path, raw) => {
        const { data, syntaxError, bodyLine, text: read } = parseContentFile(path, raw);
        const lines = read.split('\n').length;
        if (syntaxError) expect(data).toBeUndefined();
        expect(syntaxError?.line ?? 1).toBeGreaterThanOrEqual(1);
        expect(syntaxError?.line ?? 1).toBeLessThanOrEqual(lines);
        expect(bodyLine).toBeLessThanOrEqual(lines);
      }),
      { numRuns: 400 },
    );
  });

  it.each(['[', '{a: ', '- '])('is not taken down by %j without end', (deep) => {
    expect(parseContentFile('edition.yaml', deep.repeat(20_000)).syntaxError).toBeDefined();
  });
});

describe('readContentTexts', () => {
  it('finds the files of the catalogue in a stable order, with slashes, and passes over hidden and foreign ones', () => {
    const root = mkdtempSync(join(tmpdir(), 'tongxiang-content-'));
    onTestFinished(() => {
      rmSync(root, { recursive: true });
    });
    const written = [
      'areas/china/2025/b/zh.md',
      'areas/china/2025/a/zh.md',
      'documents/law.yaml',
      'divisions.json',
      'messages/zh.json',
      'areas/.hidden',
      'README.md',
    ];
    for (const path of written) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), path);
    }
    const texts = readContentTexts(root);
    expect(texts.map(({ path }) => path)).toEqual([
      'divisions.json',
      'areas/china/2025/a/zh.md',
      'areas/china/2025/b/zh.md',
      'documents/law.yaml',
    ]);
    expect(texts.every(({ path, text }) => path === text)).toBe(true);
  });

  it('finds nothing in a folder that is not there', () => {
    expect(readContentTexts('/nowhere/at/all')).toEqual([]);
  });
});

describe('shortDigest', () => {
  it('is the first twelve hex digits of the SHA-256', () => {
    expect(shortDigest('')).toBe('e3b0c44298fc');
    expect(shortDigest('童享')).not.toBe(shortDigest('童享 '));
  });
});
