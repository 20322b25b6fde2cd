import { expect, it } from 'vitest';
import { parseContentFile } from '../catalogue/source/read-content.ts';
import { serviceTypes } from '../catalogue/vocabulary.ts';
import { assembleLexicon } from './assemble-lexicon.ts';
import { urgentKinds } from './lexicon.schema.ts';
import { readContentLexicon } from './source/read-content-lexicon.ts';

const file = (name: string, text: string) => parseContentFile(`lexicon/${name}.yaml`, text);
const kinds = urgentKinds.map((kind) => `${kind}: {zh: [急]}`).join('\n');

it('joins types, urgent kinds and what is not here, in a fixed order, folded, without doubles', () => {
  const { groups, issues } = assembleLexicon([
    file('not-here', 'zh: [驾照]'),
    file('urgent', kinds),
    file(
      'vaccination',
      'head: [疫苗, 打疫苗, 接种]\nzh: [打 疫 苗, ＨＰＶ, 接种]\ndialect: [打针针]\nindirect: [本子丢了，学校不收]\nen: [Flu-Shot]\nug: [ۋاكسىنا]',
    ),
  ]);
  expect(issues).toEqual([]);
  expect(groups.map(({ name }) => name)).toEqual(['vaccination', ...urgentKinds.map((kind) => `urgent:${kind}`), 'not-here']);
  expect(groups[0]).toEqual({
    name: 'vaccination',
    chinese: ['疫苗', '打疫苗', '接种', 'hpv', '打针针'],
    sentences: ['本子丢了，学校不收'],
    english: ['flu shot'],
    uyghur: ['ۋاكسىنا'],
  });
});

it('reports what the schema refuses, and leaves the file out', () => {
  const { groups, issues } = assembleLexicon([file('vaccination', 'head: [疫苗]\nzh: [打针]\nwords: [x]')]);
  expect(groups).toEqual([]);
  expect(issues.map(({ at, code }) => [at.join('.'), code])).toEqual([
    ['head', 'too_small'],
    ['', 'unrecognized_keys'],
  ]);
});

it('every service type, every urgent kind and what is not here have their words', () => {
  expect(readContentLexicon('content').map(({ name }) => name)).toEqual([
    ...serviceTypes,
    ...urgentKinds.map((kind) => `urgent:${kind}`),
    'not-here',
  ]);
});
