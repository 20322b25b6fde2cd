import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCatalogue, anEdition, anItem, areaIn } from '../../tests/support/build-catalogue.ts';
import type { Correction } from './edition.schema.ts';
import { changedFields, freezeEdition, type FrozenEdition, isSmall, renewCorrectable } from './frozen-edition.ts';

type Statement = Parameters<typeof anItem>[0];
const money = { value: 700, unit: 'CNY/month' as const, better: 'higher' as const };
const stated: Statement = {
  title: '补贴',
  plain: '每月有补贴。',
  provides: ['每月 700 元的补帖', '发教科书'],
  conditions: ['有居住证'],
  audience: { group: 'migrant' },
  values: { amount: money, other: { ...money, value: 1 } },
  channels: [{ kind: 'phone', phone: '12345' }],
  basis: [{ document: 'plan', clause: '7' }],
};

function freeze(
  statement: Statement,
  { corrections, ...edition }: { corrections?: Correction[]; ended?: string[]; from?: string } = {},
  body = '',
): FrozenEdition {
  const items = { subsidy: anItem(statement, { body }) };
  const { catalogue } = aCatalogue({ editions: [anEdition({ items, ...(corrections ? { corrections } : {}), ...edition })] });
  return freezeEdition(areaIn(catalogue, 'china').editions[0]!);
}
const published = freeze(stated);
const differing = (now: FrozenEdition) => changedFields(published.entries['subsidy']!, now.entries['subsidy']!);

describe('what is frozen', () => {
  it.each<[string, Statement, string]>([
    ['an amount', { ...stated, values: { ...stated.values, amount: { ...money, value: 699 } } }, 'values'],
    ['a condition', { ...stated, conditions: ['有居住证', '有社保'] }, 'conditions'],
    ['a right', { ...stated, provides: ['每月 700 元的补帖'] }, 'provides'],
    ['a basis', { ...stated, basis: [{ document: 'plan', clause: '8' }] }, 'basis'],
    ['an audience', { ...stated, audience: { group: 'migrant', ages: { from: 6, under: 16 } } }, 'audience'],
    ['a paper that is asked for', { ...stated, requiredDocuments: ['residence-permit'] }, 'requiredDocuments'],
    ['an exception', { ...stated, exceptIn: ['330122'] }, 'exceptIn'],
  ])('%s', (_, statement, field) => {
    const now = freeze(statement);
    expect(now.digest).not.toBe(published.digest);
    expect(differing(now)).toEqual({ frozen: [field], correctable: [] });
  });

  it.each([
    ['the day in force', { from: '2025-02-01' }],
    ['what ended', { ended: ['old'] }],
  ])('%s', (_, edition) => {
    expect(freeze(stated, edition).digest).not.toBe(published.digest);
  });
});

describe('what may be corrected, and what is free', () => {
  it.each<[string, Statement, string[]]>([
    ['a contact', { ...stated, channels: [{ kind: 'phone', phone: '12349' }] }, ['channels']],
    ['words that give no right', { ...stated, plain: '有补贴。', title: '补助' }, ['title', 'plain']],
    ['the check itself', { ...stated, status: 'verified', assured: { on: '2025-02-02', by: 'x' }, keywords: ['钱'], order: 3 }, []],
  ])('%s', (_, statement, correctable) => {
    const now = freeze(statement);
    expect(now.digest).toBe(published.digest);
    expect(differing(now)).toEqual({ frozen: [], correctable });
  });

  it('notes under the entry', () => {
    expect(differing(freeze(stated, {}, '说明'))).toEqual({ frozen: [], correctable: ['body'] });
  });

  it('the order of lines and of groups means nothing', () => {
    const turned = Object.fromEntries(Object.entries({ ...stated, values: { other: stated.values!['other']!, amount: money } }).reverse());
    expect(freeze(turned)).toEqual(published);
  });

  it('renewed marks keep what is frozen', () => {
    const now = freeze({ ...stated, plain: '新', conditions: ['别的'] });
    const renewed = renewCorrectable(published.entries['subsidy']!, now.entries['subsidy']!);
    expect(changedFields(renewed, now.entries['subsidy']!)).toEqual({ frozen: ['conditions'], correctable: [] });
  });
});

describe('a slip of the pen', () => {
  const slip = { on: '2025-03-01', text: '改正错字', entitlement: 'subsidy', field: 'provides.0', from: '补帖', to: '补贴' };
  const mended = { ...stated, provides: ['每月 700 元的补贴', '发教科书'] };

  it('leads back to what was published', () => {
    expect(differing(freeze(mended)).frozen).toEqual(['provides']);
    expect(freeze(mended, { corrections: [slip] })).toEqual(published);
  });

  it('two of them, one in the other', () => {
    const twice = { ...stated, provides: ['每月 700 元的补助', '发教科书'] };
    const second = { ...slip, from: '补贴', to: '补助' };
    expect(freeze(twice, { corrections: [slip, second] })).toEqual(published);
    expect(freeze(twice, { corrections: [second, slip] }).digest).not.toBe(published.digest);
  });

  it.each([
    ['stands nowhere', { ...slip, to: '津贴' }],
    ['has no such sentence', { ...slip, field: 'provides.7' }],
    ['has no such entry', { ...slip, entitlement: 'other' }],
  ])('that %s is unclear', (_, correction) => {
    expect(freeze(mended, { corrections: [correction] }).unclear).toEqual([0]);
  });

  it('that stands twice is unclear: which one was mended?', () => {
    expect(freeze({ ...stated, provides: ['补贴和补贴'] }, { corrections: [slip] }).unclear).toEqual([0]);
  });

  it.each<[string, string, boolean]>([
    ['补帖', '补贴', true],
    ['700 元', '600 元', false],
    ['可以', '不可以', false],
    ['应当', '可以', false],
    ['三年', '二年', false],
    ['居住证或户口簿', '居住证、户口簿', false],
    ['甲'.repeat(5), '乙', false],
    ['每月领一次补帖，随父母在本地居住的', '每月领一次补贴，随父母在本地居住的', true],
    ['甲'.repeat(31), '甲'.repeat(30), false],
  ])('%s → %s: %s', (from, to, small) => {
    expect(isSmall({ from, to })).toBe(small);
    expect(freeze(stated, { corrections: [{ ...slip, from, to }] }).tooMuch).toEqual(small ? [] : [0]);
  });

  it('never hides a changed number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 9999 }), fc.string({ maxLength: 4 }), (a, b, around) => {
        expect(isSmall({ from: `${a}${around}`, to: `${b}${around}` })).toBe(a === b);
      }),
    );
  });
});
