import { describe, expect, it } from 'vitest';
import { declared } from '../../tests/support/declared-family.ts';
import type { Declaration } from '../declaration/declaration.schema.ts';
import { differencesBetween } from './differences.ts';

const before = declared as Declaration;
const [child] = before.children;

describe('what an amendment changed', () => {
  it('is nothing where nothing changed, also in another order of boxes', () => {
    expect(differencesBetween(before, { ...before, needs: { ...before.needs, kinds: before.needs.kinds.toReversed() } })).toEqual([]);
  });

  it('names each answer with what stood there and what stands there now', () => {
    const after: Declaration = {
      ...before,
      contact: { ...before.contact, phone: '13900139000' },
      children: [...before.children, { ...child!, name: '二宝' }],
    };
    const found = differencesBetween(before, after).map(({ placed, before: was, after: is }) => [placed.name, was, is]);
    expect(found).toContainEqual(['contact.phone', [before.contact.phone], ['13900139000']]);
    expect(found).toContainEqual(['children.1.name', [], ['二宝']]);
    expect(found.some(([name]) => String(name).startsWith('children.0'))).toBe(false);
  });
});
