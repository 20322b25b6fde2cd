import { describe, expect, it } from 'vitest';
import { aCatalogue, anArea, anEdition, anItem, entitlementIn } from '../../tests/support/build-catalogue.ts';
import { missingFields, neededFields } from './missing-fields.ts';

const of = (statement: Parameters<typeof anItem>[0]) =>
  entitlementIn(
    aCatalogue({ editions: [anEdition({ items: { vaccination: anItem({ title: '预防接种', ...statement }) } })] }).catalogue,
    'china',
    '2025-06-01',
    'vaccination',
  );

describe('missingFields', () => {
  it('names everything that a family needs where nothing is said, in a fixed order', () => {
    expect(missingFields(of({}), false)).toEqual([...neededFields]);
  });

  it('names nothing where all is said', () => {
    const complete = of({
      requiredDocuments: ['vaccination-booklet'],
      steps: ['带孩子去'],
      where: '社区卫生服务中心',
      cost: '免费',
      time: '当场',
      channels: [{ kind: 'phone', phone: '12345' }],
    });
    expect(missingFields(complete, false)).toEqual([]);
  });

  it.each(neededFields.filter((field) => field !== 'phone'))('names %s where it alone is missing', (field) => {
    const all = { requiredDocuments: ['vaccination-booklet'], steps: ['去'], where: '中心', cost: '免费', time: '当场' };
    const { [field]: _, ...rest } = all;
    expect(missingFields(of(rest), true)).toEqual([field]);
  });

  it('takes a counter, a school or a website for a place to go, but not a telephone', () => {
    expect(missingFields(of({ channels: [{ kind: 'counter', place: 'health-centre' }] }), true)).not.toContain('where');
    expect(missingFields(of({ channels: [{ kind: 'online', name: '浙里办' }] }), true)).not.toContain('where');
    expect(missingFields(of({ channels: [{ kind: 'phone', phone: '12345' }] }), true)).toContain('where');
  });

  it('takes a number of any channel, or of the office, for a telephone', () => {
    expect(missingFields(of({ channels: [{ kind: 'counter', phone: '12345' }] }), false)).not.toContain('phone');
    expect(missingFields(of({ channels: [{ kind: 'online', name: '浙里办' }] }), false)).toContain('phone');
    expect(missingFields(of({}), true)).not.toContain('phone');
  });

  it('counts what is inherited', () => {
    const { catalogue } = aCatalogue({
      editions: [anEdition({ items: { vaccination: anItem({ title: '预防接种', cost: '免费' }) } })],
      areas: [anArea('zhejiang', { editions: [anEdition({ items: { vaccination: anItem({ where: '接种门诊' }) } })] })],
    });
    const local = entitlementIn(catalogue, 'china/zhejiang', '2025-06-01', 'vaccination');
    expect(missingFields(local, false)).toEqual(['requiredDocuments', 'steps', 'time', 'phone']);
  });
});
