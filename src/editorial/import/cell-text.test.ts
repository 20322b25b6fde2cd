import { describe, expect, it } from 'vitest';
import { lineOf, nameOf, readItemNumber, saysNothing, sentencesOf, squash, unwrap, widthOfLines } from './cell-text.ts';

describe('the sentences of a cell', () => {
  it.each<[string, string[]]>([
    ['免费接种。', ['免费接种。']],
    ['1.就近入园。\n2.学前资助。', ['就近入园。', '学前资助。']],
    ['1.就近入园。2.学前资助。', ['就近入园。', '学前资助。']],
    ['（1）就近入园；（2）学前资助。', ['就近入园；', '学前资助。']],
    ['①就近入园\n②学前资助', ['就近入园', '学前资助']],
    ['•体检\n•访视', ['体检', '访视']],
    // Broken for want of room: inside a sentence, a number, a bracket.
    ['由居住地社区卫生服务中心\n提供健康体检。', ['由居住地社区卫生服务中心提供健康体检。']],
    ['每人每月２\n７４４元', ['每人每月2744元']],
    ['持居住证（含\n电子证）的', ['持居住证（含电子证）的']],
    ['持居住证，\n在居住地参保', ['持居住证，在居住地参保']],
    // Broken because the office meant it.
    ['体检\n疫苗接种\n家庭医生签约', ['体检', '疫苗接种', '家庭医生签约']],
    ['就近入园。\n学前资助。', ['就近入园。', '学前资助。']],
    // Numbers that are no list.
    ['3、4岁儿童', ['3、4岁儿童']],
    ['提高2.5倍', ['提高2.5倍']],
    ['民发〔2024〕35号第1.条', ['民发〔2024〕35号第1.条']],
  ])('%j', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });
});

it('a name that was wrapped has no sign added; a line has one where two sentences meet', () => {
  expect(nameOf('随迁子女接受\n义务教育')).toBe('随迁子女接受义务教育');
  expect(lineOf('3岁以下婴幼儿\n孕产妇')).toBe('3岁以下婴幼儿；孕产妇');
});

it('tells from a whole column whether lines were broken for want of room', () => {
  const narrow = ['有需求的流动儿\n童', '家庭经济困难的\n流动儿童', '流动儿童父母或\n者其他监护人'];
  expect(widthOfLines(narrow)).toBe(7);
  expect(narrow.map((text) => unwrap(text, 7))).toEqual(['有需求的流动儿童', '家庭经济困难的流动儿童', '流动儿童父母或者其他监护人']);
  expect(widthOfLines(['婴幼儿\n孕产妇和新生儿母亲', '学生\n家长', '儿童\n监护人和其他家人'])).toBeUndefined();
  expect(unwrap('一行\n两行', undefined)).toBe('一行\n两行');
});

it.each([
  ['１', 1],
  ['1.', 1],
  ['（12）', 12],
  ['③', 3],
  ['1\n0', 10],
  ['二十一', 21],
  ['十', 10],
  ['3.0', 3],
  ['第5项', 5],
  ['1.2', undefined],
  ['新增', undefined],
  ['', undefined],
])('the number %j is %s', (text, number) => {
  expect(readItemNumber(text)).toBe(number);
});

it.each(['无', '—', '/', ' - ', '无。', ''])('%j says nothing', (text) => {
  expect(saysNothing(text)).toBe(true);
  expect(saysNothing(`${text}免费`)).toBe(false);
});

it('compares names without blanks, signs and width', () => {
  expect(squash(' ０—６岁 “健康”\u200b管理')).toBe(squash('0-6岁健康 管理'));
});
