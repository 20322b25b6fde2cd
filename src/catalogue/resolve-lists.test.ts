import { describe, expect, it } from 'vitest';
import { aCatalogue, anArea, anEdition, anItem, areaIn, entitlementIn, listIn } from '../../tests/support/build-catalogue.ts';
import { areaWithPages, hasOwnRecord, resolveLists } from './resolve-lists.ts';

const day = '2025-06-01';
const money = (value: number) => ({ value, unit: 'CNY/month' as const, better: 'higher' as const });
const { catalogue } = aCatalogue({
  editions: [
    anEdition({
      items: {
        'rent-subsidy': anItem({
          title: '租房补贴',
          category: 'housing',
          values: { amount: money(100) },
          valueLabels: { amount: '金额', wait: '等待' },
        }),
        counselling: anItem({ title: '心理服务', category: 'health' }),
      },
    }),
  ],
  areas: [
    anArea('zhejiang', {
      editions: [
        anEdition({
          items: {
            'rent-subsidy': anItem({ values: { amount: money(200) }, valueLabels: { amount: '浙江金额' } }),
            'bus-travel': anItem({ title: '乘车', category: 'development' }),
            'summer-care': anItem({ title: '暑托', category: 'education' }),
            'never-granted': anItem({ title: '没有的', offered: false }),
          },
        }),
      ],
      children: [
        anArea('hangzhou', {
          editions: [
            anEdition({
              ended: ['bus-travel', 'counselling', 'unknown-thing'],
              items: { 'summer-care': anItem({ offered: false, reason: '没有场地' }), 'rent-subsidy': anItem({ offered: false }) },
            }),
          ],
          children: [anArea('xihu'), anArea('gongshu', { statement: { note: { zh: '有话说' } } })],
        }),
      ],
    }),
  ],
});
const idsIn = (path: string): string[] => listIn(catalogue, path, day).entitlements.map(({ id }) => id);

describe('resolving lists', () => {
  it('lays what an area states over what it inherits, field by field, each with its origin', () => {
    const { fields, values } = entitlementIn(catalogue, 'china/zhejiang', day, 'rent-subsidy');
    expect(fields.title).toMatchObject({ value: '租房补贴', origin: { area: 'china' } });
    expect(values['amount']).toMatchObject({ value: money(200), origin: { area: 'china/zhejiang' } });
  });

  it('joins labels by id, for they go with their values', () => {
    expect(entitlementIn(catalogue, 'china/zhejiang', day, 'rent-subsidy').fields.valueLabels?.value).toEqual({
      amount: '浙江金额',
      wait: '等待',
    });
  });

  it('lets an area add', () => {
    expect(idsIn('china')).toEqual(['counselling', 'rent-subsidy']);
    expect(idsIn('china/zhejiang')).toEqual(['summer-care', 'counselling', 'rent-subsidy', 'bus-travel']);
  });

  it('lets an area end or refuse what the province added, for itself and below, never what the nation lists', () => {
    expect(idsIn('china/zhejiang/hangzhou')).toEqual(['counselling', 'rent-subsidy']);
    expect(idsIn('china/zhejiang/hangzhou/xihu')).toEqual(['counselling', 'rent-subsidy']);
  });

  it('leaves an entry out where it says that it does not apply, but for what the nation lists', () => {
    const sketch = (exceptIn?: string[]) => ({
      editions: [anEdition({ items: { vaccination: anItem({ title: '接种', category: 'health', ...(exceptIn ? { exceptIn } : {}) }) } })],
      areas: [
        anArea('zhejiang', {
          editions: [
            anEdition({
              items: { 'points-enrolment': anItem({ title: '积分入学', category: 'education', ...(exceptIn ? { exceptIn } : {}) }) },
            }),
          ],
          children: [anArea('hangzhou'), anArea('ningbo')],
        }),
      ],
    });
    const { code } = areaIn(aCatalogue(sketch()).catalogue, 'china/zhejiang/hangzhou');
    const { catalogue: excepting } = aCatalogue(sketch([code]));
    const ids = (path: string) => listIn(excepting, path, day).entitlements.map(({ id }) => id);
    expect(ids('china/zhejiang/hangzhou')).toEqual(['vaccination']);
    expect(ids('china/zhejiang/ningbo')).toEqual(['points-enrolment', 'vaccination']);
  });

  it('lists nothing on a day before any edition', () => {
    expect([...resolveLists(catalogue, '2024-12-31').values()].flatMap(({ entitlements }) => entitlements)).toEqual([]);
  });
});

describe('areas with pages of their own', () => {
  it('are the nation and those that have an edition or a word to say', () => {
    const withPages = [...catalogue.areas.values()].filter(hasOwnRecord).map(({ path }) => path);
    expect(withPages.toSorted()).toEqual(['china', 'china/zhejiang', 'china/zhejiang/hangzhou', 'china/zhejiang/hangzhou/gongshu']);
    expect(hasOwnRecord(areaIn(aCatalogue().catalogue, 'china'))).toBe(true);
  });

  it('are found upwards, the area itself included', () => {
    expect(areaWithPages(catalogue, 'china/zhejiang/hangzhou/xihu').path).toBe('china/zhejiang/hangzhou');
    expect(areaWithPages(catalogue, 'china/zhejiang/hangzhou/gongshu').path).toBe('china/zhejiang/hangzhou/gongshu');
    expect(() => areaWithPages(catalogue, 'china/nowhere')).toThrow(RangeError);
  });
});
