import { Decrypter, Encrypter } from 'age-encryption';
import { noteContent, type NoteContent, noteSizes } from '../../src/desk/desk-api.schema.ts';

/** A note or an answer as the desk's page seals it: to the desk's keys, an answer to the receipt's as well. */
export async function sealNote(content: NoteContent, publicKeys: readonly string[]): Promise<Uint8Array> {
  const plain = new TextEncoder().encode(JSON.stringify(noteContent.parse(content)));
  const size = noteSizes.find((one) => plain.length <= one);
  if (size === undefined) throw new RangeError('a note within its limits fits the largest size');
  const padded = new Uint8Array(size).fill(0x20);
  padded.set(plain);
  const encrypter = new Encrypter();
  for (const publicKey of publicKeys) encrypter.addRecipient(publicKey);
  return encrypter.encrypt(padded);
}

/** Undefined for what this identity does not open, or what is no note: a desk's mistake must not stand in the way of a parent. */
export async function openNote(sealed: Uint8Array, identity: string): Promise<NoteContent | undefined> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return noteContent.parse(JSON.parse(await decrypter.decrypt(sealed, 'text')));
  } catch {
    return undefined;
  }
}
