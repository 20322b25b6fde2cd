import type { DeclarationState, Tombstone } from '../../src/declaration/declaration-states.ts';
import type { Amendment, Changed, Day, DeclarationRow, HalfYear, Renewal, SealedContent, Withdrawal } from './declaration-inbox.ts';

/** Who looks, and why: written to the district's audit log in the same transaction as what they did, or it did not happen. */
export interface Access {
  /** The district of the operator's session; no method reaches a record of another one. */
  district: string;
  /** Id of the operator's key. */
  operator: string;
  /** A code, never free text: `round`, `call`, `carry-over`, `request-of-guardian`, `rotation`, `audit`, … */
  purpose: string;
  /** The moment, ms since 1970 UTC. */
  at: number;
  /** The same moment as a day in China, for the row. */
  on: Day;
}

export interface Batch {
  halfYear: HalfYear;
  state: DeclarationState;
  count: number;
}

export interface Selection {
  /** All of these; none given: every half-year. */
  halfYears?: readonly HalfYear[] | undefined;
  /** Not confirmed in this round yet: half-years before it. Drives the renewal lists of spring and autumn. */
  before?: HalfYear | undefined;
  states?: readonly DeclarationState[] | undefined;
  /** Withdrawn after having been carried over, and not confirmed as removed there. */
  removalOutstanding?: boolean | undefined;
  /** Rows after this id, in order of id. */
  after?: string | undefined;
  /** At most 500. */
  limit: number;
}

export type NoteKind =
  /** A call, or the attempts at one. */
  | 'call'
  /** Anything the desk keeps for itself. */
  | 'note'
  /** To the parent: an answer, or a refusal in writing with its reason. Sealed to the receipt, too; the inbox hands it out. */
  | 'answer';

export interface NewNote {
  kind: NoteKind;
  sealed: Uint8Array;
  keyIds: readonly string[];
}

export interface SealedNote extends NewNote {
  declaration: string;
  /** From 1, per declaration. */
  number: number;
  on: Day;
  /** The key that wrote it. */
  operator: string;
}

/** What the opener in the browser, or the `age` program, gets to open. */
export interface SealedRecord extends DeclarationRow {
  /** The current revision; undefined on a tombstone. */
  content: SealedContent | undefined;
  /** The revision that was carried over last, while an amendment of it waits: the opener shows what changed. Others are erased by an amendment. */
  carriedOver: { revision: number; content: SealedContent } | undefined;
  notes: readonly SealedNote[];
}

export type Mark =
  | { step: 'clear' }
  /** The code found inside the ciphertext of this revision. */
  | { step: 'see'; confirmCode: Uint8Array }
  /** `callHandled`: the family had asked for a call soon; takes one off the district's count. */
  | { step: 'contact'; note: NewNote; callHandled: boolean }
  | { step: 'carry-over' }
  /** `eraseAfter`: the day on which the rejected content goes. */
  | { step: 'reject'; note: NewNote; eraseAfter: Day; callHandled: boolean }
  | { step: 'confirm-removal' };

export type Marked =
  | { outcome: 'done'; row: DeclarationRow }
  /** It stands there already: two operators at once, or a repeat. */
  | { outcome: 'same'; row: DeclarationRow }
  /** The state table has no such step from where it stands, or it was amended since `revision` was read. */
  | { outcome: 'not-allowed'; row: DeclarationRow }
  /** The guard does not hold: wrong confirm code, not exported, no note, never carried over. */
  | { outcome: 'guard-failed'; row: DeclarationRow }
  | { outcome: 'not-found' };

/** A spreadsheet wanted. More than one record needs a second operator's yes; the file itself is made in the opener. */
export interface ExportRequest {
  /** Random, made by the caller; a repeat is the same request. */
  id: string;
  /** The column profile: `jianfu`, `huhmiao`, `national`. */
  profile: string;
  declarations: readonly string[];
}

export interface ExportEntry extends ExportRequest {
  district: string;
  askedBy: string;
  askedOn: Day;
  /** The second operator; undefined while open, and for a single record. */
  approvedBy: string | undefined;
  approvedOn: Day | undefined;
  /** When the file was made, and its SHA-256; undefined while it was not. */
  doneOn: Day | undefined;
  fileSha256: Uint8Array | undefined;
}

export type ExportStep =
  | { outcome: 'done'; entry: ExportEntry }
  | { outcome: 'same'; entry: ExportEntry }
  /** The second operator must be another one than the first. */
  | { outcome: 'needs-another-operator'; entry: ExportEntry }
  | { outcome: 'needs-approval'; entry: ExportEntry }
  /** The id is taken by another request, or it was finished with another file. */
  | { outcome: 'conflict'; entry: ExportEntry }
  /** There is no such request, or one of its records is not this district's or has no content. */
  | { outcome: 'not-found' };

export type AuditAction =
  | 'listed'
  | 'opened'
  | 'noted'
  | 'marked'
  | 'amended'
  | 'renewed'
  | 'withdrew'
  | 'resealed'
  | 'export-asked'
  | 'export-approved'
  | 'export-done'
  | 'calls-recounted'
  | 'signed-in'
  | 'signed-out'
  | 'refused'
  | 'erased'
  | 'purged'
  | 'audit-read';

/** One line of a district's log. The chain: `hash = SHA-256(hash of the line before ‖ canonical line)`, 32 zero bytes before the first. */
export interface AuditEntry {
  district: string;
  /** From 1, without gaps, per district. */
  seq: number;
  /** ms since 1970 UTC. */
  at: number;
  /** Key id of the operator; `clock` for the purge. */
  operator: string;
  action: AuditAction;
  purpose: string;
  /** The declarations concerned. */
  declarations: readonly string[];
  /** What else belongs to it, as short codes: the step, the export's id, a count. No content of a declaration. */
  detail: string;
  hash: Uint8Array;
}

/** The last line's number and hash: noted elsewhere (printed with an export), it proves that nothing was cut off or rewritten. */
export interface AuditHead {
  seq: number;
  hash: Uint8Array;
}

export interface Reseal {
  declaration: string;
  /** For a note; undefined for the content of `revision`. */
  note: number | undefined;
  revision: number;
  sealed: Uint8Array;
  keyIds: readonly string[];
  /** The keys it was sealed to when it was read; if others by now, nothing is replaced. */
  wasSealedTo: readonly string[];
}

/**
 * The desk's side of the store. Each method writes its own line of the audit log, bounded by the session's district. `list`, `batches`
 * and `callsSoon` show no content; only `open` hands out ciphertext.
 */
export interface DeclarationRegister {
  /** Counts by half-year and state: the desk's first page and the statistics. Not logged: it names no record. */
  batches: (district: string) => Promise<readonly Batch[]>;
  /** How many families of the district wait for a call. A count, nothing more. */
  callsSoon: (district: string) => Promise<number>;
  /** The true count, from an opener that has read every open record: expired ones cannot take themselves off. */
  recountCalls: (access: Access, count: number) => Promise<void>;
  list: (access: Access, selection: Selection) => Promise<readonly DeclarationRow[]>;
  /** Ciphertext of the current revision and the notes, of those ids that are the district's. At most 200. */
  open: (access: Access, ids: readonly string[]) => Promise<readonly SealedRecord[]>;
  /** One step of the state table, guarded in SQL by the state expected and by the revision that the operator read. */
  mark: (access: Access, id: string, revision: number, mark: Mark) => Promise<Marked>;
  addNote: (access: Access, id: string, note: NewNote) => Promise<Marked>;
  /** For a parent without the receipt, after the desk has checked the person by phone. */
  amendFor: (access: Access, id: string, amendment: Omit<Amendment, 'lookupHash'>) => Promise<Changed>;
  renewFor: (access: Access, id: string, renewal: Omit<Renewal, 'lookupHash'>) => Promise<Changed>;
  withdrawFor: (access: Access, id: string, withdrawal: Omit<Withdrawal, 'lookupHash'>) => Promise<Changed>;
  /** After a rotation or a recovery: the same content, sealed anew. Answers how many were replaced. */
  reseal: (access: Access, records: readonly Reseal[]) => Promise<number>;

  askExport: (access: Access, request: ExportRequest) => Promise<ExportStep>;
  /** By a second operator: of the district, or the city's with the approval right (`access.district` is then the district approved for). */
  approveExport: (access: Access, id: string) => Promise<ExportStep>;
  finishExport: (access: Access, id: string, fileSha256: Uint8Array) => Promise<ExportStep>;
  exports: (access: Access) => Promise<readonly ExportEntry[]>;

  /** The door's own lines: `refused`. */
  appendAudit: (access: Access, action: AuditAction, detail: string) => Promise<AuditHead>;
  /** Lines from `fromSeq` on, at most `limit`; reading is logged as well. */
  readAudit: (access: Access, fromSeq: number, limit: number) => Promise<readonly AuditEntry[]>;
  auditHead: (district: string) => Promise<AuditHead>;
}

/** That content was erased, and what stands in its place. The lookup hash leads to the row of a backup, and nowhere else. */
export interface Erasure {
  lookupHash: Uint8Array;
  state: Tombstone;
  on: Day;
  /** Of the tombstone. */
  eraseAfter: Day;
}

/** What the clock does, daily; idempotent. Lines of the audit log are written per district with operator `clock`. */
export interface DeclarationUpkeep {
  /** Content whose day has come: erased, live records become `expired` tombstones, to be dropped from `tombstonesUntil` on. */
  eraseDue: (today: Day, at: number, tombstonesUntil: Day) => Promise<number>;
  /** Tombstones whose day has come, and intake counts of past days: gone. */
  purge: (today: Day, at: number) => Promise<number>;
  /** Erasures that are not in the journal beside the backups yet, in whatever order. */
  erasuresToJournal: (limit: number) => Promise<readonly Erasure[]>;
  /** They are on the other disk now. */
  erasuresJournaled: (erasures: readonly Erasure[]) => Promise<void>;
  /** After a restore, with the journal: erases again, answers how many had come back. Idempotent. */
  replayErasures: (erasures: readonly Erasure[], at: number) => Promise<number>;
}
