import { expect, test } from 'vitest';
import type { EditorialReport } from '../finding.ts';
import { reportAsGitHubAnnotations } from './report-as-github-annotations.ts';
import { reportAsJson } from './report-as-json.ts';
import { reportAsText } from './report-as-text.ts';

const report: EditorialReport = {
  findings: [
    {
      code: 'plain-too-long',
      severity: 'error',
      file: 'areas/china/2024/a,b/zh.md',
      line: 3,
      field: 'plain',
      params: { length: 50, limit: 40 },
      message: { zh: '太长：100% 超出。', en: 'Too long: by 100%.' },
      help: { zh: '写短。', en: 'Shorten it.' },
      anchor: 'plain-too-long--一句话太长',
    },
  ],
  errors: 1,
  warnings: 0,
  files: 2,
};

test('for people: Chinese first, English beneath, the sum at the end', () => {
  expect(reportAsText(report, 'content')).toBe(`content/areas/china/2024/a,b/zh.md
  ✗ 错误 content/areas/china/2024/a,b/zh.md:3  [plain-too-long]
    太长：100% 超出。
    → 写短。
    Too long: by 100%.
    → Shorten it.

检查了 2 个文件：1 个错误，0 个提醒。 每种问题的说明见 content/README.md。 2 files checked: 1 error, 0 warnings.
`);
});

test('for GitHub: one command a finding, with its signs escaped', () => {
  expect(reportAsGitHubAnnotations(report, 'content').split('\n')[0]).toBe(
    '::error file=content/areas/china/2024/a%2Cb/zh.md,line=3,title=plain-too-long::太长：100%25 超出。%0A→ 写短。%0AToo long: by 100%25.%0A→ Shorten it.%0Acontent/README.md#plain-too-long--一句话太长',
  );
});

test('for programs: the whole report', () => {
  expect(JSON.parse(reportAsJson(report))).toEqual(report);
});

test('nothing found is said in one line', () => {
  expect(reportAsText({ findings: [], errors: 0, warnings: 0, files: 2 }, 'content')).toBe(
    '检查了 2 个文件：全部合格。 2 files checked: all is well.\n',
  );
});
