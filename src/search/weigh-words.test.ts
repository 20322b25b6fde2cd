import { describe, expect, it } from 'vitest';
import { closeUp, weighWords } from './weigh-words.ts';

describe('closeUp', () => {
  it.each([
    ['房东要赶我们走', '房东赶走'],
    ['孩子打疫苗', '打疫苗'],
    ['我家的工地', '家工地'],
    ['想不开', '想不开'],
    ['孩子丢了', '孩子丢了'],
    ['怎么办', '怎么办'],
    ['', ''],
  ])('%s becomes %s', (text, closed) => {
    expect(closeUp(text)).toBe(closed);
  });

  it('is the same again', () => {
    for (const text of ['请问一下我的孩子打疫苗去哪里', '没有居住证能上学吗']) expect(closeUp(closeUp(text))).toBe(closeUp(text));
  });
});

it('what is missing counts less than what is asked for', () => {
  const weights = weighWords('没有居住证能上学吗');
  expect(weights[2]).toBeLessThan(weights[6] ?? 0);
});
