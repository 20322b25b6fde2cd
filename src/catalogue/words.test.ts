import { describe, expect, it } from 'vitest';
import { aCatalogue, anArea, anEdition, anItem, entitlementIn } from '../../tests/support/build-catalogue.ts';
import { labelOf, wordsOf } from './words.ts';

const { catalogue } = aCatalogue({
  editions: [
    anEdition({
      items: {
        vaccination: anItem(
          {
            title: '预防接种',
            plain: '孩子可以免费打疫苗',
            who: '所有孩子',
            valueLabels: { free: '免费疫苗', visits: '上门次数' },
            windowLabels: { autumn: '秋季' },
          },
          {
            en: {
              title: 'Vaccination',
              plain: 'Vaccines are free',
              reviewed: true,
              valueLabels: { free: 'Free vaccines', visits: 'Visits' },
            },
            ug: { title: 'ئەملەش', translates: '000000000000' },
          },
        ),
      },
    }),
  ],
  areas: [
    anArea('zhejiang', {
      editions: [
        anEdition({
          items: {
            vaccination: anItem({ plain: '在浙江免费打疫苗', valueLabels: { free: '省里的免费疫苗' } }, { en: { title: 'Never shown' } }),
          },
        }),
      ],
    }),
  ],
});
const basic = entitlementIn(catalogue, 'china', '2025-06-01', 'vaccination');
const local = entitlementIn(catalogue, 'china/zhejiang', '2025-06-01', 'vaccination');

describe('wordsOf', () => {
  it('gives the source as it is, neither stale nor unreviewed', () => {
    expect(wordsOf(basic, 'title', 'zh')).toMatchObject({ value: '预防接种', locale: 'zh', stale: false, reviewed: true });
  });

  it('gives a translation, and whether a translator has checked it', () => {
    expect(wordsOf(basic, 'title', 'en')).toMatchObject({ value: 'Vaccination', locale: 'en', stale: false, reviewed: true });
    expect(wordsOf(basic, 'title', 'ug')).toMatchObject({ locale: 'ug', reviewed: false });
  });

  it('marks a translation of what the Chinese used to say', () => {
    expect(wordsOf(basic, 'title', 'ug')).toMatchObject({ value: 'ئەملەش', stale: true });
  });

  it('takes a translation without a stamp for stale', () => {
    const { catalogue: unstamped } = aCatalogue({
      editions: [anEdition({ items: { vaccination: anItem({ title: '预防接种' }) } })],
      files: [{ path: 'areas/china/2025/vaccination/en.md', text: '', data: { title: 'Vaccination' }, body: '', bodyLine: 1 }],
    });
    expect(wordsOf(entitlementIn(unstamped, 'china', '2025-06-01', 'vaccination'), 'title', 'en')).toMatchObject({
      locale: 'en',
      stale: true,
    });
  });

  it('falls back to Chinese and says so, field by field', () => {
    expect(wordsOf(basic, 'who', 'en')).toMatchObject({ value: '所有孩子', locale: 'zh', stale: false, reviewed: true });
    expect(wordsOf(basic, 'plain', 'ug')).toMatchObject({ value: '孩子可以免费打疫苗', locale: 'zh' });
  });

  it('never mixes the words of two areas: what is restated below and not translated there is Chinese', () => {
    expect(wordsOf(local, 'plain', 'en')).toMatchObject({ value: '在浙江免费打疫苗', locale: 'zh' });
    expect(wordsOf(local, 'plain', 'en')?.origin.area).toBe('china/zhejiang');
  });

  it('translates an inherited field from where it is stated, not from the entry below', () => {
    expect(wordsOf(local, 'title', 'en')).toMatchObject({ value: 'Vaccination', locale: 'en' });
  });

  it('is undefined where nobody states the field', () => {
    expect(wordsOf(local, 'cost', 'en')).toBeUndefined();
  });
});

describe('labelOf', () => {
  it('gives the label in the language asked', () => {
    expect(labelOf(basic, 'valueLabels', 'free', 'en')).toEqual({ text: 'Free vaccines', locale: 'en' });
    expect(labelOf(basic, 'valueLabels', 'free', 'zh')).toEqual({ text: '免费疫苗', locale: 'zh' });
  });

  it('falls back to Chinese and says so', () => {
    expect(labelOf(basic, 'valueLabels', 'free', 'ug')).toEqual({ text: '免费疫苗', locale: 'zh' });
    expect(labelOf(basic, 'windowLabels', 'autumn', 'en')).toEqual({ text: '秋季', locale: 'zh' });
  });

  it('prefers the nearest area that names the value, and looks further up for the others', () => {
    expect(labelOf(local, 'valueLabels', 'free', 'en')).toEqual({ text: '省里的免费疫苗', locale: 'zh' });
    expect(labelOf(local, 'valueLabels', 'visits', 'en')).toEqual({ text: 'Visits', locale: 'en' });
  });

  it('is undefined for a value that nobody names', () => {
    expect(labelOf(local, 'valueLabels', 'unknown', 'zh')).toBeUndefined();
    expect(labelOf(local, 'windowLabels', 'unknown', 'zh')).toBeUndefined();
  });
});
