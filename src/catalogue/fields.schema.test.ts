import { describe, expect, it } from 'vitest';
import { annualDaySchema, daySchema, idSchema, officialUrlSchema, phoneSchema, textSchema } from './fields.schema.ts';

const accepts = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown): boolean =>
  schema.safeParse(value).success;

describe('fields', () => {
  it.each([
    ['id', idSchema, 'compulsory-education', ['Compulsory', 'a--b', '-a', 'a_b', '', 'constructor', '__proto__']],
    ['day', daySchema, '2024-02-29', ['2025-02-29', '2025-2-1', '2025/02/01', '2025-13-01', 20250201]],
    ['annual day', annualDaySchema, '08-31', ['8-31', '00-10', '13-01', '08-32']],
    ['text', textSchema, '打疫苗', ['', ' 打疫苗', '打疫苗\n', '打\u202E疫苗', '打\u0000疫苗']],
    ['office phone', phoneSchema, '0571-89586389', ['13800138000', '89586389', '0571 89586389', '１２３４５']],
    [
      'official address',
      officialUrlSchema,
      'https://www.hangzhou.gov.cn/x',
      ['https://gov.cn.example.com/', 'javascript:alert(1)', 'https://example.com/'],
    ],
  ])('%s: takes what is well formed, refuses the rest', (_, schema, good, bad) => {
    expect(accepts(schema, good)).toBe(true);
    expect(bad.filter((value) => accepts(schema, value))).toEqual([]);
  });

  it.each(['12345', '110', '12355', '400-123-4567', '010-12345678-801'])('takes the number %s', (number) => {
    expect(accepts(phoneSchema, number)).toBe(true);
  });
});
