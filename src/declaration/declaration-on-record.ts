import type { Declaration } from './declaration.schema.ts';

/** What lies inside the ciphertext of one revision, as JSON, padded with blanks at the end to one of `sizeClasses`. */
export interface DeclarationOnRecord {
  version: 1;
  id: string;
  reference: string;
  revision: number;
  /** When this revision was sent, UTC, and so when the boxes were ticked. The wording's version is `declaration.form`. */
  sentAt: string;
  /** Base64 of 16 random bytes; showing them proves to the store that the record was read. */
  confirmCode: string;
  /** `age1…`: whoever seals an answer or a revision for the parent, or seals this one anew, seals it to this key as well. */
  receiptPublicKey: string;
  declaration: Declaration;
}

/** Bytes of the padded text. Four classes, so that the length says next to nothing. */
export const sizeClasses = [2048, 4096, 8192, 16_384] as const;
