import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renewEditorsGuide } from './editors-guide.ts';
import { anchorOf, fill, type FindingKind, headingOf } from './finding.ts';
import { type FindingCode, findings } from './findings.ts';

const guide = readFileSync(new URL('../../content/README.md', import.meta.url), 'utf8');
const kinds = Object.entries(findings) as [FindingCode, FindingKind][];

describe.each(kinds)('%s', (code, kind) => {
  test('has its heading in the editors’ guide', () => {
    expect(guide.split('\n')).toContain(`### ${headingOf(code)}`);
  });

  test('says the same things in Chinese and English', () => {
    const names = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? ''))].sort();
    expect(names(kind.message.en)).toEqual(names(kind.message.zh));
    expect(names(kind.help.en).filter((name) => name !== 'field')).toEqual(names(kind.help.zh).filter((name) => name !== 'field'));
    expect(kind.message.zh).toMatch(/[\u4e00-\u9fa5]/u);
    expect(kind.message.en + kind.help.en).not.toMatch(/[，；？！]/u);
  });
});

test('the generated parts of the editors’ guide are up to date (npm run guide)', () => {
  expect(renewEditorsGuide(guide)).toBe(guide);
});

test('an anchor is the heading as GitHub writes it', () => {
  expect(anchorOf(headingOf('unknown-key'))).toBe('unknown-key--不认识的字段');
});

test('templates are filled in their own language', () => {
  expect(fill({ zh: '{a}和{b}', en: '{a} and {b}' }, { a: 1, b: { zh: '乙', en: 'B' } })).toEqual({ zh: '1和乙', en: '1 and B' });
});

test('only what time brings is a warning', () => {
  expect(kinds.filter(([, { severity }]) => severity === 'warning').map(([code]) => code)).toEqual([
    'document-lapsed',
    'overdue-assurance',
    'edition-ran-out',
    'translation-stale',
    'translation-unstamped',
  ]);
});
