import type { DeclarationOnRecord } from '../../src/declaration/declaration-on-record.ts';
import type { NoteContent } from '../../src/desk/desk-api.schema.ts';
import { type Receipt, receiptFromSecret } from '../../src/declaration/receipt.ts';
import type { DeclarationRow } from './declaration-inbox.ts';
import type { DeclarationPorts } from './declaration-ports.ts';
import { openNote } from './note-file.ts';
import { open, receiptIdentity } from './seal.ts';

export interface OpenedDeclaration {
  receipt: Receipt;
  row: DeclarationRow;
  /** Undefined once withdrawn or expired: there is nothing left to open. */
  record: DeclarationOnRecord | undefined;
  /** What the desk wrote to the parent, oldest first; gone with the content. */
  answers: readonly WrittenAnswer[];
}

export interface WrittenAnswer {
  /** A day in China. */
  on: string;
  /** Undefined where it was not sealed as it should have been: the parent is told to ask the desk. */
  content: NoteContent | undefined;
}

/** Opened in memory with the receipt's own key, answered, forgotten. `secret` as `readSecret` gives it. */
export async function readDeclaration(secret: string, { inbox }: Pick<DeclarationPorts, 'inbox'>): Promise<OpenedDeclaration | undefined> {
  const receipt = receiptFromSecret(secret);
  const found = await inbox.find(receipt.lookupHash);
  if (!found) return undefined;
  const { content, answers, ...row } = found;
  const identity = receiptIdentity(receipt.receiptKey);
  return {
    ...{ receipt, row },
    record: content && (await open(content.sealed, identity)),
    answers: await Promise.all(answers.map(async ({ on, sealed }) => ({ on, content: await openNote(sealed, identity) }))),
  };
}
