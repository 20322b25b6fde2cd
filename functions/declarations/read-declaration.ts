import type { DeclarationOnRecord } from '../../src/declaration/declaration-on-record.ts';
import { type Receipt, receiptFromSecret } from '../../src/declaration/receipt.ts';
import type { DeclarationRow } from './declaration-inbox.ts';
import type { DeclarationPorts } from './declaration-ports.ts';
import { open, receiptIdentity } from './seal.ts';

export interface OpenedDeclaration {
  receipt: Receipt;
  row: DeclarationRow;
  /** Undefined once withdrawn or expired: there is nothing left to open. */
  record: DeclarationOnRecord | undefined;
}

/** Opened in memory with the receipt's own key, answered, forgotten. `secret` as `readSecret` gives it. */
export async function readDeclaration(secret: string, { inbox }: Pick<DeclarationPorts, 'inbox'>): Promise<OpenedDeclaration | undefined> {
  const receipt = await receiptFromSecret(secret);
  const found = await inbox.find(receipt.lookupHash);
  if (!found) return undefined;
  const { content, answers: _answers, ...row } = found;
  return { receipt, row, record: content && (await open(content.sealed, receiptIdentity(receipt.receiptKey))) };
}
