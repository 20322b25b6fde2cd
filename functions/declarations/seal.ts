import { bech32 } from '@scure/base';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import type { Declaration } from '../../src/declaration/declaration.schema.ts';

/** What lies inside the ciphertext. */
export interface DeclarationOnRecord {
  version: 1;
  id: string;
  reference: string;
  revision: number;
  /** When the guardian sent this revision, UTC, and so when the boxes were ticked. The wording's version is `declaration.form`. */
  sentAt: string;
  /** Base64 of 16 random bytes; showing them proves to the store that the record was read. */
  confirmCode: string;
  declaration: Declaration;
}

export interface Sealed {
  bytes: Uint8Array;
  sizeClass: number;
}

/** Bytes of the padded plain text. Four classes, so that the length says next to nothing. */
const sizeClasses = [2048, 4096, 8192, 16_384];

/** An age file (age-encryption.org/v1) that each of the recipients opens alone. */
export async function seal(record: DeclarationOnRecord, publicKeys: readonly string[]): Promise<Sealed> {
  const plain = new TextEncoder().encode(JSON.stringify(record));
  const sizeClass = sizeClasses.find((size) => plain.length <= size);
  if (sizeClass === undefined) throw new RangeError('a declaration within its limits fits the largest class');
  // Blanks at the end: still JSON for whoever opens it with the stock program.
  const padded = new Uint8Array(sizeClass).fill(0x20);
  padded.set(plain);
  const encrypter = new Encrypter();
  for (const publicKey of publicKeys) encrypter.addRecipient(publicKey);
  return { bytes: await encrypter.encrypt(padded), sizeClass };
}

/** `identity`: `AGE-SECRET-KEY-1…`. Throws where it does not fit. */
export async function open(sealed: Uint8Array, identity: string): Promise<DeclarationOnRecord> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return JSON.parse(await decrypter.decrypt(sealed, 'text')) as DeclarationOnRecord;
}

/** The receipt's key as age writes keys. */
export const receiptIdentity = (receiptKey: Uint8Array): string => bech32.encodeFromBytes('age-secret-key-', receiptKey).toUpperCase();

export const receiptPublicKey = (receiptKey: Uint8Array): Promise<string> => identityToRecipient(receiptIdentity(receiptKey));
