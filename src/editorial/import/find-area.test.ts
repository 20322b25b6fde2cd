import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../catalogue/source/read-content.ts';
import { findArea } from './find-area.ts';

const { catalogue } = loadCatalogue(join(import.meta.dirname, '../../../content'));
const find = (words: string) => {
  const area = findArea(catalogue, words);
  return 'hint' in area ? area.hint.zh : area.path;
};

test.each([
  ['330106', 'china/zhejiang/hangzhou/xihu'],
  ['zhejiang/hangzhou/xihu', 'china/zhejiang/hangzhou/xihu'],
  ['china/zhejiang/hangzhou/xihu/', 'china/zhejiang/hangzhou/xihu'],
  ['杭州市西湖区', 'china/zhejiang/hangzhou/xihu'],
  ['浙江省杭州市西湖区', 'china/zhejiang/hangzhou/xihu'],
  ['浙江省 杭州市', 'china/zhejiang/hangzhou'],
  ['北京市海淀区', 'china/beijing/haidian'],
  ['拱墅区', 'china/zhejiang/hangzhou/gongshu'],
  ['浙江省', 'china/zhejiang'],
])('%s', (words, path) => {
  expect(find(words)).toBe(path);
});

test('a name that several have is asked back', () => {
  expect(find('西湖区')).toMatch(/是不是 .*hangzhou\/xihu.*nanchang\/xihu|nanchang\/xihu.*hangzhou\/xihu/u);
});
