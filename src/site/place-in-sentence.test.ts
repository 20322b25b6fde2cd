import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/source/read-content.ts';
import { placesOf, type PlaceTree } from './find-places.ts';
import { createPlaceReader } from './place-in-sentence.ts';

const { catalogue } = loadCatalogue(new URL('../../content', import.meta.url).pathname);
const treeBelow = (path: string): PlaceTree =>
  (catalogue.areas.get(path)?.children ?? []).flatMap((child) => {
    const area = catalogue.areas.get(child);
    if (!area) return [];
    const former = catalogue.aliases.filter(({ becomes }) => becomes.includes(area.code)).map(({ name }) => name);
    return [[area.slug, area.names.zh, treeBelow(child), former]] as PlaceTree;
  });
const read = createPlaceReader(placesOf(treeBelow('china')));
const words =
  readFileSync(new URL('../../content/lexicon/health-insurance.yaml', import.meta.url), 'utf8') + '公安 安居房 school vaccination long';
const isWord = (text: string): boolean => words.includes(text);
const placesIn = (sentence: string): string[] => read(sentence, isWord).places.map(({ path }) => path);

it.each([
  ['余杭打疫苗', ['zhejiang/hangzhou/yuhang'], '打疫苗'],
  ['打疫苗 余杭', ['zhejiang/hangzhou/yuhang'], '打疫苗'],
  ['我在杭州余杭，孩子上小学', ['zhejiang/hangzhou/yuhang'], '孩子上小学'],
  ['浙江省杭州市余杭区居住证', ['zhejiang/hangzhou/yuhang'], '居住证'],
  ['xiaoshan juzhuzheng', ['zhejiang/hangzhou/xiaoshan'], 'juzhuzheng'],
  ['yuhangdayimiao', ['zhejiang/hangzhou/yuhang'], 'dayimiao'],
  ['Vaccination in Yuhang District', ['zhejiang/hangzhou/yuhang'], 'vaccination in'],
  ['安徽户口，孩子在昆山读书', ['jiangsu/suzhou/kunshan'], '安徽户口,孩子 读书'],
  ['下城区租房', ['zhejiang/hangzhou/gongshu'], '租房'],
])('%s', (sentence, places, rest) => {
  const found = read(sentence, isWord);
  expect(found.places.map(({ path }) => path).toSorted()).toEqual(places.toSorted());
  expect(found.rest).toBe(rest);
});

it.each([
  '打疫苗',
  '合作医疗怎么交',
  '公安局在哪',
  '安居房',
  'juzhuzheng',
  'school',
  'how long does it take',
  '孩子不想活了',
  '我是河南人，没房子',
  '',
])('no place in “%s”', (sentence) => {
  const { places, rest } = read(sentence, isWord);
  expect(places).toEqual([]);
  expect(rest).toBe(sentence);
});

it('asks where one name stands for several places', () => {
  expect(placesIn('鼓楼打疫苗').length).toBeGreaterThan(3);
  expect(placesIn('南京鼓楼打疫苗')).toEqual(['jiangsu/nanjing/gulou']);
  expect(placesIn('鼓楼，南京')).toEqual(['jiangsu/nanjing/gulou']);
  expect(placesIn('在合作交社保')).toEqual(['gansu/gannan/hezuo']);
});
