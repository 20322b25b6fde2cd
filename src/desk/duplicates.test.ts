import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordOf, someRecords } from '../../tests/support/desk-records.ts';
import type { Declaration } from '../declaration/declaration.schema.ts';
import { isNear, likelyDuplicates } from './duplicates.ts';

const familyOf = (phone: string, ...children: [name: string | undefined, born: string][]): Partial<Declaration> => ({
  contact: { name: '王', relation: 'mother', phone },
  children: children.map(([name, born]) => ({
    ...(name === undefined ? {} : { name }),
    born,
    household: 'not-registered',
    since: '2024-09',
    livesWith: 'mother',
  })),
});
const found = (one: Partial<Declaration>, other: Partial<Declaration>) =>
  likelyDuplicates([recordOf('A', { declaration: one }), recordOf('B', { declaration: other })]).flatMap(({ likenesses }) => likenesses);

describe('two declarations', () => {
  it.each([
    ['the same phone', familyOf('13800138000', ['甲', '2018-05']), familyOf('13800138000', ['乙', '2011-01']), ['same-phone']],
    ['the same child', familyOf('13800138000', ['王小明', '2018-05']), familyOf('13900139000', ['王 小明', '2018-05']), ['same-child']],
    ['the dot left out', familyOf('1', ['阿卜杜拉·买买提', '2018-05']), familyOf('2', ['阿卜杜拉买买提', '2018-05']), ['same-child']],
    ['a pet name', familyOf('1', ['小明', '2018-05']), familyOf('2', ['王小明', '2018-05']), ['near-child']],
    ['one wrong sign', familyOf('1', ['王小明', '2018-05']), familyOf('2', ['王晓明', '2018-05']), ['near-child']],
    ['both', familyOf('1', ['王小明', '2018-05']), familyOf('1', ['王小明', '2018-05']), ['same-child', 'same-phone']],
    ['another month of birth', familyOf('1', ['王小明', '2018-05']), familyOf('2', ['王小明', '2018-06']), []],
    ['two short names', familyOf('1', ['王明', '2018-05']), familyOf('2', ['王红', '2018-05']), []],
    ['no names', familyOf('1', [undefined, '2018-05']), familyOf('2', [undefined, '2018-05']), []],
  ])('with %s', (_what, one, other, kinds) => {
    expect(found(one, other)).toEqual(kinds);
  });

  it('stand in the order in which they came', () => {
    const family = familyOf('1', ['王小明', '2018-05']);
    const [pair] = likelyDuplicates([
      recordOf('A', { receivedOn: '2026-11-20', declaration: family }),
      recordOf('B', { receivedOn: '2026-03-01', declaration: family }),
    ]);
    expect(pair).toMatchObject({ first: 'B', second: 'A' });
  });

  it('twins of one declaration are no duplicates', () => {
    expect(likelyDuplicates([recordOf('A', { declaration: familyOf('1', ['王小明', '2018-05'], ['王小明', '2018-05']) })])).toEqual([]);
  });
});

describe('for any records', () => {
  it('each pair stands once, with a reason, never with itself; the order of the records does not matter', () => {
    fc.assert(
      fc.property(someRecords, (records) => {
        const pairs = likelyDuplicates(records);
        expect(likelyDuplicates(records.toReversed())).toEqual(pairs);
        expect(new Set(pairs.map(({ first, second }) => [first, second].toSorted().join())).size).toBe(pairs.length);
        for (const { first, second, likenesses } of pairs) {
          expect(first).not.toBe(second);
          expect(likenesses.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('a copy under another id is found, unless nothing is left to tell by', () => {
    fc.assert(
      fc.property(someRecords, (records) => {
        const [record] = records;
        fc.pre(record !== undefined);
        const pairs = likelyDuplicates([...records, { ...record, id: 'COPY' }]);
        expect(pairs.some(({ first, second }) => [first, second].includes('COPY') && [first, second].includes(record.id))).toBe(true);
      }),
    );
  });

  it('nearness goes both ways', () => {
    const names = fc.stringMatching(/^[王李明红小]{1,6}$/u);
    fc.assert(
      fc.property(names, names, (one, other) => {
        expect(isNear(one, other)).toBe(isNear(other, one));
      }),
    );
  });
});
