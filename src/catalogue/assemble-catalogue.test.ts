import { describe, expect, it } from 'vitest';
import { aCatalogue, aFile, anArea, anEdition, anItem, areaIn, type CatalogueSketch } from '../../tests/support/build-catalogue.ts';
import type { ContentFile } from './content-file.ts';

const edition = anEdition({ items: { vaccination: anItem({ title: '预防接种' }) } });
const issuesOf = (files: ContentFile[], sketch: CatalogueSketch = { editions: [edition], areas: [anArea('zhejiang')] }) =>
  aCatalogue({ ...sketch, files }).issues.map(({ file, code, at }) => ({ file, code, at }));
const { data: goodEdition } = aCatalogue({ editions: [edition] }).files.find(({ path }) => path.endsWith('edition.yaml'))!;

describe('assembleCatalogue', () => {
  it('grows the tree with the nation at its root, parents before children', () => {
    const { catalogue } = aCatalogue({
      areas: [
        anArea('zhejiang', { children: [anArea('hangzhou', { children: [anArea('xihu')] })] }),
        anArea('beijing', { children: [anArea('haidian', { level: 'district' })] }),
      ],
    });
    expect([...catalogue.areas.keys()].toSorted()).toEqual([
      'china',
      'china/beijing',
      'china/beijing/haidian',
      'china/zhejiang',
      'china/zhejiang/hangzhou',
      'china/zhejiang/hangzhou/xihu',
    ]);
    expect(areaIn(catalogue, 'china').children.toSorted()).toEqual(['china/beijing', 'china/zhejiang']);
    expect(areaIn(catalogue, 'china/beijing/haidian')).toMatchObject({ level: 'district', parent: 'china/beijing', slug: 'haidian' });
    const order = catalogue.areasTopDown.map(({ path }) => path);
    for (const { path, parent } of catalogue.areasTopDown)
      if (parent !== undefined) expect(order.indexOf(parent)).toBeLessThan(order.indexOf(path));
  });

  it('sorts editions by the day they come into force, not by their folder', () => {
    const { catalogue } = aCatalogue({
      editions: [
        anEdition({ year: '2025', from: '2026-01-01' }),
        anEdition({ year: '2026', from: '2025-01-01' }),
        anEdition({ year: '2024' }),
      ],
    });
    expect(areaIn(catalogue, 'china').editions.map(({ year }) => year)).toEqual(['2024', '2026', '2025']);
  });

  it('knows an item by its place, with its body and its translations', () => {
    const { catalogue } = aCatalogue({
      editions: [
        anEdition({ items: { vaccination: anItem({ title: '预防接种' }, { body: '正文', en: { title: 'Vaccination', body: 'Body' } }) } }),
      ],
    });
    const item = areaIn(catalogue, 'china').editions[0]?.items.get('vaccination');
    expect(item).toMatchObject({
      id: 'vaccination',
      area: 'china',
      year: '2025',
      file: 'areas/china/2025/vaccination/zh.md',
      body: '正文',
    });
    expect(item?.translations.en).toMatchObject({
      file: 'areas/china/2025/vaccination/en.md',
      body: 'Body',
      statement: { title: 'Vaccination', reviewed: false },
    });
  });

  it('changes the digest with the words and the body, not with the facts', () => {
    const digestOf = (statement: Parameters<typeof anItem>[0], body = '') =>
      areaIn(
        aCatalogue({ editions: [anEdition({ items: { x: anItem(statement, { body }) } })] }).catalogue,
        'china',
      ).editions[0]?.items.get('x')?.wordsDigest;
    const digest = digestOf({ title: '甲' }, '正文');
    expect(digest).toMatch(/^[0-9a-f]{12}$/u);
    expect(digestOf({ title: '甲', category: 'health', status: 'verified' }, '\n正文\n')).toBe(digest);
    expect(digestOf({ title: '乙' }, '正文')).not.toBe(digest);
    expect(digestOf({ title: '甲' }, '别的')).not.toBe(digest);
    expect(digestOf({ plain: '甲' }, '正文')).not.toBe(digest);
  });

  it('takes documents and named things by their ids', () => {
    const { catalogue } = aCatalogue({
      documents: {
        law: {
          title: { zh: '法' },
          kind: 'law',
          level: 'nation',
          area: 'china',
          issuers: ['全国人大'],
          validity: 'valid',
          targetGroups: ['migrant'],
          held: 'cited',
        },
      },
      files: [
        aFile('departments.yaml', { education: { names: { zh: '教育部门' } } }),
        aFile('hotlines.yaml', { police: { number: '110', names: { zh: '报警' }, for: { zh: '危险' }, status: 'needs-check' } }),
      ],
    });
    expect(catalogue.documents.get('law')).toMatchObject({ id: 'law', file: 'documents/law.yaml' });
    expect(catalogue.departments.get('education')?.names.zh).toBe('教育部门');
    expect(catalogue.hotlines.get('police')).toMatchObject({ number: '110', urgent: false });
  });

  it.each<[string, ContentFile, string]>([
    ['a Markdown file outside an edition', aFile('areas/china/vaccination/zh.md', {}), 'misplaced-file'],
    ['a Markdown file one folder too deep', aFile('areas/china/2025/a/b/zh.md', {}), 'misplaced-file'],
    ['an area that does not exist', aFile('areas/china/atlantis/area.yaml', {}), 'unknown-area'],
    ['an edition of an area that does not exist', aFile('areas/china/atlantis/2025/edition.yaml', goodEdition), 'unknown-area'],
    ['an entry without an edition', aFile('areas/china/2030/vaccination/zh.md', { title: '甲' }), 'edition-missing'],
    ['a language we do not know', aFile('areas/china/2025/vaccination/fr.md', { title: 'Vaccin' }), 'unknown-locale'],
    ['a translation of nothing', aFile('areas/china/2025/counselling/en.md', { title: 'Counselling' }), 'translation-without-source'],
  ])('complains of %s', (_, file, code) => {
    expect(issuesOf([file])).toEqual([{ file: file.path, code, at: [] }]);
  });

  it('says where in a file the schema refuses it, and leaves the file out', () => {
    const file = aFile('areas/china/zhejiang/area.yaml', { contacts: [{ id: 'Desk' }] });
    const { issues, catalogue } = aCatalogue({ areas: [anArea('zhejiang')], files: [file] });
    expect(issues.map(({ at }) => at.join('.'))).toEqual(
      expect.arrayContaining(['contacts.0.id', 'contacts.0.name', 'contacts.0.assured']),
    );
    expect(areaIn(catalogue, 'china/zhejiang').statement).toBeUndefined();
  });

  it('never repeats the value that was refused', () => {
    const { issues } = aCatalogue({ files: [aFile('departments.yaml', { education: { names: { zh: 13800138000 } } })] });
    expect(issues).toHaveLength(1);
    expect(JSON.stringify(issues)).not.toContain('13800138000');
  });

  it.each([
    [
      'front matter that is not there',
      { ...aFile('areas/china/2025/counselling/zh.md', undefined), syntaxError: { line: 1, message: 'front-matter' } },
    ],
    ['YAML that is broken', { ...aFile('areas/china/zhejiang/area.yaml', undefined), syntaxError: { line: 3, message: 'BAD_INDENT' } }],
  ])('leaves %s to those who read files', (_, file) => {
    expect(issuesOf([file])).toEqual([]);
  });

  it('does not complain of entries whose edition is there but refused', () => {
    const files = [aFile('areas/china/2030/edition.yaml', {}), aFile('areas/china/2030/vaccination/zh.md', { title: '甲' })];
    expect(issuesOf(files).every(({ file }) => file === files[0]!.path)).toBe(true);
  });

  it('does not complain of translations whose source is there but refused', () => {
    const files = [
      aFile('areas/china/2025/counselling/zh.md', { titel: '甲' }),
      aFile('areas/china/2025/counselling/en.md', { title: 'A' }),
    ];
    expect(issuesOf(files).every(({ file }) => file === files[0]!.path)).toBe(true);
  });

  it('has a nation even without divisions', () => {
    const { catalogue, issues } = aCatalogue({ editions: [edition], files: [aFile('divisions.json', 'nonsense')] });
    expect(issues.map(({ file }) => file)).toEqual(['divisions.json']);
    expect([...catalogue.areas.keys()]).toEqual(['china']);
    expect(areaIn(catalogue, 'china').editions).toHaveLength(1);
  });
});
