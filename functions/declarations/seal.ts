import { bech32 } from '@scure/base';
import { Decrypter, Encrypter, identityToRecipient, type Recipient } from 'age-encryption';
import { type DeclarationOnRecord, sizeClasses } from '../../src/declaration/declaration-on-record.ts';

export interface Sealed {
  bytes: Uint8Array;
  sizeClass: number;
}

/** Sealing is most of the work of a declaration: an entry with threads may do it there. */
export type Seal = (record: DeclarationOnRecord, publicKeys: readonly string[]) => Promise<Sealed>;

/** An age file (age-encryption.org/v1) that each of the recipients opens alone. */
export async function seal(record: DeclarationOnRecord, recipients: readonly (string | Recipient)[]): Promise<Sealed> {
  const plain = new TextEncoder().encode(JSON.stringify(record));
  const sizeClass = sizeClasses.find((size) => plain.length <= size);
  if (sizeClass === undefined) throw new RangeError('a declaration within its limits fits the largest class');
  // Blanks at the end: still JSON for whoever opens it with the stock program.
  const padded = new Uint8Array(sizeClass).fill(0x20);
  padded.set(plain);
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
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
