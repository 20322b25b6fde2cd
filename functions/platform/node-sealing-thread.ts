import type { Recipient } from 'age-encryption';
import { parentPort } from 'node:worker_threads';
import type { DeclarationOnRecord } from '../../src/declaration/declaration-on-record.ts';
import { seal, type Sealed } from '../declarations/seal.ts';
import { nodeRecipient } from './node-age-recipient.ts';

export interface ToSeal {
  number: number;
  record: DeclarationOnRecord;
  publicKeys: readonly string[];
}
export type FromSealing = { number: number; sealed: Sealed } | { number: number; error: string };

/** Operators' and recovery keys come again with each declaration, the receipt's never: a few hundred, then the list starts anew. */
const recipients = new Map<string, Recipient>();
const mostRecipients = 500;

function recipientFor(publicKey: string): Recipient {
  const kept = recipients.get(publicKey);
  if (kept) return kept;
  if (recipients.size >= mostRecipients) recipients.clear();
  const made = nodeRecipient(publicKey);
  recipients.set(publicKey, made);
  return made;
}

/** Seals, and keeps nothing of what it seals: memory of the same process, no file, no log. Importing it from the main thread does nothing. */
parentPort?.on('message', ({ number, record, publicKeys }: ToSeal) => {
  void (async () => {
    try {
      const sealed = await seal(record, publicKeys.map(recipientFor));
      parentPort?.postMessage({ number, sealed } satisfies FromSealing, [sealed.bytes.buffer as ArrayBuffer]);
    } catch (error) {
      parentPort?.postMessage({ number, error: error instanceof Error ? error.name : 'unknown' } satisfies FromSealing);
    }
  })();
});
