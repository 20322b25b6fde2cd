import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/source/read-content.ts';
import { type EntitlementData, listAsJson, type ListData } from '../catalogue/list-as-data.ts';
import { areaWithPages, resolveLists } from '../catalogue/resolve-lists.ts';
import { compareLists, contactsOf } from './compare-lists.ts';

const { catalogue } = loadCatalogue(`${import.meta.dirname}/../../content`);
const lists = resolveLists(catalogue, '2026-11-21');
const dataOf = (path: string): ListData =>
  JSON.parse(
    listAsJson(catalogue.areas.get(path)!, lists.get(path)!, areaWithPages(catalogue, path), catalogue.requiredDocuments),
  ) as ListData;
const hangzhou = dataOf('china/zhejiang/hangzhou').entitlements!;
const zengcheng = dataOf('china/guangdong/guangzhou/zengcheng').entitlements!;
const nation = dataOf('china').entitlements!;
const ids = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id);

describe('compareLists', () => {
  it('a place is the same as itself', () => {
    expect(compareLists(hangzhou, hangzhou, 'zh')).toEqual({ gained: [], lost: [], different: [], same: hangzhou.length });
  });

  it('what is gained one way is lost the other; every entry is told once', () => {
    const [there, back] = [compareLists(hangzhou, zengcheng, 'zh'), compareLists(zengcheng, hangzhou, 'zh')];
    expect(ids(there.gained).sort()).toEqual(ids(back.lost).sort());
    expect(ids(there.lost).sort()).toEqual(ids(back.gained).sort());
    expect(ids(there.different).sort()).toEqual(ids(back.different).sort());
    expect(there.gained.length + there.different.length + there.same).toBe(zengcheng.length);
    expect(there.lost.length + there.different.length + there.same).toBe(hangzhou.length);
    expect(ids(compareLists(nation, hangzhou, 'zh').lost)).toEqual([]);
  });

  const entitlement = (facts: Partial<EntitlementData>): EntitlementData[] => [
    { id: 'rent', words: { zh: { title: '租房补贴' } }, values: {}, statedBy: {}, provenance: [], ...facts },
  ];
  const value = (amount: number, better: 'higher' | 'lower' = 'higher', unit: 'CNY/month' | 'day' = 'CNY/month') => ({
    amount: { value: amount, unit, better, statedBy: 'china' },
  });
  it('says of a figure which place is better, and nothing where the two cannot be compared', () => {
    const better = (...[before, after]: [Partial<EntitlementData>, Partial<EntitlementData>]): unknown => {
      const [difference] = compareLists(entitlement(before), entitlement(after), 'zh').different[0]!.differences;
      return difference?.kind === 'value' && difference.isBetter;
    };
    expect(better({ values: value(100) }, { values: value(200) })).toBe(true);
    expect(better({ values: value(200) }, { values: value(100) })).toBe(false);
    expect(better({ values: value(30, 'lower') }, { values: value(20, 'lower') })).toBe(true);
    expect(better({ values: value(30, 'lower') }, { values: value(30, 'lower', 'day') })).toBeUndefined();
    expect(better({}, { values: value(30) })).toBeUndefined();
    expect(better({ values: value(30) }, {})).toBeUndefined();
  });

  it('sees ages, requirements, papers and conditions, in whichever order they are written', () => {
    const kinds = (before: Partial<EntitlementData>, after: Partial<EntitlementData>): string[] =>
      compareLists(entitlement(before), entitlement(after), 'zh').different.flatMap(({ differences }) =>
        differences.map(({ kind }) => kind),
      );
    const audience = { group: 'migrant', for: 'child' } as const;
    expect(kinds({ audience: { ...audience, ages: { from: 3, under: 7 } } }, { audience })).toEqual(['ages']);
    expect(kinds({ requires: ['points', 'insured'] }, { requires: ['insured', 'points'] })).toEqual([]);
    expect(kinds({ requires: ['points'] }, {})).toEqual(['requires']);
    expect(kinds({ requiredDocuments: ['lease'] }, { requiredDocuments: ['lease', 'residence-permit'] })).toEqual(['requiredDocuments']);
    expect(kinds({}, { words: { zh: { title: '租房补贴', conditions: ['要等'] } } })).toEqual(['conditions']);
  });

  it('tells conditions in the reader’s language where both places have them in it, else both in Chinese', () => {
    const place = (zh: string, ug?: string): EntitlementData[] =>
      entitlement({ words: { zh: { title: '租房补贴', conditions: [zh] }, ...(ug === undefined ? {} : { ug: { conditions: [ug] } }) } });
    const told = (before: EntitlementData[], after: EntitlementData[]) => compareLists(before, after, 'ug').different[0]?.differences[0];
    expect(told(place('甲', 'a'), place('乙', 'b'))).toEqual({ kind: 'conditions', before: ['a'], after: ['b'], locale: 'ug' });
    expect(told(place('甲', 'a'), place('乙'))).toEqual({ kind: 'conditions', before: ['甲'], after: ['乙'], locale: 'zh' });
  });

  it('gives the offices of the new place that have a number, each once', () => {
    const own = dataOf('china/zhejiang/hangzhou');
    const phones = contactsOf([own, own]).map(({ phone }) => phone);
    expect(phones.length).toBeGreaterThan(0);
    expect(new Set(phones).size).toBe(phones.length);
  });
});
