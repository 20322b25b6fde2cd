import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ContentFile } from '../catalogue/content-file.ts';
import { assembleContent, parseContentFile, readContent } from '../catalogue/source/read-content.ts';
import { checkCatalogue } from './check-catalogue.ts';
import type { EditorialReport, FindingKind } from './finding.ts';
import { findings } from './findings.ts';
import { reportAsGitHubAnnotations } from './reporters/report-as-github-annotations.ts';
import { reportAsText } from './reporters/report-as-text.ts';

const valid = readContent(join(import.meta.dirname, '../../tests/content/fixtures/valid'));
const today = '2026-11-21';

function checkWith(file: ContentFile): EditorialReport {
  return checkCatalogue(assembleContent([...valid.filter(({ path }) => path !== file.path), file]), today);
}

/** Whatever is written, the answer is a report that can be read, with lines that exist. */
function expectReport(file: ContentFile): void {
  const report = checkWith(file);
  const lines = new Map([...valid, file].map(({ path, text }) => [path, text.split('\n').length]));
  for (const { code, file: path, line, params, message } of report.findings) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(Math.max(1, lines.get(path) ?? 1));
    expect(message.zh).not.toBe('');
    const kind: FindingKind = findings[code];
    const named = [kind.message.zh, kind.message.en, kind.help.zh, kind.help.en].flatMap((text) => [...text.matchAll(/\{(\w+)\}/gu)]);
    for (const [, name = ''] of named) expect([...Object.keys(params), 'field', 'leftBrace', 'rightBrace']).toContain(name);
  }
  expect(reportAsText(report, 'content') + reportAsGitHubAnnotations(report, 'content')).toContain('检查了');
}

const anyFile = fc.constantFrom(...valid);
const oddPieces = fc.constantFrom(
  '：',
  '，',
  '“',
  '”',
  '\t',
  '\u3000',
  '\uFEFF',
  '\u202E',
  '---\n',
  '- ',
  '{',
  '}',
  '[',
  ']',
  '&a',
  '*a',
  '#',
  '!!binary ',
  '? ',
  '|',
  '>',
  "'",
  '"',
  '\r',
  '\u0000',
  '<<: *a',
  '%YAML',
  '- - -',
  '😀',
  '\uD800',
  'null',
  '~',
  '0x1F',
  '.nan',
  '2026/9/1',
);

describe('a broken file never throws', () => {
  test('bytes at random in place of any file', () => {
    fc.assert(
      fc.property(anyFile, fc.uint8Array({ maxLength: 400 }), ({ path }, bytes) => {
        expectReport(parseContentFile(path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)));
      }),
      { numRuns: 150 },
    );
  });

  test('odd pieces put into any file, and parts cut out', () => {
    fc.assert(
      fc.property(
        anyFile,
        fc.array(fc.tuple(fc.nat(), fc.nat(12), oddPieces), { minLength: 1, maxLength: 4 }),
        ({ path, text }, changes) => {
          const changed = changes.reduce((result, [place, cut, piece]) => {
            const at = place % (result.length + 1);
            return result.slice(0, at) + piece + result.slice(at + cut);
          }, text);
          expectReport(parseContentFile(path, changed));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('any data in place of any field', () => {
    fc.assert(
      fc.property(anyFile, fc.jsonValue(), fc.nat(), (file, value, which) => {
        if (typeof file.data !== 'object' || file.data === null) return;
        const keys = Object.keys(file.data);
        const key = keys[which % keys.length] ?? '';
        const data = { ...file.data, [key]: value };
        expectReport({ ...file, data });
      }),
      { numRuns: 400 },
    );
  });

  test('any path', () => {
    const part = fc.constantFrom(
      'areas',
      'china',
      'zhejiang',
      'hangzhou',
      '2026',
      '2024',
      'documents',
      'pages',
      'zh.md',
      'en.md',
      'edition.yaml',
      'area.yaml',
      'a b',
      'Ünï.md',
      '__proto__',
      'constructor',
      'x.yaml',
      'moving',
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), anyFile, (parts, { text }) => {
        expectReport(parseContentFile(parts.join('/'), text));
      }),
      { numRuns: 300 },
    );
  });
});
