import { bech32 } from '@scure/base';
import { Decrypter, Encrypter, identityToRecipient, type Recipient } from 'age-encryption';
import { type DeclarationOnRecord, sizeClasses } from '../../src/declaration/declaration-on-record.ts';

export interface Sealed {
  bytes: Uint8Array;
  sizeClass: number;
}

/** What the function writes down; the receipt's public key follows from its secret one. */
export type Revision = Omit<DeclarationOnRecord, 'receiptPublicKey'>;

export interface SealingKeys {
  /** Of the operators and the recovery key: `age1…` */
  publicKeys: readonly string[];
  /** The receipt's own secret key, 32 bytes: whoever has the receipt opens the record, too. */
  receiptKey: Uint8Array;
}

/** Sealing is most of the work of a declaration: an entry that has threads does it there. */
export type SealRevision = (revision: Revision, keys: SealingKeys) => Promise<Sealed>;

export const sealRevision: SealRevision = async (revision, { publicKeys, receiptKey }) => {
  const receiptPublicKey = await identityToRecipient(receiptIdentity(receiptKey));
  return seal({ ...revision, receiptPublicKey }, [...publicKeys, receiptPublicKey]);
};

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
