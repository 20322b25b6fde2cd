import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DivisionRow, districtsOf } from './districts.ts';

const { divisions, aliases } = JSON.parse(readFileSync(new URL('../../content/divisions.json', import.meta.url), 'utf8')) as {
  divisions: { code: string; parent: string; slug: string; names: { zh: string; en?: string; ug?: string } }[];
  aliases: { name: string; becomes: string[] }[];
};
const rows = divisions.map(({ code, parent, slug, names: { zh, en = '', ug = '' } }): DivisionRow => [code, parent, slug, zh, en, ug]);
const places = districtsOf(
  rows,
  aliases.map(({ name, becomes }) => [name, becomes]),
);
const lines = (typed: string): string[] => places.find(typed).map((code) => places.lineOf(code, 'zh'));

describe('a district in a family’s own words', () => {
  it.each([
    ['太康县', ['河南省 周口市 太康县']],
    ['太康', ['河南省 周口市 太康县']],
    ['周口太康', ['河南省 周口市 太康县']],
    ['河南省周口市太康县', ['河南省 周口市 太康县']],
    ['河南太康县', ['河南省 周口市 太康县']],
    ['河南 周口 太康', ['河南省 周口市 太康县']],
    ['杭州西湖区', ['浙江省 杭州市 西湖区']],
    ['浙江西湖', ['浙江省 杭州市 西湖区']],
    ['西湖区', ['浙江省 杭州市 西湖区', '江西省 南昌市 西湖区']],
    ['昆山', ['江苏省 苏州市 昆山市']],
    ['北京朝阳', ['北京市 朝阳区']],
    ['东莞', ['广东省 东莞市']],
    ['kunshan', ['江苏省 苏州市 昆山市']],
    ['HANGZHOU xihu', ['浙江省 杭州市 西湖区']],
    ['330106', ['浙江省 杭州市 西湖区']],
    ['宣武区', ['北京市 西城区']],
    ['伊通县', []],
    ['伊通', ['吉林省 四平市 伊通满族自治县']],
    ['湖北恩施来凤', ['湖北省 恩施土家族苗族自治州 来凤县']],
    ['榆树', ['吉林省 长春市 榆树市']],
  ] as [string, string[]][])('%s', (typed, expected) => {
    expect(lines(typed)).toEqual(expected);
  });

  it('is each of a city’s where only the city is named', () => {
    expect(lines('杭州市')).toHaveLength(13);
    expect(lines('杭州市')).toContain('浙江省 杭州市 淳安县');
  });

  it('is none where the words mean nothing, or too much stands before', () => {
    for (const typed of ['', '   ', '亚特兰蒂斯', '湖南太康县', '990101', '330100', '000000', '我住在太康县', '县', '区', 'a'.repeat(60)]) {
      expect(lines(typed)).toEqual([]);
    }
  });

  it('finds every district by its whole line, and nothing else', () => {
    const codes = rows.map(([code]) => code).filter(places.has);
    expect(codes.length).toBeGreaterThan(2840);
    const wrong = codes.filter((code) => places.find(places.lineOf(code, 'zh')).join() !== code);
    expect(wrong.map((code) => places.lineOf(code, 'zh'))).toEqual([]);
  });
});
