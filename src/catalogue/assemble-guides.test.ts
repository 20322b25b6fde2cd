import { describe, expect, it } from 'vitest';
import { aFile } from '../../tests/support/build-catalogue.ts';
import { assembleGuides } from './assemble-guides.ts';
import { shortDigest } from './source/read-content.ts';

const guide = (order: number) => ({
  title: '怎么申报',
  plain: '在居住地申报',
  order,
  place: 'guide',
  status: 'needs-check',
  assured: { on: '2025-01-01', by: 'tongxiang' },
});
const assemble = (...files: Parameters<typeof assembleGuides>[0]) => assembleGuides(files, shortDigest);

describe('assembleGuides', () => {
  it('gives guides in their order with their translations', () => {
    const { guides, issues } = assemble(
      aFile('pages/second/zh.md', guide(2), '正文'),
      aFile('pages/first/en.md', { title: 'First', plain: 'First' }),
      aFile('pages/first/zh.md', guide(1)),
      aFile('areas/china/2025/x/zh.md', {}),
    );
    expect(issues).toEqual([]);
    expect(guides.map(({ topic }) => topic)).toEqual(['first', 'second']);
    expect(guides[0]?.translations.en).toMatchObject({ file: 'pages/first/en.md', statement: { title: 'First', reviewed: false } });
  });

  it.each([
    ['a file in the wrong place', 'pages/about.md', 'misplaced-file'],
    ['a language we do not know', 'pages/first/fr.md', 'unknown-locale'],
    ['a translation of nothing', 'pages/second/en.md', 'translation-without-source'],
  ])('complains of %s', (_, path, code) => {
    const { issues } = assemble(aFile('pages/first/zh.md', guide(1)), aFile(path, { title: 'A', plain: 'A' }));
    expect(issues).toMatchObject([{ file: path, code }]);
  });

  it('leaves out what the schema refuses', () => {
    const { guides, issues } = assemble(
      aFile('pages/first/zh.md', { ...guide(1), place: 'nowhere' }),
      aFile('pages/first/en.md', { title: 'A', plain: 'A' }),
    );
    expect(guides).toEqual([]);
    expect(issues).toMatchObject([{ file: 'pages/first/zh.md', at: ['place'] }]);
  });
});
