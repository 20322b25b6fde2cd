import type { Recipient } from 'age-encryption';
import { parentPort } from 'node:worker_threads';
import { type Revision, seal, type Sealed, type SealingKeys } from '../declarations/seal.ts';
import { nodeRecipient, publicKeyOf } from './node-age-recipient.ts';

export interface ToSeal {
  number: number;
  revision: Revision;
  keys: SealingKeys;
}
export type FromSealing = { number: number; sealed: Sealed } | { number: number; error: string };

/** Operators' and recovery keys come again with each declaration. */
const known = new Map<string, Recipient>();
const mostKnown = 10_000;

function recipientFor(publicKey: string): Recipient {
  const kept = known.get(publicKey);
  if (kept) return kept;
  if (known.size >= mostKnown) known.clear();
  const made = nodeRecipient(publicKey);
  known.set(publicKey, made);
  return made;
}

/** Seals, and keeps nothing of what it seals: memory of the same process, no file, no log. Importing it from the main thread does nothing. */
parentPort?.on('message', ({ number, revision, keys: { publicKeys, receiptKey } }: ToSeal) => {
  void (async () => {
    try {
      const receiptPublicKey = publicKeyOf(receiptKey);
      const recipients = [...publicKeys.map(recipientFor), nodeRecipient(receiptPublicKey)];
      const sealed = await seal({ ...revision, receiptPublicKey }, recipients);
      parentPort?.postMessage({ number, sealed } satisfies FromSealing, [sealed.bytes.buffer as ArrayBuffer]);
    } catch (error) {
      parentPort?.postMessage({ number, error: error instanceof Error ? error.name : 'unknown' } satisfies FromSealing);
    }
  })();
});
