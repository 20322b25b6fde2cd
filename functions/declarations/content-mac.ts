import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import canonicalize from 'canonicalize';
import type { Declaration } from '../../src/declaration/declaration.schema.ts';

/** HMAC of the declaration in canonical form (RFC 8785). Keyed from the secret: who lacks it cannot try guesses against it. */
export function contentMac(declaration: Declaration, contentKey: Uint8Array): Uint8Array {
  const text = canonicalize(declaration);
  if (text === undefined) throw new TypeError('a declaration is JSON');
  return hmac(sha256, contentKey, new TextEncoder().encode(text));
}
