import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';

/**
 * The receipt. The form carries one random token; all else follows from it, one way only:
 *
 *     token → secret → id, reference, lookup hash, content key, receipt key
 *
 * A repeated post therefore gives the same receipt, a returning parent needs nothing but the secret, and a store that keeps id and
 * lookup hash cannot find the way back.
 */

/** 32 signs without 0, 1, I and O: five bits each, nothing that looks like another sign in capitals. */
export const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const secretSigns = 22; // 110 bits
const referenceSigns = 8;
/** The greatest prime below 32²: two check signs catch each wrong sign and each swap of neighbours. */
const modulus = 1021;

export const tokenBytes = 32;

export interface Receipt {
  /** `secretSigns` signs and two check signs, without blanks. Shown once, never stored. */
  secret: string;
  /** The name it goes by, on the phone and at the counter: `ABCD-EFGH-JK`. It opens nothing. */
  reference: string;
  /** The row's key in the store. */
  id: string;
  lookupHash: Uint8Array;
  /** Keys the content MAC. */
  contentKey: Uint8Array;
  /** The X25519 secret key that opens the parent's own copy. */
  receiptKey: Uint8Array;
}

export function receiptFromToken(token: Uint8Array): Receipt {
  if (token.length !== tokenBytes) throw new RangeError(`a token has ${tokenBytes} bytes`);
  const bytes = derive(sourceOf(token), 'secret', Math.ceil((secretSigns * 5) / 8));
  return receiptFromSecret(withCheckSigns(asSigns(bytes, secretSigns)));
}

/** `secret` as `readSecret` gives it. */
export function receiptFromSecret(secret: string): Receipt {
  const source = sourceOf(new TextEncoder().encode(secret));
  return {
    secret,
    reference: grouped(withCheckSigns(asSigns(derive(source, 'reference', 5), referenceSigns))),
    id: asSigns(derive(source, 'id', 16), 26),
    lookupHash: derive(source, 'lookup', 32),
    contentKey: derive(source, 'content', 32),
    receiptKey: derive(source, 'receipt', 32),
  };
}

/** In groups of four, as it is shown and read out. */
export const grouped = (text: string): string => text.replace(/.{4}(?=.)/gu, '$&-');

/** What somebody typed or pasted, as a secret; undefined where a sign is wrong, missing, or swapped with its neighbour. */
export function readSecret(typed: string): string | undefined {
  return readSigns(typed, secretSigns);
}

export function readReference(typed: string): string | undefined {
  const signsOnly = readSigns(typed, referenceSigns);
  return signsOnly === undefined ? undefined : grouped(signsOnly);
}

function readSigns(typed: string, length: number): string | undefined {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\u{200E}\u{200F}]/gu, '')
    // A small L is read as a one or an i.
    .replace(/[1I|]/gu, 'L');
  if (text.length !== length + 2 || !Array.from(text).every((sign) => signs.includes(sign))) return undefined;
  return withCheckSigns(text.slice(0, length)) === text ? text : undefined;
}

function withCheckSigns(text: string): string {
  const rest = Array.from(text).reduce((sum, sign) => (sum * 32 + signs.indexOf(sign)) % modulus, 0);
  // The whole number, check signs included, leaves no rest.
  const check = (modulus - ((rest * 1024) % modulus)) % modulus;
  return `${text}${signs.charAt(check >> 5)}${signs.charAt(check & 31)}`;
}

/** The first bits of the bytes, five a sign. */
function asSigns(bytes: Uint8Array, length: number): string {
  let text = '';
  for (let index = 0; index < length; index += 1) {
    const bit = index * 5;
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += signs.charAt((pair >> (11 - (bit & 7))) & 31);
  }
  return text;
}

/** HKDF (RFC 5869) with SHA-256 and without salt, in its two halves: one source, several keys. */
const sourceOf = (bytes: Uint8Array): Uint8Array => extract(sha256, bytes);

const derive = (source: Uint8Array, purpose: string, bytes: number): Uint8Array =>
  expand(sha256, source, new TextEncoder().encode(`tongxiang declaration 1 ${purpose}`), bytes);
