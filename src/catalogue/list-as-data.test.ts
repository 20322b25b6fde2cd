import { describe, expect, it } from 'vitest';
import { aCatalogue, aFile, anArea, anEdition, anItem, areaIn, listIn } from '../../tests/support/build-catalogue.ts';
import { listAsJson } from './list-as-data.ts';
import { areaWithPages } from './resolve-lists.ts';

const assured = { on: '2025-01-15', by: 'tongxiang' };
const contact = {
  id: 'desk',
  kind: 'office' as const,
  name: { zh: '民政局' },
  phone: '0571-12345678',
  source: { zh: '官网' },
  status: 'needs-check' as const,
  assured,
};
const papers = { lease: { names: { zh: '租房合同' } }, 'birth-certificate': { names: { zh: '出生医学证明' } } };
const { catalogue } = aCatalogue({
  files: [aFile('required-documents.yaml', papers)],
  editions: [
    anEdition({
      year: '2024',
      items: {
        'rent-subsidy': anItem(
          {
            title: '租房补贴',
            plain: '租房有补贴',
            category: 'housing',
            requiredDocuments: ['lease'],
            values: { amount: { value: 100, unit: 'CNY/month', better: 'higher' }, wait: { value: 30, unit: 'day', better: 'lower' } },
            valueLabels: { amount: '每月补贴', wait: '等待' },
            basis: [{ document: 'law', clause: '9' }],
            status: 'verified',
            assured,
          },
          { en: { title: 'Rent subsidy', valueLabels: { amount: 'Each month', wait: 'Waiting time' } } },
        ),
      },
    }),
  ],
  areas: [
    anArea('zhejiang', {
      names: { zh: '浙江省', en: 'Zhejiang' },
      statement: { contacts: [contact] },
      editions: [
        anEdition({
          year: '2025',
          title: { zh: '浙江清单' },
          document: 'notice',
          officialList: { items: 40, text: 'held' },
          items: {
            'rent-subsidy': anItem({
              plain: '在浙江租房有补贴',
              values: { amount: { value: 200, unit: 'CNY/month', better: 'higher' } },
              valueLabels: { amount: '浙江每月补贴' },
              status: 'needs-check',
              assured,
            }),
          },
        }),
      ],
      children: [anArea('hangzhou')],
    }),
  ],
});
const dataOf = (path: string) =>
  JSON.parse(
    listAsJson(areaIn(catalogue, path), listIn(catalogue, path, '2025-06-01'), areaWithPages(catalogue, path), catalogue.requiredDocuments),
  ) as Record<string, unknown>;

describe('listAsJson', () => {
  it('is the whole list: words, facts, who states them, and what they rest on', () => {
    const data = dataOf('china/zhejiang');
    expect(data['area']).toEqual({
      code: '010000',
      path: 'china/zhejiang',
      level: 'province',
      names: { zh: '浙江省', en: 'Zhejiang' },
      parent: 'china',
    });
    expect(data['contacts']).toEqual([contact]);
    expect(data['editions']).toMatchObject([
      {
        area: 'china/zhejiang',
        year: '2025',
        title: { zh: '浙江清单' },
        inForce: { from: '2025-01-01' },
        document: 'notice',
        officialList: { items: 40, text: 'held' },
      },
      { area: 'china', year: '2024', inForce: { from: '2024-01-01' } },
    ]);
    expect(data['entitlements']).toEqual([
      {
        id: 'rent-subsidy',
        words: {
          zh: { title: '租房补贴', plain: '在浙江租房有补贴', valueLabels: { amount: '浙江每月补贴', wait: '等待' } },
          en: { title: 'Rent subsidy', valueLabels: { wait: 'Waiting time' } },
        },
        category: 'housing',
        requiredDocuments: ['lease'],
        values: {
          amount: { value: 200, unit: 'CNY/month', better: 'higher', statedBy: 'china/zhejiang' },
          wait: { value: 30, unit: 'day', better: 'lower', statedBy: 'china' },
        },
        statedBy: { title: 'china', plain: 'china/zhejiang', category: 'china', requiredDocuments: 'china', valueLabels: 'china/zhejiang' },
        provenance: [
          { area: 'china/zhejiang', year: '2025', status: 'needs-check', assured },
          { area: 'china', year: '2024', basis: [{ document: 'law', clause: '9' }], status: 'verified', assured },
        ],
      },
    ]);
  });

  it('names the papers that it asks for, and no others', () => {
    expect(dataOf('china/zhejiang')['requiredDocuments']).toEqual({ lease: { zh: '租房合同' } });
  });

  it('has words only in the languages that they exist in', () => {
    const [{ words }] = dataOf('china')['entitlements'] as [{ words: object }];
    expect(Object.keys(words)).toEqual(['zh', 'en']);
  });

  it('names the area above whose entitlements an area has that states nothing, under its own name', () => {
    const [below, above] = [dataOf('china/zhejiang/hangzhou'), dataOf('china/zhejiang')];
    expect(below).not.toHaveProperty('entitlements');
    expect(below['sameAs']).toEqual({
      path: 'china/zhejiang',
      entitlements: (above['entitlements'] as { id: string }[]).map(({ id }) => id),
    });
    expect(below['area']).toMatchObject({ path: 'china/zhejiang/hangzhou', level: 'city', parent: 'china/zhejiang' });
    expect(below['contacts']).toEqual([]);
  });

  it('is valid JSON where there is nothing to list', () => {
    const { catalogue: empty } = aCatalogue();
    const data: unknown = JSON.parse(
      listAsJson(areaIn(empty, 'china'), listIn(empty, 'china', '2025-06-01'), areaIn(empty, 'china'), new Map()),
    );
    expect(data).toMatchObject({ editions: [], contacts: [], entitlements: [] });
  });
});
