import type { Problem } from '../../src/declaration/problems.ts';
import { type Desk, keyIdOf } from '../declarations/desks.ts';
import { bytesFrom } from './base64.ts';

const intro = 'age-encryption.org/v1\n';
const longestHeader = 16_384;

export interface SealedFile {
  sealed: string;
  keyIds: readonly string[];
}

/**
 * The bytes of an age file that was made outside, or what is wrong with it. The function cannot look inside; it can see that the file is
 * one, that everybody at the desk is named, and that it has a place for each of them, so that no page locks a colleague or the parent out.
 */
export async function readSealedFile(
  { sealed, keyIds }: SealedFile,
  { desk, toReceipt, pointer }: { desk: Desk; toReceipt: boolean; pointer: string },
): Promise<{ bytes: Uint8Array } | { problem: Problem }> {
  const wanted = await Promise.all(desk.recipients.map(({ publicKey }) => keyIdOf(publicKey)));
  if (new Set(keyIds).size !== keyIds.length || wanted.length !== keyIds.length || !wanted.every((id) => keyIds.includes(id)))
    return { problem: { pointer: `${pointer}/keyIds`, code: 'not-an-option' } };
  const bytes = bytesFrom(sealed);
  return stanzasOf(bytes) === keyIds.length + (toReceipt ? 1 : 0)
    ? { bytes }
    : { problem: { pointer: `${pointer}/sealed`, code: 'wrong-type' } };
}

/** How many X25519 recipients an age file has; undefined for what is none, or has others as well. */
function stanzasOf(bytes: Uint8Array): number | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, longestHeader));
  const end = head.indexOf('\n--- ');
  if (!head.startsWith(intro) || end === -1) return undefined;
  const types = head
    .slice(intro.length, end)
    .split('\n')
    .filter((line) => line.startsWith('-> '))
    .map((line) => line.split(' ')[1]);
  return types.every((type) => type === 'X25519') ? types.length : undefined;
}
