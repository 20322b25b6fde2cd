import { expect, it } from 'vitest';
import { foldText } from './fold-text.ts';

const simplified = new Map([['預', '预']]);

it.each([
  ['Ｈｐｖ疫苗', 'hpv疫苗'],
  ['預防針', '预防針'],
  ['Where’s the Flu shot?', 'where’s the flu shot?'],
  ['nǚ', 'nu'],
  ['①', '1'],
  ['', ''],
])('%j becomes %j', (original, text) => {
  expect(foldText(original, simplified).text).toBe(text);
});

it('knows where each unit stood', () => {
  expect(foldText('ǚ㎡預', simplified)).toEqual({ text: 'um2预', at: [0, 1, 1, 2, 3] });
  expect(foldText('𠮷x').at).toEqual([0, 0, 2, 3]);
});
