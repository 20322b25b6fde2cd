import { z } from 'zod/mini';
import { sizeClasses } from '../declaration/declaration-on-record.ts';
import { declarationStates } from '../declaration/declaration-states.ts';
import type { HalfYear } from '../declaration/half-year.ts';

/**
 * The JSON that the desk's page and the function exchange. Every route is a POST with a JSON body of at most `mostDeskBytes`, so that no
 * record's id stands in an address:
 *
 *     POST {base}/api/v1/desk/challenges             deskDoor.challenges
 *     POST {base}/api/v1/desk/sessions               deskDoor.sessions
 *     POST {base}/api/v1/desk/{district}/{route}     deskRoutes[route], with `Authorization: Bearer {token}`
 *
 * Success is 200 (`sessions`: 201) with the answer named here. Everything else is `application/problem+json`, `deskProblem`:
 *
 *     400 not-readable · 401 no-session (sign in again) · 403 other-district, not-your-part, not-from-here · 404 not-found
 *     409 not-allowed, guard-failed, changed-meanwhile, needs-approval, needs-another-operator, conflict (with `row` or `entry` as it stands)
 *     413 too-large · 415 wrong-kind · 422 problems (`errors`: JSON pointer and code) · 429 too-often, 503 unavailable (with Retry-After)
 *
 * Each access and each one refused is a line of the district's audit log. Bytes are Base64 (RFC 4648 § 4), days are days in China
 * (`2026-11-21`), moments milliseconds since 1970 UTC. Unknown fields are refused.
 */
export const mostDeskBytes = 1_500_000;
/** What `open` hands out at once. */
export const mostOpened = 200;
/** What `list` shows at once. */
export const mostListed = 500;
/** What `reseal` takes at once. */
export const mostResealed = 40;
/** What one export may hold. */
export const mostExported = 2000;
/** Of a session, in milliseconds from sign-in. It is not prolonged: the page signs in again with the key that it holds. */
export const sessionMilliseconds = 30 * 60 * 1000;
/** Of a challenge. */
export const challengeMilliseconds = 2 * 60 * 1000;

const text = z.string({ error: (issue) => (issue.input === undefined ? 'required' : 'wrong-type') });
const flag = z.boolean({ error: (issue) => (issue.input === undefined ? 'required' : 'wrong-type') });
const whole = (from: number, to: number = Number.MAX_SAFE_INTEGER) =>
  z
    .int({ error: (issue) => (issue.input === undefined ? 'required' : 'wrong-type') })
    .check(z.refine((value) => value >= from && value <= to, { error: 'not-an-option' }));
const choice = <const T extends readonly string[]>(options: T) =>
  z.enum(options, { error: (issue) => (issue.input === undefined ? 'required' : 'not-an-option') });
const group = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? 'unknown-field' : issue.input === undefined ? 'required' : 'wrong-type'),
  });
const list = <T extends z.ZodMiniType>(of: T, least: number, most: number) =>
  z
    .array(of, { error: (issue) => (issue.input === undefined ? 'required' : 'wrong-type') })
    .check(z.minLength(least, { error: 'required' }), z.maxLength(most, { error: 'too-many' }));
const written = (pattern: RegExp) => text.check(z.refine((value) => pattern.test(value), { error: 'wrong-type' }));

const base64 = (mostBytes: number) =>
  text.check(
    z.maxLength(Math.ceil(mostBytes / 3) * 4, { error: 'too-long', abort: true }),
    z.refine((value) => value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(value), { error: 'wrong-type' }),
  );
/** Exactly 32 bytes. */
const hash = written(/^[A-Za-z0-9+/]{43}=$/);
/** Exactly 16 bytes. */
const code16 = written(/^[A-Za-z0-9+/]{22}==$/);
const day = written(/^\d{4}-\d{2}-\d{2}$/);
const moment = whole(0);
const district = written(/^\d{6}$/);
const halfYear = z.custom<HalfYear>((value) => typeof value === 'string' && /^20\d{2}H[12]$/.test(value), {
  error: 'wrong-type',
});
/** `age1…`, an X25519 recipient. */
const publicKey = written(/^age1[02-9ac-hj-np-z]{58}$/);
/** First 16 hexadecimal digits of the SHA-256 of the public key's text. */
const keyId = written(/^[0-9a-f]{16}$/);
const keyIds = list(keyId, 1, 40);
/** As the receipt derives it: 26 signs. */
const declarationId = written(/^[2-9A-HJ-NP-Z]{26}$/);
/** Made by the page: 16 random bytes as hexadecimal digits. A repeat with the same id is the same request. */
const exportId = written(/^[0-9a-f]{32}$/);

const state = choice(declarationStates);

/**
 * Why records are looked at; chosen by the operator, kept in the log.
 * `round` the half-yearly round · `call` calling a family back · `carry-over` entering into another platform · `request` a guardian asked
 * something · `renewal` the spring or autumn list · `duplicates` looking for a family's second declaration · `statistics` counting ·
 * `rotation` sealing to new keys · `audit` looking through the log.
 */
export const deskPurposes = [
  ...(['round', 'call', 'carry-over', 'request', 'renewal'] as const),
  ...(['duplicates', 'statistics', 'rotation', 'audit'] as const),
] as const;
const purpose = choice(deskPurposes);

/** An age file made in the page, and the ids of the desk's keys that it is sealed to: all of `summary.recipients`. */
const sealedFile = group({
  /** For an `answer`, a revision: sealed to the record's `receiptPublicKey` as well; that key is not in `keyIds`. */
  sealed: base64(32_768),
  keyIds,
});

export const noteKinds = ['call', 'note', 'answer'] as const;
/**
 * `call` a call or the attempts at one · `note` what the desk keeps for itself · `answer` to the parent: an answer, or a refusal in
 * writing with its reason; shown on /receipt/.
 */
const newNote = z.extend(sealedFile, { kind: choice(noteKinds) });

/** What lies inside a sealed note, as JSON, padded with blanks at the end to one of `noteSizes` bytes. */
export const noteContent = group({
  version: z.literal(1),
  /** Of what stands in `text`: for screen readers and for the direction of writing. */
  language: choice(['zh', 'en', 'ug'] as const),
  text: text.check(z.minLength(1, { error: 'required' }), z.maxLength(2000, { error: 'too-long' })),
});
export type NoteContent = z.output<typeof noteContent>;
export const noteSizes = [1024, 2048, 4096, 8192] as const;

/** What is legible of a declaration without a key. */
export const deskRow = group({
  id: declarationId,
  halfYear,
  state,
  /** The current revision, from 1. */
  revision: whole(1),
  receivedOn: day,
  /** The day of the last step. */
  changedOn: day,
  eraseAfter: day,
  /** First day on which it was marked as entered into another platform. */
  carriedOverOn: z.optional(day),
  /** The day on which the desk confirmed that it was taken out there again, after a withdrawal. */
  removalConfirmedOn: z.optional(day),
});
export type DeskRow = z.output<typeof deskRow>;

/** Ciphertext. Inside: `DeclarationOnRecord` (src/declaration/declaration-on-record.ts) as JSON with blanks at the end. */
const sealedContent = group({ sealed: base64(32_768), keyIds: z.array(text) });
export const sealedDeskRecord = z.extend(deskRow, {
  /** The current revision; left out on a tombstone. */
  content: z.optional(sealedContent),
  /** What stands in the other platform, where an amendment of it waits to be carried over. */
  carriedOver: z.optional(z.extend(sealedContent, { revision: whole(1) })),
  /** In order. Inside: `noteContent`. */
  notes: z.array(
    z.extend(sealedContent, { number: whole(1), kind: choice(noteKinds), on: day, /** The key that wrote it. */ operator: text }),
  ),
});
export type SealedDeskRecord = z.output<typeof sealedDeskRecord>;

export const exportEntry = group({
  id: text,
  /** The column profile: `jianfu`, `huhmiao`, `national`. */
  profile: text,
  declarations: z.array(text),
  /** Key ids. */
  askedBy: text,
  askedOn: day,
  /** The second operator, or the city's; left out while open, and for a single record. */
  approvedBy: z.optional(text),
  approvedOn: z.optional(day),
  /** When the file was made; left out while it was not. */
  doneOn: z.optional(day),
  /** Of the file, 32 bytes. */
  fileSha256: z.optional(hash),
});
export type DeskExport = z.output<typeof exportEntry>;

export const auditHead = group({ seq: whole(0), hash });
export const auditLine = group({
  /** From 1, without gaps. */
  seq: whole(-1),
  at: moment,
  /** Key id; `clock` for the purge, `unknown` for who showed no key. */
  operator: text,
  action: text,
  purpose: text,
  /** Ids. */
  declarations: z.array(text),
  detail: text,
  /** SHA-256(hash of the line before ‖ JSON of [district, seq, at, operator, action, purpose, declarations, detail]); 32 zero bytes before 1. */
  hash: base64(64),
});
export type DeskAuditLine = z.output<typeof auditLine>;

export const deskRoles = ['operator', 'approver'] as const;
/** `operator` of the district; `approver`: the city's or province's key that may approve exports and sees nothing else. */
export type DeskRole = (typeof deskRoles)[number];

/** Before there is a session. */
export const deskDoor = {
  /**
   * The answer has the same form for every key, also for one that nobody appointed. `sealedNonce` is an age file sealed to that public
   * key; unsealed it is 32 bytes.
   */
  challenges: {
    request: group({ district, publicKey }),
    answer: group({ sealedNonce: base64(1024), expiresAt: moment }),
  },
  /** The unsealed nonce, once. 401 `refused`: wrong, used, too late, or a key that is not appointed for the district; it does not say which. */
  sessions: {
    request: group({ district, nonce: hash }),
    answer: group({
      /** Keep it in the page's memory only. */
      token: text,
      expiresAt: moment,
      district,
      /** The district's name as a line, in Chinese. */
      name: text,
      role: choice(deskRoles),
      /** The key's id. */
      operator: keyId,
    }),
  },
} as const;

const both = ['operator', 'approver'] as const;
const operatorOnly = ['operator'] as const;
const target = { id: declarationId };
/**
 * How the person was checked, for whom the desk acts because the receipt is lost. The secret cannot be made again by anybody, so the
 * parent gets no new receipt: the desk reads out, amends, renews and withdraws for them from then on. The log names it.
 */
const checkedBy = choice(['phone', 'counter'] as const);

/** With a session of the district. `roles` may call it; any other gets 403 `not-your-part`. */
export const deskRoutes = {
  'sign-out': { roles: both, request: group({}), answer: group({}) },

  /** The first page. Names no record. */
  summary: {
    roles: operatorOnly,
    request: group({}),
    answer: group({
      today: day,
      halfYear,
      batches: z.array(group({ halfYear, state, count: whole(1) })),
      /** How many families wait for a call. */
      callsSoon: whole(0),
      /** Everybody to seal to: the operators and the recovery key. */
      recipients: z.array(group({ publicKey, keyId, role: choice(['operator', 'recovery'] as const) })),
      isDemonstration: flag,
      /** Of the audit log: print it with an export, and note it elsewhere. */
      head: auditHead,
    }),
  },

  /** In order of id. Next page: `after` = the last id of this one. All of the given filters hold. */
  list: {
    roles: operatorOnly,
    request: group({
      purpose,
      states: z.optional(list(state, 1, declarationStates.length)),
      halfYears: z.optional(list(halfYear, 1, 20)),
      /** Live records that nobody has confirmed in the running half-year: the spring or autumn list. */
      renewalDue: z.optional(flag),
      /** Withdrawn after having been carried over, and not confirmed as taken out there. */
      removalOutstanding: z.optional(flag),
      after: z.optional(declarationId),
      limit: z.optional(whole(1, mostListed)),
    }),
    answer: group({ rows: z.array(deskRow), /** For `after`; left out on the last page. */ next: z.optional(declarationId) }),
  },

  /** Ciphertext. Ids that are not the district's are passed over. */
  open: {
    roles: operatorOnly,
    request: group({ purpose, ids: list(declarationId, 1, mostOpened) }),
    answer: group({ records: z.array(sealedDeskRecord) }),
  },

  /** One step of the state table. 409 `not-allowed`: not from where it stands, or amended since; `guard-failed`: wrong code, not exported. */
  mark: {
    roles: operatorOnly,
    request: group({
      ...target,
      /** The revision that the operator has read. */
      revision: whole(1),
      mark: z.discriminatedUnion(
        'step',
        [
          group({ step: z.literal('clear') }),
          /** `confirmCode` as it stands inside the record. */
          group({ step: z.literal('see'), confirmCode: code16 }),
          /** `note` of kind `call`. `callHandled`: the family had asked for a call soon. */
          group({ step: z.literal('contact'), note: newNote, callHandled: flag }),
          /** A finished export has to hold this revision. */
          group({ step: z.literal('carry-over') }),
          /** `note` of kind `answer`: the written reason, for the parent. The content goes a month later. */
          group({ step: z.literal('reject'), note: newNote, callHandled: flag }),
          group({ step: z.literal('confirm-removal') }),
        ],
        { error: 'not-an-option' },
      ),
    }),
    answer: group({ row: deskRow }),
  },

  note: {
    roles: operatorOnly,
    request: group({ ...target, note: newNote }),
    answer: group({ row: deskRow }),
  },

  /** For a parent without the receipt. 409 `changed-meanwhile`: amended since `basedOn`; open it again. */
  amend: {
    roles: operatorOnly,
    request: group({
      ...target,
      checkedBy,
      basedOn: whole(1),
      /** `DeclarationOnRecord` with `revision: basedOn + 1` and a new `confirmCode`, padded as the record was; to the receipt as well. */
      content: z.extend(sealedFile, {
        /** Length of the padded text: 2048, 4096, 8192 or 16384. */
        sizeClass: z.literal([...sizeClasses], { error: 'not-an-option' }),
        /** 32 random bytes, the same in a repeat: the desk lacks the parent's key for a true MAC. */
        contentMac: hash,
        /** SHA-256 of the 16 bytes of the confirm code. */
        confirmHash: hash,
      }),
      /** The family asks for a call soon now and did not before. */
      callSoon: flag,
    }),
    answer: group({ row: deskRow }),
  },
  renew: { roles: operatorOnly, request: group({ ...target, checkedBy }), answer: group({ row: deskRow }) },
  withdraw: {
    roles: operatorOnly,
    request: group({ ...target, checkedBy, /** It asked for a call, and none has been noted. */ callOutstanding: flag }),
    answer: group({ row: deskRow }),
  },

  /** The true count, after every open record has been read: expired ones cannot take themselves off. */
  'recount-calls': { roles: operatorOnly, request: group({ count: whole(0, 1_000_000) }), answer: group({ callsSoon: whole(0) }) },

  /** The newest 500. */
  exports: { roles: both, request: group({}), answer: group({ exports: z.array(exportEntry) }) },
  /** One record may be finished at once; more wait for another operator of the desk, or for the city's. */
  'exports/ask': {
    roles: operatorOnly,
    request: group({ id: exportId, profile: written(/^[a-z][a-z0-9-]{1,30}$/), declarations: list(declarationId, 1, mostExported) }),
    answer: group({ entry: exportEntry }),
  },
  /** 409 `needs-another-operator`: by the one who asked. */
  'exports/approve': { roles: both, request: group({ id: exportId }), answer: group({ entry: exportEntry }) },
  /** Before the file is handed to the operator. 409 `needs-approval`. */
  'exports/finish': {
    roles: operatorOnly,
    request: group({ id: exportId, fileSha256: hash }),
    answer: group({ entry: exportEntry }),
  },

  /** The same content, sealed to today's recipients (and to the receipt, for contents and answers). Answers how many were replaced. */
  reseal: {
    roles: operatorOnly,
    request: group({
      records: list(
        z.extend(sealedFile, {
          declaration: declarationId,
          /** The note's number; left out for the content of `revision`. */
          note: z.optional(whole(1)),
          revision: whole(1),
          /** `keyIds` as they were handed out; if others stand there by now, nothing is replaced. */
          wasSealedTo: list(text, 1, 40),
        }),
        1,
        mostResealed,
      ),
    }),
    answer: group({ replaced: whole(0) }),
  },

  /** Lines from `fromSeq` on; reading is a line as well. */
  audit: {
    roles: operatorOnly,
    request: group({ fromSeq: whole(1), limit: z.optional(whole(1, 1000)) }),
    answer: group({ lines: z.array(auditLine), head: auditHead }),
  },
  /** Follows the whole chain. `noted`: heads that were written down elsewhere. */
  'audit/verify': {
    roles: operatorOnly,
    request: group({ noted: z.optional(list(auditHead, 1, 100)) }),
    answer: group({
      sound: flag,
      /** While sound: how many, and the last one's. */
      lines: z.optional(whole(0)),
      head: z.optional(auditHead),
      /** Else: the first number at which the log is not what was written, and how it shows. */
      seq: z.optional(z.int()),
      reason: z.optional(choice(['missing', 'out-of-order', 'altered', 'cut-off', 'unlike-noted-head'] as const)),
    }),
  },
} as const;

export type DeskRoute = keyof typeof deskRoutes;
export type DeskRequest<Route extends DeskRoute> = z.output<(typeof deskRoutes)[Route]['request']>;
export type DeskAnswer<Route extends DeskRoute> = z.output<(typeof deskRoutes)[Route]['answer']>;

/** RFC 9457, with the record or export as it stands where that is what stood in the way. Nothing that was sent is repeated. */
export const deskProblem = z.object({
  type: z.literal('about:blank'),
  status: z.int(),
  code: z.string(),
  errors: z.optional(z.array(z.object({ pointer: z.string(), code: z.string() }))),
  row: z.optional(deskRow),
  entry: z.optional(exportEntry),
});
export type DeskProblem = z.output<typeof deskProblem>;
