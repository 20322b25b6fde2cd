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

test.each([
  ['西湖区', '是不是浙江省杭州市西湖区（330106）、江西省南昌市西湖区（360103）？'],
  ['杭州市西胡区', '是不是浙江省杭州市西湖区（330106）？'],
  ['杭州', '是不是浙江省杭州市（330100）？'],
  ['hangzhou/xihu', '是不是浙江省杭州市西湖区（330106）？'],
  ['zhejiang/hangzhou/xihuu', '是不是浙江省杭州市西湖区（330106）？'],
])('%s is asked back by names that are answers', (words, hint) => {
  expect(find(words)).toBe(hint);
});

test('what is like nothing is not guessed', () => {
  expect(find('月球背面第三基地')).toBe('');
});
