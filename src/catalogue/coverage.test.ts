import { describe, expect, it } from 'vitest';
import { aCatalogue, anArea, anEdition, anItem, areaIn } from '../../tests/support/build-catalogue.ts';
import { coverageOf } from './coverage.ts';

const checked = (on: string) => anItem({ title: '预防接种', assured: { on, by: 'tongxiang' } });
const { catalogue } = aCatalogue({
  editions: [
    anEdition({
      items: { vaccination: checked('2024-06-01'), counselling: checked('2025-05-01'), 'rent-subsidy': anItem({ title: '租房' }) },
    }),
  ],
  areas: [
    anArea('zhejiang', {
      editions: [anEdition()],
      children: [
        anArea('hangzhou', {
          editions: [anEdition({ items: { vaccination: checked('2025-05-01') } })],
          children: [anArea('xihu', { editions: [anEdition({ items: { vaccination: checked('2024-05-31') } })] }), anArea('gongshu')],
        }),
      ],
    }),
    anArea('jiangsu', {
      children: [anArea('suzhou', { children: [anArea('kunshan', { editions: [anEdition({ to: '2025-06-30', hasList: false })] })] })],
    }),
    anArea('qinghai', { statement: { note: { zh: '还没有清单' } } }),
  ],
});
const on = (today: string) => {
  const coverage = coverageOf(catalogue, today);
  return Object.fromEntries(
    [...coverage].map(([path, { degree, below, entries, overdue }]) => [
      path.replace(/^china\//u, ''),
      { degree, below, entries, overdue },
    ]),
  );
};

describe('coverageOf', () => {
  it('says who publishes what, how much is below, and how much is overdue', () => {
    expect(on('2025-06-01')).toEqual({
      china: { degree: 3, below: 4, entries: 3, overdue: 0 },
      zhejiang: { degree: 3, below: 2, entries: 0, overdue: 0 },
      'zhejiang/hangzhou': { degree: 3, below: 1, entries: 1, overdue: 0 },
      'zhejiang/hangzhou/xihu': { degree: 3, below: 0, entries: 1, overdue: 1 },
      'zhejiang/hangzhou/gongshu': { degree: 0, below: 0, entries: 0, overdue: 0 },
      jiangsu: { degree: 1, below: 1, entries: 0, overdue: 0 },
      'jiangsu/suzhou': { degree: 1, below: 1, entries: 0, overdue: 0 },
      'jiangsu/suzhou/kunshan': { degree: 2, below: 0, entries: 0, overdue: 0 },
      qinghai: { degree: 0, below: 0, entries: 0, overdue: 0 },
    });
  });

  it('goes by the day: what has run out no longer counts, what has passed its check is overdue', () => {
    const later = on('2025-07-01');
    expect(later['jiangsu/suzhou/kunshan']).toMatchObject({ degree: 0 });
    expect(later['jiangsu']).toMatchObject({ degree: 0, below: 0 });
    expect(later['china']).toMatchObject({ below: 3, overdue: 1 });
  });

  it('finds nothing before the first edition', () => {
    expect(Object.values(on('2024-12-31')).every(({ degree, below }) => degree === 0 && below === 0)).toBe(true);
  });

  it('names the area and the edition in force', () => {
    const { area, edition } = coverageOf(catalogue, '2025-06-01').get('china/zhejiang')!;
    expect(area).toBe(areaIn(catalogue, 'china/zhejiang'));
    expect(edition?.file).toBe('areas/china/zhejiang/2025/edition.yaml');
  });
});
