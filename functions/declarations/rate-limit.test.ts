import { describe, expect, it } from 'vitest';
import { rateLimit } from './rate-limit.ts';

const limitOf = (most: number, mostKnown?: number) => {
  let now = 0;
  const limit = rateLimit({
    most,
    perMilliseconds: 1000,
    clock: () => now,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    ...(mostKnown === undefined ? {} : { mostKnown }),
  });
  return { limit, pass: (milliseconds: number) => (now += milliseconds) };
};

describe('a limit', () => {
  it('counts for each network apart, and starts anew', async () => {
    const { limit, pass } = limitOf(2);
    const take = async (address: string | undefined) => limit.take(address);
    expect([await take('203.0.113.7'), await take('203.0.113.200'), await take('203.0.113.9')]).toEqual([true, true, false]);
    expect([await take('::ffff:203.0.113.9'), await take('203.0.114.9')]).toEqual([false, true]);
    expect([
      await take('2001:db8:1:2::1'),
      await take('2001:db8:1:2::2'),
      await take('2001:db8:1:2::3'),
      await take('2001:db8:1:3::1'),
    ]).toEqual([true, true, false, true]);
    expect([await take(undefined), await take(undefined), await take(undefined)]).toEqual([true, true, false]);
    pass(1000);
    expect(await take('203.0.113.7')).toBe(true);
  });

  it('does not grow with the number of those who ask', async () => {
    const { limit } = limitOf(1, 3);
    for (let index = 0; index < 10; index += 1) await limit.take(`10.0.${index}.1`);
    expect(await limit.take('10.0.9.1')).toBe(false);
    expect(await limit.take('10.0.0.1')).toBe(true);
  });
});
