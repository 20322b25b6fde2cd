import { describe, expect, it } from 'vitest';
import { aCatalogue, anArea, anEdition, anItem } from '../../tests/support/build-catalogue.ts';
import { entriesByDocument } from './documents.ts';

const value = (document: string, clause?: string) => ({
  value: 1,
  unit: 'CNY' as const,
  better: 'higher' as const,
  basis: { document, ...(clause === undefined ? {} : { clause }) },
});
const { catalogue } = aCatalogue({
  editions: [
    anEdition({ year: '2024', items: { vaccination: anItem({ basis: [{ document: 'law', clause: '3' }] }) } }),
    anEdition({
      year: '2025',
      items: {
        vaccination: anItem({ basis: [{ document: 'law', clause: '3' }, { document: 'law', clause: '4' }, { document: 'notice' }] }),
        'rent-subsidy': anItem({ values: { amount: value('law', '9'), more: value('law', '9') } }),
      },
    }),
  ],
  areas: [anArea('zhejiang', { editions: [anEdition({ items: { vaccination: anItem({ basis: [{ document: 'law', clause: '3' }] }) } })] })],
});
const entries = entriesByDocument(catalogue);
const of = (document: string) => entries.get(document)?.map(({ item, clause }) => `${item.area} ${item.year} ${item.id} ${clause ?? '-'}`);

describe('entriesByDocument', () => {
  it('finds each entry and clause once, through its own basis and that of its numbers', () => {
    expect(of('law')?.toSorted()).toEqual([
      'china 2024 vaccination 3',
      'china 2025 rent-subsidy 9',
      'china 2025 vaccination 3',
      'china 2025 vaccination 4',
      'china/zhejiang 2025 vaccination 3',
    ]);
  });

  it('goes down the tree: the nation first, older editions first', () => {
    expect(of('law')?.at(0)).toBe('china 2024 vaccination 3');
    expect(of('law')?.at(-1)).toBe('china/zhejiang 2025 vaccination 3');
  });

  it('knows a basis without a clause, and nothing of a document that nobody cites', () => {
    expect(of('notice')).toEqual(['china 2025 vaccination -']);
    expect(of('other')).toBeUndefined();
  });
});
