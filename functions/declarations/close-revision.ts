import { sha256 } from '@noble/hashes/sha2.js';
import type { Declaration } from '../../src/declaration/declaration.schema.ts';
import type { Receipt } from '../../src/declaration/receipt.ts';
import { contentMac } from './content-mac.ts';
import type { SealedContent } from './declaration-inbox.ts';
import type { DeclarationPorts } from './declaration-ports.ts';
import { type Desk, keyIdOf } from './desks.ts';

/** One revision, sealed to the desk's operators, the recovery key and the receipt. From here on there is no plain copy. */
export async function closeRevision(
  declaration: Declaration,
  { receipt, revision, desk, ports }: { receipt: Receipt; revision: number; desk: Desk; ports: DeclarationPorts },
): Promise<SealedContent> {
  const confirmCode = ports.randomBytes(16);
  const record = {
    version: 1 as const,
    id: receipt.id,
    reference: receipt.reference,
    revision,
    sentAt: new Date(ports.clock()).toISOString(),
    confirmCode: btoa(String.fromCharCode(...confirmCode)),
    declaration,
  };
  const publicKeys = desk.recipients.map(({ publicKey }) => publicKey);
  const { bytes, sizeClass } = await ports.sealRevision(record, { publicKeys, receiptKey: receipt.receiptKey });
  return {
    sealed: bytes,
    sizeClass,
    keyIds: await Promise.all(publicKeys.map(keyIdOf)),
    contentMac: contentMac(declaration, receipt.contentKey),
    confirmHash: sha256(confirmCode),
  };
}
