import { sha256 } from '@noble/hashes/sha2.js';

/** So many in so long, per somebody. In memory only: nothing of it is written down, and a restart forgets it. */
export interface RateLimit {
  /** True while it may go on; counts this one. */
  take: (whose: string | undefined) => Promise<boolean>;
}

export interface RateLimitOptions {
  most: number;
  perMilliseconds: number;
  clock: () => number;
  randomBytes: (length: number) => Uint8Array;
  /** Beyond so many different ones at a time, the oldest are forgotten. */
  mostKnown?: number;
}

/** Network addresses are salted with chance that is renewed at each window and hashed; what cannot be told apart shares one count. */
export function rateLimit({ most, perMilliseconds, clock, randomBytes, mostKnown = 50_000 }: RateLimitOptions): RateLimit {
  let window = Number.NEGATIVE_INFINITY;
  let salt = new Uint8Array();
  const counts = new Map<string, number>();
  return {
    take: (whose) => {
      const now = Math.floor(clock() / perMilliseconds);
      if (now !== window) {
        window = now;
        salt = new Uint8Array(randomBytes(16));
        counts.clear();
      }
      const key = hashed(salt, networkOf(whose ?? ''));
      const count = (counts.get(key) ?? 0) + 1;
      if (counts.size >= mostKnown && !counts.has(key)) counts.delete(counts.keys().next().value ?? '');
      counts.set(key, count);
      return Promise.resolve(count <= most);
    },
  };
}

/** The network rather than the device: /24 of IPv4, /56 of IPv6. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/u, '');
  if (/^\d+(?:\.\d+){3}$/u.test(plain)) return plain.split('.').slice(0, 3).join('.');
  return plain.split(':').slice(0, 4).join(':').slice(0, 17);
}

function hashed(salt: Uint8Array, text: string): string {
  const bytes = new TextEncoder().encode(text);
  const salted = new Uint8Array(salt.length + bytes.length);
  salted.set(salt);
  salted.set(bytes, salt.length);
  return btoa(String.fromCharCode(...sha256(salted).subarray(0, 12)));
}
