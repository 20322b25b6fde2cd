import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/source/read-content.ts';
import { checkCatalogue } from '../../src/editorial/check-catalogue.ts';
import { reportAsText } from '../../src/editorial/reporters/report-as-text.ts';
import { rules } from '../../src/editorial/rules.ts';

/**
 * What we publish keeps every rule. The day is fixed: what only time brings is a warning, and warnings do not fail.
 * It lies after the last `assured.on` of the content.
 */
const today = '2026-11-21';
const content = loadCatalogue(join(import.meta.dirname, '../../content'));

describe('the published content', () => {
  test.each(Object.entries(rules))('%s', (name, rule) => {
    const report = checkCatalogue(content, today, { [name]: rule });
    const errors = report.findings.filter(({ severity }) => severity === 'error');
    expect(errors, reportAsText({ ...report, findings: errors }, 'content')).toEqual([]);
  });

  test('no calendar day turns a build red', () => {
    for (const later of ['2027-11-22', '2031-01-01', '2099-12-31']) {
      const { errors } = checkCatalogue(content, later);
      expect(errors, later).toBeLessThanOrEqual(checkCatalogue(content, today).errors);
    }
  });
});
