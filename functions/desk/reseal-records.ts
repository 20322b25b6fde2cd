import { Decrypter, Encrypter } from 'age-encryption';
import type { DeclarationOnRecord } from '../../src/declaration/declaration-on-record.ts';
import type { Access, DeclarationRegister, Reseal, SealedNote, SealedRecord } from '../declarations/declaration-register.ts';
import { type Desk, keyIdOf } from '../declarations/desks.ts';

export interface Resealed {
  /** Records of the district that have content. */
  records: number;
  /** Contents and notes that are sealed to today's keys now and were not before. */
  replaced: number;
  /** Contents and notes that the key did not open: they stay as they are. */
  closed: number;
}

const atOnce = 50;

/**
 * Seals a district's records to the desk's present keys, with a key that still opens them: after an appointment or a removal (rotation),
 * or with the recovery key. The content stays byte for byte; the receipt stays able to open it. Repeat it as often as you like.
 */
export async function resealRecords(
  register: Pick<DeclarationRegister, 'list' | 'open' | 'reseal'>,
  access: Access,
  { identity, desk }: { identity: string; desk: Desk },
): Promise<Resealed> {
  const publicKeys = desk.recipients.map(({ publicKey }) => publicKey);
  const keyIds = await Promise.all(publicKeys.map(keyIdOf));
  const isPresent = (ids: readonly string[]): boolean => ids.length === keyIds.length && keyIds.every((id) => ids.includes(id));
  const counts: Resealed = { records: 0, replaced: 0, closed: 0 };

  const resealOne = async ({ id, revision, content, carriedOver, notes }: SealedRecord): Promise<Reseal[]> => {
    if (content === undefined) return [];
    counts.records += 1;
    const old = [
      { note: undefined, revision, kind: undefined, ...content },
      ...(carriedOver ? [{ note: undefined, revision: carriedOver.revision, kind: undefined, ...carriedOver.content }] : []),
      ...notes.map((note: SealedNote) => ({ ...note, note: note.number, revision })),
    ].filter((file) => !isPresent(file.keyIds));
    if (old.length === 0) return [];
    const opened = await decrypted(content.sealed, identity);
    if (opened === undefined) {
      counts.closed += old.length;
      return [];
    }
    const { receiptPublicKey } = JSON.parse(new TextDecoder().decode(opened)) as DeclarationOnRecord;
    const reseals: Reseal[] = [];
    for (const { note, kind, keyIds: wasSealedTo, sealed, revision: number } of old) {
      const plain = await decrypted(sealed, identity);
      if (plain === undefined) counts.closed += 1;
      else {
        const isForParent = note === undefined || kind === 'answer';
        const file = await encrypted(plain, isForParent ? [...publicKeys, receiptPublicKey] : publicKeys);
        reseals.push({ declaration: id, note, revision: number, sealed: file, keyIds, wasSealedTo });
      }
    }
    return reseals;
  };

  let after: string | undefined;
  do {
    const rows = await register.list(access, { limit: atOnce, after });
    after = rows.length < atOnce ? undefined : rows.at(-1)?.id;
    const reseals: Reseal[] = [];
    const ids = rows.map(({ id }) => id);
    for (const record of ids.length === 0 ? [] : await register.open(access, ids)) reseals.push(...(await resealOne(record)));
    if (reseals.length > 0) counts.replaced += await register.reseal(access, reseals);
  } while (after !== undefined);
  return counts;
}

async function decrypted(sealed: Uint8Array, identity: string): Promise<Uint8Array | undefined> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(sealed);
  } catch {
    return undefined;
  }
}

async function encrypted(plain: Uint8Array, publicKeys: readonly string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const publicKey of publicKeys) encrypter.addRecipient(publicKey);
  return encrypter.encrypt(plain);
}
