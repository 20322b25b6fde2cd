import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sampleOf, seed } from '../../tests/support/built-site.ts';
import { areaIn } from '../../tests/support/build-catalogue.ts';
import { assembleCatalogue } from '../catalogue/assemble-catalogue.ts';
import { parseContentFile, shortDigest } from '../catalogue/source/read-content.ts';
import { findPlaces, placesOf, type PlaceTree } from './find-places.ts';

const tree: PlaceTree = [
  ['jilin', '吉林省', [['jilin', '吉林市', [['chuanying', '船营区']]]]],
  [
    'zhejiang',
    '浙江省',
    [
      [
        'hangzhou',
        '杭州市',
        [
          ['xihu', '西湖区'],
          ['gongshu', '拱墅区', 0, ['下城区', '江干区']],
        ],
      ],
    ],
  ],
  ['jiangsu', '江苏省', [['suzhou', '苏州市', [['kunshan', '昆山市']]]]],
  ['guangdong', '广东省', [['guangzhou', '广州市', [['zengcheng', '增城区', 0, ['增城市']]]]]],
  ['hubei', '湖北省', [['wuhan', '武汉市', [['dongxihu', '东西湖区']]]]],
  [
    'shaanxi',
    '陕西省',
    [
      [
        'xian',
        '西安市',
        [
          ['yanta', '雁塔区'],
          ['xincheng', '新城区'],
        ],
      ],
    ],
  ],
  [
    'hebei',
    '河北省',
    [
      [
        'shijiazhuang',
        '石家庄市',
        [
          ['jingxing-xian', '井陉县'],
          ['jingxing-kuangqu', '井陉矿区'],
        ],
      ],
    ],
  ],
];
const places = placesOf(tree);
const found = (typed: string): string[] => findPlaces(places, typed).map(({ path }) => path);
const first = (typed: string): string | undefined => found(typed)[0];

const xihu = 'zhejiang/hangzhou/xihu';
const gongshu = 'zhejiang/hangzhou/gongshu';
const kunshan = 'jiangsu/suzhou/kunshan';
const zengcheng = 'guangdong/guangzhou/zengcheng';

describe('placesOf', () => {
  it('is flat, parents before children, each with its line of names and its former ones', () => {
    expect(places.slice(3, 7).map(({ path, label, depth }) => [path, label, depth])).toEqual([
      ['zhejiang', '浙江省', 0],
      ['zhejiang/hangzhou', '浙江省 杭州市', 1],
      [xihu, '浙江省 杭州市 西湖区', 2],
      [gongshu, '浙江省 杭州市 拱墅区（下城区、江干区）', 2],
    ]);
  });
});

describe('findPlaces', () => {
  it.each([
    ['西湖', xihu],
    ['西湖区', xihu],
    ['昆山', kunshan],
    ['增城', zengcheng],
    ['浙江省杭州市西湖区', xihu],
    ['浙江省杭州市', 'zhejiang/hangzhou'],
    ['杭州市 西湖区', xihu],
    ['西湖区文三路', xihu],
    ['xihu', xihu],
    ['zengcheng', zengcheng],
    ['kunshan', kunshan],
    ['kuns', kunshan],
    ['hangzhou xihu', xihu],
    ["xi'an", 'shaanxi/xian'],
    ['jingxing xian', 'hebei/shijiazhuang/jingxing-xian'],
    ['Jingxing-Kuangqu', 'hebei/shijiazhuang/jingxing-kuangqu'],
  ])('%s is %s', (typed, path) => {
    expect(first(typed)).toBe(path);
  });

  it.each([
    ['下城', gongshu],
    ['下城区', gongshu],
    ['江干', gongshu],
    ['增城市', zengcheng],
  ])('an abolished name leads to what it became: %s', (typed, path) => {
    expect(first(typed)).toBe(path);
  });

  it.each([
    ['blanks', ' 西 湖 '],
    ['an ideographic blank', '西湖\u3000区'],
    ['upper case', 'XiHu'],
    ['full-width letters', 'ｘｉｈｕ'],
    ['full-width upper case with blanks', ' ＸＩ ＨＵ '],
    ['syllables apart', 'xi-hu'],
  ])('takes %s', (_, typed) => {
    expect(first(typed)).toBe(xihu);
  });

  it('puts the whole name first, then names that begin so, then those that have it inside', () => {
    expect(found('西湖区')).toEqual([xihu, 'hubei/wuhan/dongxihu']);
    expect(found('xihu').slice(0, 2)).toEqual([xihu, 'hubei/wuhan/dongxihu']);
    expect(
      findPlaces(
        placesOf([
          ['a', '新西湖区'],
          ['b', '西湖新区'],
          ['c', '西湖'],
        ]),
        '西湖',
      ).map(({ slug }) => slug),
    ).toEqual(['c', 'b', 'a']);
  });

  it('puts the smaller place before the larger one of equal fit', () => {
    expect(found('jilin').slice(0, 2)).toEqual(['jilin/jilin', 'jilin']);
    expect(found('吉林').slice(0, 2)).toEqual(['jilin/jilin', 'jilin']);
  });

  it('lists what lies in a place after the place itself', () => {
    expect(found('杭州')).toEqual(['zhejiang/hangzhou', gongshu, xihu]);
  });

  it.each(['', '   ', '-', '火星', 'atlantis', '123', '<script>', '(', '\\'])('finds nothing for %j', (typed) => {
    expect(found(typed)).toEqual([]);
  });

  it('finds names in the languages of the other pages as they are shown there', () => {
    const english = placesOf([
      ['zhejiang', 'Zhejiang', [['hangzhou', 'Hangzhou', [['xihu', 'Xihu District']]]]],
      ['ningxia', 'Ningxia', [['yinchuan', 'يىنچۇەن شەھىرى']]],
    ]);
    expect(findPlaces(english, 'Xihu District')[0]?.path).toBe(xihu);
    expect(findPlaces(english, 'xihu dis')[0]?.path).toBe(xihu);
    expect(findPlaces(english, 'يىنچۇەن شەھىرى')[0]?.path).toBe('ningxia/yinchuan');
  });
});

describe(`every place of China (sampled, TEST_SEED=${seed})`, () => {
  const { catalogue } = assembleCatalogue(
    [parseContentFile('divisions.json', readFileSync('content/divisions.json', 'utf8'))],
    shortDigest,
  );
  const treeBelow = (path: string): PlaceTree =>
    areaIn(catalogue, path).children.map((child) => {
      const { slug, names } = areaIn(catalogue, child);
      return [slug, names.zh, treeBelow(child)];
    });
  const all = placesOf(treeBelow('china'));
  const sample = sampleOf(all, 60, seed);

  it('is in the tree', () => {
    expect(all).toHaveLength(catalogue.areas.size - 1);
  });

  it('is found first by its name, its pinyin and its line of names, but for namesakes', () => {
    const missed = sample.flatMap((place) => {
      const [byName, byPinyin, byLabel] = [place.name, place.slug, place.label].map((typed) => findPlaces(all, typed)[0]);
      return byName?.name === place.name && byPinyin?.slug.replaceAll('-', '') === place.slug.replaceAll('-', '') && byLabel === place
        ? []
        : [place.label];
    });
    expect(missed).toEqual([]);
  });
});
