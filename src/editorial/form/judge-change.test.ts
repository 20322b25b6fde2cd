import { expect, it } from 'vitest';
import type { EditorialReport, Finding } from '../finding.ts';
import { judgeChange } from './judge-change.ts';

const finding = (file: string, severity: Finding['severity'], zh: string, line = 1): Finding => ({
  ...{ code: 'empty-field', severity, file, line, field: 'plain', params: {} },
  ...{ message: { zh, en: zh }, help: { zh: '', en: '' }, anchor: '' },
});
const report = (...findings: Finding[]): EditorialReport => ({ findings, errors: 0, warnings: 0, files: 1 });
const zh = (findings: readonly Finding[]): string[] => findings.map(({ message }) => message.zh);

it('refuses errors of the file itself, old or new, and errors that the change makes elsewhere', () => {
  const old = finding('b.md', 'error', '早就有', 3);
  const after = report(finding('a.md', 'error', '自己的'), finding('b.md', 'error', '早就有', 9), finding('c.md', 'error', '新的'));
  expect(zh(judgeChange('a.md', after, () => report(old)).errors)).toEqual(['自己的', '新的']);
});

it('tells warnings of the file and new ones, and does not ask what was before where nothing is elsewhere', () => {
  const after = report(finding('a.md', 'warning', '过期'));
  const judged = judgeChange('a.md', after, () => {
    throw new Error('not asked');
  });
  expect([zh(judged.errors), zh(judged.warnings)]).toEqual([[], ['过期']]);
});
