import type { DeclarationState } from '../../src/declaration/declaration-states.ts';

/** A day in China (Asia/Shanghai), `2026-11-21`. Rows keep days, not moments: what was sent at 02:13 says something about a family. */
export type Day = string;

/** The half-year in which a declaration counts: `2026H1` is spring's, `2026H2` autumn's round. Sorts as text. */
export type HalfYear = `${number}H${1 | 2}`;

/** One revision's content, closed. The store never sees it open and cannot open it. */
export interface SealedContent {
  /** The age file: to the desk's operators, the recovery key and the receipt. */
  sealed: Uint8Array;
  /** Ids of the keys it is sealed to, for rotation. */
  keyIds: readonly string[];
  /** Length class of the padded content, in bytes (1024, 2048, …), so that the true length is not kept. */
  sizeClass: number;
  /** HMAC of the canonical content, keyed from the secret: tells a repeat from a change, and nothing to who lacks the secret. 32 bytes. */
  contentMac: Uint8Array;
  /** SHA-256 of the random confirm code (≥ 128 bits) that lies inside the ciphertext; whoever shows the code has read it. 32 bytes. */
  confirmHash: Uint8Array;
}

export interface NewDeclaration extends SealedContent {
  /** Derived from the secret; the row's key, and what makes a repeat the same declaration. */
  id: string;
  /** Hash that a returning parent's secret leads to. 32 bytes. */
  lookupHash: Uint8Array;
  /** The six-digit code of the district whose desk may read it. */
  district: string;
  halfYear: HalfYear;
  receivedOn: Day;
  /** The day from which the purge erases it. */
  eraseAfter: Day;
  /** Set aside for the desk to look at: it looks automatic. */
  suspect: boolean;
  /** The family asked for a call soon: one more in the district's count, nothing on the row. */
  callSoon: boolean;
  /** The hour for the district's intake count, `2026-11-21T09`; the count keeps no link to the row. */
  hour: string;
}

/** What is legible of a declaration without any key. A withdrawn or expired one is a tombstone: dates, no content. */
export interface DeclarationRow {
  id: string;
  district: string;
  halfYear: HalfYear;
  state: DeclarationState;
  /** The current revision, from 1. */
  revision: number;
  receivedOn: Day;
  /** The day of the last step. */
  changedOn: Day;
  eraseAfter: Day;
  /** First day on which it was marked as entered into another platform, if ever: on withdrawal it has to be taken out there. */
  carriedOverOn: Day | undefined;
  /** The day on which the desk confirmed that it was taken out there. */
  removalConfirmedOn: Day | undefined;
}

/** The desk's written word to the parent (a refusal with its reason, an answer), sealed to the receipt. */
export interface SealedAnswer {
  on: Day;
  sealed: Uint8Array;
}

export interface FoundDeclaration extends DeclarationRow {
  /** The current revision's content; undefined on a tombstone. */
  content: SealedContent | undefined;
  answers: readonly SealedAnswer[];
}

export type Appended =
  /** On disk now, the fsync'd commit is done. */
  | { outcome: 'stored'; row: DeclarationRow }
  /** It was there already, with the same first content; the row as it stands, perhaps amended or withdrawn since. */
  | { outcome: 'same'; row: DeclarationRow }
  /** The id (or the lookup hash) is taken by other content. Nothing was written. */
  | { outcome: 'other-content' };

export interface Amendment extends SealedContent {
  lookupHash: Uint8Array;
  /** The revision that the parent read before changing it. */
  basedOn: number;
  on: Day;
  halfYear: HalfYear;
  eraseAfter: Day;
  /** The family asks for a call soon now and did not before. */
  callSoon: boolean;
}

export interface Renewal {
  lookupHash: Uint8Array;
  on: Day;
  /** The round in which it is confirmed anew; only a later one than the record's renews. */
  halfYear: HalfYear;
  eraseAfter: Day;
}

export interface Withdrawal {
  lookupHash: Uint8Array;
  on: Day;
  /** The day from which the tombstone itself may go. */
  eraseAfter: Day;
  /** The opened content asked for a call and none has been noted: take it off the district's count. */
  callOutstanding: boolean;
}

export type Changed =
  | { outcome: 'done'; row: DeclarationRow }
  /** It was done before: a repeat on a bad network. */
  | { outcome: 'same'; row: DeclarationRow }
  /** Somebody else amended it in between; read again. */
  | { outcome: 'changed-meanwhile'; row: DeclarationRow }
  /** The state table has no such step from where it stands. */
  | { outcome: 'not-allowed'; row: DeclarationRow }
  | { outcome: 'not-found' };

/**
 * The public side of the store: can add, and can reach the one declaration whose secret it was shown. It cannot list, and it has no
 * word for the desk's side. Every answer that reports something as written is given after the commit has been fsync'd.
 */
export interface DeclarationInbox {
  /** Idempotent by id and content MAC: send it as often as you like. */
  append: (declaration: NewDeclaration) => Promise<Appended>;
  find: (lookupHash: Uint8Array) => Promise<FoundDeclaration | undefined>;
  /** A new revision; the record goes back to the desk as unread. What it replaces is erased, unless it stands in another platform. */
  amend: (amendment: Amendment) => Promise<Changed>;
  renew: (renewal: Renewal) => Promise<Changed>;
  /** Erases the ciphertext of every revision, all notes and answers at once and leaves a dated tombstone. */
  withdraw: (withdrawal: Withdrawal) => Promise<Changed>;
  /** How many declarations a district received within an hour (`2026-11-21T09`), for the cap on floods. Repeats do not count. */
  receivedInHour: (district: string, hour: string) => Promise<number>;
}

/** The store did not answer in time or cannot write (gone, full, locked). Nothing is known to be stored; the same call may be repeated. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}
