import canonicalize from 'canonicalize';
import type { Declaration } from '../../src/declaration/declaration.schema.ts';

/** HMAC of the declaration in canonical form (RFC 8785). Keyed from the secret: who lacks it cannot try guesses against it. */
export async function contentMac(declaration: Declaration, contentKey: Uint8Array): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(contentKey), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const text = canonicalize(declaration);
  if (text === undefined) throw new TypeError('a declaration is JSON');
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
}
