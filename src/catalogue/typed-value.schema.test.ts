import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../tests/support/properties.ts';
import { isBelow, type TypedValue, typedValueSchema } from './typed-value.schema.ts';

const monthly = (value: number): TypedValue => ({ value, unit: 'CNY/month', better: 'higher' });
const waiting = (value: number): TypedValue => ({ value, unit: 'working-day', better: 'lower' });

describe('isBelow', () => {
  it('is true of less money', () => {
    expect(isBelow(monthly(1999), monthly(2000))).toBe(true);
    expect(isBelow(monthly(2000), monthly(2000))).toBe(false);
    expect(isBelow(monthly(2001), monthly(2000))).toBe(false);
  });

  it('is true of more days to wait', () => {
    expect(isBelow(waiting(16), waiting(15))).toBe(true);
    expect(isBelow(waiting(15), waiting(15))).toBe(false);
    expect(isBelow(waiting(14), waiting(15))).toBe(false);
  });

  it('goes by the direction of the floor, whatever the local value claims', () => {
    expect(isBelow({ ...monthly(1), better: 'lower' }, monthly(2))).toBe(true);
  });

  it('refuses to compare units that differ', () => {
    expect(() => isBelow({ ...monthly(2000), unit: 'CNY/year' }, monthly(2000))).toThrow('units differ: CNY/year and CNY/month');
  });

  it('never holds both ways round, and one way round wherever two numbers differ', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.constantFrom(monthly, waiting));
    fc.assert(
      fc.property(pair, ([one, other, of]) => {
        expect([isBelow(of(one), of(other)), isBelow(of(other), of(one))].filter(Boolean)).toHaveLength(one === other ? 0 : 1);
      }),
    );
  });
});

describe('typedValueSchema', () => {
  it.each([
    ['a unit outside the vocabulary', { value: 1, unit: 'USD', better: 'higher' }],
    ['no direction', { value: 1, unit: 'CNY' }],
    ['text for a number', { value: '1', unit: 'CNY', better: 'higher' }],
    ['an unknown key', { value: 1, unit: 'CNY', better: 'higher', note: 'x' }],
  ])('refuses %s', (_, value) => {
    expect(typedValueSchema.safeParse(value).success).toBe(false);
  });
});
