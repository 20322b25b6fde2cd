import { describe, expect, it } from 'vitest';
import { aCatalogue, anEdition, anItem, listIn } from '../../tests/support/build-catalogue.ts';
import { compareEditions } from './compare-editions.ts';

type Statement = Parameters<typeof anItem>[0];
const money = (value: number) => ({ value, unit: 'CNY/month' as const, better: 'higher' as const });
const days = (value: number) => ({ value, unit: 'day' as const, better: 'lower' as const });

/** What is said of one entry that was stated so in 2024 and so in 2025. */
function changes(before: Statement | undefined, after: Statement | undefined): string[] {
  const of = (year: string, statement: Statement | undefined) =>
    anEdition({
      year,
      items: { other: anItem({ title: '别的' }), ...(statement ? { subsidy: anItem({ title: '补贴', ...statement }) } : {}) },
    });
  const { catalogue } = aCatalogue({ editions: [of('2024', before), of('2025', after)] });
  return compareEditions(listIn(catalogue, 'china', '2024-06-01'), listIn(catalogue, 'china', '2025-06-01')).map((change) =>
    'value' in change
      ? `${change.kind} ${change.value} ${change.before.value} → ${change.after.value}`
      : [change.kind, ...change.fields].join(' '),
  );
}

describe('compareEditions', () => {
  it.each<[string, Statement | undefined, Statement | undefined, string[]]>([
    ['nothing changed', { values: { a: money(1) } }, { values: { a: money(1) } }, []],
    ['an entry came', undefined, {}, ['added']],
    ['an entry went', {}, undefined, ['ended']],
    ['more money', { values: { a: money(1) } }, { values: { a: money(2) } }, ['raised a 1 → 2']],
    ['less money', { values: { a: money(2) } }, { values: { a: money(1) } }, ['lowered a 2 → 1']],
    ['a shorter wait', { values: { a: days(30) } }, { values: { a: days(15) } }, ['raised a 30 → 15']],
    ['a longer wait', { values: { a: days(15) } }, { values: { a: days(30) } }, ['lowered a 15 → 30']],
    ['another unit', { values: { a: money(100) } }, { values: { a: { ...money(1200), unit: 'CNY/year' } } }, ['altered a 100 → 1200']],
    ['another direction', { values: { a: money(1) } }, { values: { a: { ...money(2), better: 'lower' } } }, ['altered a 1 → 2']],
    ['a number that came', {}, { values: { a: money(1) } }, ['reworded values']],
    ['a number that went', { values: { a: money(1) } }, {}, ['reworded values']],
    ['other words', { plain: '旧' }, { plain: '新' }, ['reworded plain']],
    ['a condition that came', {}, { conditions: ['有居住证'] }, ['reworded conditions']],
    [
      'numbers and words',
      { plain: '旧', values: { a: money(1) } },
      { plain: '新', values: { a: money(2) } },
      ['raised a 1 → 2', 'reworded plain'],
    ],
    ['only the check is newer', { assured: { on: '2024-01-01', by: 'x' } }, { assured: { on: '2025-01-01', by: 'x' } }, []],
  ])('%s', (_, before, after, said) => {
    expect(changes(before, after)).toEqual(said);
  });

  it('takes everything for added where there was no list before', () => {
    const { catalogue } = aCatalogue({ editions: [anEdition({ items: { one: anItem({ title: '一' }), two: anItem({ title: '二' }) } })] });
    const said = compareEditions(undefined, listIn(catalogue, 'china', '2025-06-01')).map(
      ({ kind, entitlement }) => `${kind} ${entitlement.id}`,
    );
    expect(said).toEqual(['added one', 'added two']);
  });
});
