import { eraseAfter, type HalfYear, halfYearOf } from '../../src/declaration/half-year.ts';
import { declarationStates, stepsFrom } from '../../src/declaration/declaration-states.ts';
import type { Problem } from '../../src/declaration/problems.ts';
import type { DeskAnswer, DeskExport, DeskRequest, DeskRoute, DeskRow, SealedDeskRecord } from '../../src/desk/desk-api.schema.ts';
import type { Changed, DeclarationRow, SealedContent } from '../declarations/declaration-inbox.ts';
import type {
  Access,
  AuditHead,
  DeclarationRegister,
  ExportEntry,
  ExportStep,
  Mark,
  Marked,
  NewNote,
  Reseal,
  SealedRecord,
} from '../declarations/declaration-register.ts';
import { type Desk, keyIdOf } from '../declarations/desks.ts';
import { tombstoneMonths } from '../declarations/withdraw-declaration.ts';
import { base64From, bytesFrom } from './base64.ts';
import type { DeskSessions } from './desk-sessions.ts';
import { readSealedFile } from './sealed-file.ts';

/** The desk's side of the store, and nothing of the public one's. */
export interface DeskPorts {
  register: DeclarationRegister;
  sessions: DeskSessions;
  verifyAudit: (district: string, noted?: readonly AuditHead[]) => Promise<Verdict>;
}

export type Verdict =
  | { sound: true; lines: number; head: AuditHead }
  | { sound: false; seq: number; reason: 'missing' | 'out-of-order' | 'altered' | 'cut-off' | 'unlike-noted-head' };

/** A session that holds, and the moment. */
export interface Signed {
  desk: Desk;
  tokenHash: Uint8Array;
  /** Who, where and when; why is said by the route. */
  accessFor: (purpose: string) => Access;
}

export type Handled<Route extends DeskRoute> =
  | { answer: DeskAnswer<Route> }
  | { status: 404; code: 'not-found' }
  | { status: 409; code: string; row?: DeskRow; entry?: DeskExport }
  | { status: 422; errors: readonly Problem[] };

export type DeskHandlers = { [Route in DeskRoute]: (request: DeskRequest<Route>, signed: Signed) => Promise<Handled<Route>> };

/** A rejected declaration stays so long, for the parent to read why. */
const rejectedMonths = 1;
const renewable = declarationStates.filter((state) => stepsFrom(state, 'desk').some(({ step }) => step === 'renew'));
const notFound = { status: 404, code: 'not-found' } as const;

/** What each route does, one line of the log each. The store bounds everything by the session's district. */
export function deskHandlers({ register, sessions, verifyAudit }: DeskPorts): DeskHandlers {
  return {
    'sign-out': async (_request, { accessFor, tokenHash }) => {
      await sessions.end(accessFor('sign-out'), tokenHash);
      return { answer: {} };
    },

    summary: async (_request, { desk, accessFor }) => {
      const { district, on } = accessFor('round');
      const [batches, callsSoon, head] = await Promise.all([
        register.batches(district),
        register.callsSoon(district),
        register.auditHead(district),
      ]);
      const recipients = await Promise.all(desk.recipients.map(async (one) => ({ ...one, keyId: await keyIdOf(one.publicKey) })));
      const { isDemonstration } = desk;
      return {
        answer: {
          ...{ today: on, halfYear: halfYearOf(on), batches: [...batches], callsSoon, recipients, isDemonstration },
          head: headOf(head),
        },
      };
    },

    list: async ({ purpose, states, halfYears, renewalDue, removalOutstanding, after, limit = 200 }, { accessFor }) => {
      const access = accessFor(purpose);
      const due = renewalDue === true;
      const rows = await register.list(access, {
        states: due ? renewable.filter((state) => states === undefined || states.includes(state)) : states,
        before: due ? halfYearOf(access.on) : undefined,
        ...{ halfYears, removalOutstanding, after, limit },
      });
      const last = rows.at(-1);
      return { answer: { rows: rows.map(rowOf), ...(rows.length === limit && last !== undefined ? { next: last.id } : {}) } };
    },

    open: async ({ purpose, ids }, { accessFor }) => ({
      answer: { records: (await register.open(accessFor(purpose), ids)).map(recordOf) },
    }),

    mark: async ({ id, revision, mark }, { desk, accessFor }) => {
      const access = accessFor(purposeOf[mark.step]);
      const read = await markFrom(mark, access, desk);
      if ('errors' in read) return read;
      return marked(await register.mark(access, id, revision, read.mark));
    },

    note: async ({ id, note }, { desk, accessFor }) => {
      const read = await noteFrom(note, desk, '/note');
      if ('errors' in read) return read;
      return marked(await register.addNote(accessFor(note.kind === 'note' ? 'round' : 'call'), id, read.note));
    },

    amend: async ({ id, checkedBy, basedOn, content, callSoon }, { desk, accessFor }) => {
      const file = await readSealedFile(content, { desk, toReceipt: true, pointer: '/content' });
      if ('problem' in file) return { status: 422, errors: [file.problem] };
      const access = accessFor(requestBy(checkedBy));
      const changed = await register.amendFor(access, id, {
        ...{ sealed: file.bytes, keyIds: content.keyIds, sizeClass: content.sizeClass },
        ...{ contentMac: bytesFrom(content.contentMac), confirmHash: bytesFrom(content.confirmHash) },
        ...{ basedOn, callSoon },
        ...datesOf(access, desk.retentionMonths),
      });
      return outcomeOf(changed);
    },
    renew: async ({ id, checkedBy }, { desk, accessFor }) => {
      const access = accessFor(requestBy(checkedBy));
      return outcomeOf(await register.renewFor(access, id, datesOf(access, desk.retentionMonths)));
    },
    withdraw: async ({ id, checkedBy, callOutstanding }, { accessFor }) => {
      const access = accessFor(requestBy(checkedBy));
      const { on } = access;
      return outcomeOf(await register.withdrawFor(access, id, { on, eraseAfter: eraseAfter(on, tombstoneMonths), callOutstanding }));
    },

    'recount-calls': async ({ count }, { accessFor }) => {
      await register.recountCalls(accessFor('round'), count);
      return { answer: { callsSoon: count } };
    },

    exports: async (_request, { accessFor }) => ({ answer: { exports: (await register.exports(accessFor('carry-over'))).map(entryOf) } }),
    'exports/ask': async (request, { accessFor }) => exportStep(await register.askExport(accessFor('carry-over'), request)),
    'exports/approve': async ({ id }, { accessFor }) => exportStep(await register.approveExport(accessFor('carry-over'), id)),
    'exports/finish': async ({ id, fileSha256 }, { accessFor }) =>
      exportStep(await register.finishExport(accessFor('carry-over'), id, bytesFrom(fileSha256))),

    reseal: async ({ records }, { desk, accessFor }) => {
      const access = accessFor('rotation');
      // Which notes are answers is known by the store alone: the row says how many places the file must have.
      const stored = new Map(
        (await register.open(access, [...new Set(records.map(({ declaration }) => declaration))])).map((record) => [record.id, record]),
      );
      const reseals: Reseal[] = [];
      const errors: Problem[] = [];
      for (const [index, { declaration, note, revision, wasSealedTo, ...sealed }] of records.entries()) {
        const kind = stored.get(declaration)?.notes.find(({ number }) => number === note)?.kind;
        const toReceipt = note === undefined || kind === 'answer';
        const file = await readSealedFile(sealed, { desk, toReceipt, pointer: `/records/${index}` });
        if ('problem' in file) errors.push(file.problem);
        else reseals.push({ declaration, note, revision, sealed: file.bytes, keyIds: sealed.keyIds, wasSealedTo });
      }
      return errors.length > 0 ? { status: 422, errors } : { answer: { replaced: await register.reseal(access, reseals) } };
    },

    audit: async ({ fromSeq, limit = 200 }, { accessFor }) => {
      const access = accessFor('audit');
      const lines = await register.readAudit(access, fromSeq, limit);
      return {
        answer: {
          lines: lines.map(({ district: _, hash, declarations, ...line }) => ({
            ...line,
            declarations: [...declarations],
            hash: base64From(hash),
          })),
          head: headOf(await register.auditHead(access.district)),
        },
      };
    },
    'audit/verify': async ({ noted }, { accessFor }) => {
      const { district } = accessFor('audit');
      const verdict = await verifyAudit(
        district,
        noted?.map(({ seq, hash }) => ({ seq, hash: bytesFrom(hash) })),
      );
      const { sound } = verdict;
      return {
        answer: sound ? { sound, lines: verdict.lines, head: headOf(verdict.head) } : { sound, seq: verdict.seq, reason: verdict.reason },
      };
    },
  };
}

const purposeOf: Record<Mark['step'], string> = {
  clear: 'round',
  see: 'round',
  contact: 'call',
  'carry-over': 'carry-over',
  reject: 'round',
  'confirm-removal': 'carry-over',
};
const requestBy = (checkedBy: 'phone' | 'counter'): string => ({ phone: 'request-by-phone', counter: 'request-at-counter' })[checkedBy];

function datesOf({ on }: Access, retentionMonths: number): { on: string; halfYear: HalfYear; eraseAfter: string } {
  return { on, halfYear: halfYearOf(on), eraseAfter: eraseAfter(on, retentionMonths) };
}

async function markFrom(
  mark: DeskRequest<'mark'>['mark'],
  { on }: Access,
  desk: Desk,
): Promise<{ mark: Mark } | { status: 422; errors: Problem[] }> {
  if (mark.step === 'see') return { mark: { step: 'see', confirmCode: bytesFrom(mark.confirmCode) } };
  if (mark.step !== 'contact' && mark.step !== 'reject') return { mark };
  // A call is written down as a call; a refusal is written to the parent.
  const kind = mark.step === 'contact' ? 'call' : 'answer';
  if (mark.note.kind !== kind) return { status: 422, errors: [{ pointer: '/mark/note/kind', code: 'not-an-option' }] };
  const read = await noteFrom(mark.note, desk, '/mark/note');
  if ('errors' in read) return read;
  const { callHandled } = mark;
  return {
    mark:
      mark.step === 'contact'
        ? { step: 'contact', note: read.note, callHandled }
        : { step: 'reject', note: read.note, callHandled, eraseAfter: eraseAfter(on, rejectedMonths) },
  };
}

async function noteFrom(
  { kind, sealed, keyIds }: DeskRequest<'note'>['note'],
  desk: Desk,
  pointer: string,
): Promise<{ note: NewNote } | { status: 422; errors: Problem[] }> {
  const file = await readSealedFile({ sealed, keyIds }, { desk, toReceipt: kind === 'answer', pointer });
  return 'problem' in file ? { status: 422, errors: [file.problem] } : { note: { kind, sealed: file.bytes, keyIds } };
}

function marked(result: Marked): Handled<'mark'> {
  if (result.outcome === 'not-found') return notFound;
  const row = rowOf(result.row);
  return result.outcome === 'done' || result.outcome === 'same' ? { answer: { row } } : { status: 409, code: result.outcome, row };
}

function outcomeOf(result: Changed): Handled<'amend'> {
  if (result.outcome === 'not-found') return notFound;
  const row = rowOf(result.row);
  return result.outcome === 'done' || result.outcome === 'same' ? { answer: { row } } : { status: 409, code: result.outcome, row };
}

function exportStep(result: ExportStep): Handled<'exports/ask'> {
  if (result.outcome === 'not-found') return notFound;
  const entry = entryOf(result.entry);
  return result.outcome === 'done' || result.outcome === 'same' ? { answer: { entry } } : { status: 409, code: result.outcome, entry };
}

function rowOf({ id, halfYear, state, revision, receivedOn, changedOn, eraseAfter: until, ...dates }: DeclarationRow): DeskRow {
  const { carriedOverOn, removalConfirmedOn } = dates;
  return {
    ...{ id, halfYear, state, revision, receivedOn, changedOn, eraseAfter: until },
    ...(carriedOverOn === undefined ? {} : { carriedOverOn }),
    ...(removalConfirmedOn === undefined ? {} : { removalConfirmedOn }),
  };
}

function recordOf({ content, carriedOver, notes, ...row }: SealedRecord): SealedDeskRecord {
  return {
    ...rowOf(row),
    ...(content === undefined ? {} : { content: fileOf(content) }),
    ...(carriedOver === undefined ? {} : { carriedOver: { ...fileOf(carriedOver.content), revision: carriedOver.revision } }),
    notes: notes.map(({ number, kind, on, operator, ...file }) => ({ number, kind, on, operator, ...fileOf(file) })),
  };
}

function fileOf({ sealed, keyIds }: Pick<SealedContent, 'sealed' | 'keyIds'>): { sealed: string; keyIds: string[] } {
  return { sealed: base64From(sealed), keyIds: [...keyIds] };
}

function entryOf({ id, profile, declarations, askedBy, askedOn, ...rest }: ExportEntry): DeskExport {
  const { approvedBy, approvedOn, doneOn, fileSha256 } = rest;
  return {
    ...{ id, profile, declarations: [...declarations], askedBy, askedOn },
    ...(approvedBy === undefined ? {} : { approvedBy }),
    ...(approvedOn === undefined ? {} : { approvedOn }),
    ...(doneOn === undefined ? {} : { doneOn }),
    ...(fileSha256 === undefined ? {} : { fileSha256: base64From(fileSha256) }),
  };
}

const headOf = ({ seq, hash }: AuditHead): { seq: number; hash: string } => ({ seq, hash: base64From(hash) });
