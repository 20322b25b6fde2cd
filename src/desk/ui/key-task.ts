/** What the page asks of the thread that holds the operator's key. The secret key never leaves that thread. */
export type KeyTask =
  /** An age identity file, protected by a passphrase or not. Answers the public key. */
  | { do: 'unlock'; file: Uint8Array; passphrase: string }
  /** A sealed nonce, Base64. Answers what was inside, Base64. */
  | { do: 'unseal'; sealed: string }
  /** Age files, Base64. Answers the texts, null where this key does not open one. */
  | { do: 'open'; sealed: readonly string[] }
  /** A text, padded with blanks to the first of `sizes` (bytes) that it fits. Answers the age file, Base64, and the size. */
  | { do: 'seal'; text: string; sizes: readonly number[]; recipients: readonly string[] };

export interface KeyAnswers {
  unlock: string;
  unseal: string;
  open: readonly (string | null)[];
  seal: { sealed: string; size: number };
}

/** `wrong-passphrase` · `no-passphrase` the file needs one · `no-key` the file holds no key · `too-long` */
export type KeyTrouble = 'wrong-passphrase' | 'no-passphrase' | 'no-key' | 'too-long' | 'failed';

export interface KeyMessage {
  id: number;
  task: KeyTask;
}
export type KeyReply = { id: number; answer: unknown } | { id: number; trouble: KeyTrouble };
