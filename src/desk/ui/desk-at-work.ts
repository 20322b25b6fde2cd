import type { Answers } from '../../declaration/answers.ts';
import type { Declaration } from '../../declaration/declaration.schema.ts';
import { type DeclarationOnRecord, sizeClasses } from '../../declaration/declaration-on-record.ts';
import type { Locale } from '../../i18n/locales.ts';
import {
  type DeskAnswer,
  type DeskExport,
  type SealedDeskRecord,
  type DeskRequest,
  type DeskRow,
  mostListed,
  mostOpened,
  noteContent,
  type NoteContent,
  noteSizes,
  sessionMilliseconds,
} from '../desk-api.schema.ts';
import { type DeskTask, selectionFor } from '../desk-tasks.ts';
import { isReadable, type OpenedNote, type OpenedRecord, type ReadableRecord } from '../opened-record.ts';
import { waitsForCall } from '../triage.ts';
import { fromBase64, sha256, toBase64, toHex } from './base64.ts';
import { type DeskClient, DeskRefusal } from './desk-client.ts';
import { type OperatorKey, unlockKey } from './operator-key.ts';

type Session = Awaited<ReturnType<DeskClient['session']>>;
type NoteKind = OpenedNote['kind'];
type Mark = DeskRequest<'mark'>['mark'];

/** What the page shows of the work, replaced as a whole with every change. */
export interface DeskSnapshot {
  /** `locked`: the half hour is over; key and records are gone from the page, what was half written is kept. */
  stage: 'signed-out' | 'at-work' | 'locked';
  session:
    | (Omit<Session, 'token' | 'expiresAt'> & { /** By this computer's clock, which may be wrong: ms since 1970. */ endsAt: number })
    | undefined;
  summary: DeskAnswer<'summary'> | undefined;
  /** What this operator has opened, by id. */
  records: ReadonlyMap<string, OpenedRecord>;
  /** What they were opened for. */
  task: DeskTask | undefined;
  /** While many are opened. */
  progress: { done: number; all: number } | undefined;
  exports: readonly DeskExport[];
}

const signedOut: DeskSnapshot = {
  stage: 'signed-out',
  session: undefined,
  summary: undefined,
  records: new Map(),
  task: undefined,
  progress: undefined,
  exports: [],
};

/** One operator's half hour: the session, the key, what was opened. Nothing of it is written anywhere. */
export class DeskAtWork {
  readonly #client: DeskClient;
  readonly #listeners = new Set<() => void>();
  #snapshot: DeskSnapshot = signedOut;
  #token = '';
  #key: OperatorKey | undefined;
  #keyFile: Uint8Array | undefined;
  #lockTimer: ReturnType<typeof setTimeout> | undefined;
  #refreshed = 0;
  /** Half-written texts, by record and kind. They outlive a lock, not a sign-out. */
  readonly drafts = new Map<string, string>();
  /** Half-changed declarations, by record. */
  readonly amendments = new Map<string, Answers>();

  constructor(client: DeskClient) {
    this.#client = client;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = (): DeskSnapshot => this.#snapshot;

  #show(change: Partial<DeskSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }

  #forgetDrafts(): void {
    this.drafts.clear();
    this.amendments.clear();
  }

  /** After a lock, a passphrase is enough to go on. */
  get hasKeyFile(): boolean {
    return this.#keyFile !== undefined;
  }

  /** Throws a `KeyRefusal` or a `DeskRefusal`. `file` left out: the one of before the lock. */
  async signIn({
    district,
    file = this.#keyFile,
    passphrase,
  }: {
    district: string;
    file?: Uint8Array | undefined;
    passphrase: string;
  }): Promise<void> {
    const before = this.#snapshot.session;
    const key = await unlockKey(file ?? new Uint8Array(), passphrase);
    try {
      const session = await this.#openSession(district, key);
      if (before && (before.operator !== session.operator || before.district !== session.district)) this.#forgetDrafts();
      this.#key?.drop();
      this.#key = key;
      this.#keyFile = file;
      this.#begin(session);
    } catch (error) {
      key.drop();
      throw error;
    }
    await this.refresh();
  }

  async #openSession(district: string, key: OperatorKey): Promise<Session> {
    const { sealedNonce } = await this.#client.challenge({ district, publicKey: key.publicKey });
    // Sealed to another key: the same answer as for one that nobody appointed.
    const nonce = await key.unseal(sealedNonce).catch(() => {
      throw new DeskRefusal('refused');
    });
    return this.#client.session({ district, nonce });
  }

  #begin({ token, expiresAt: _byItsClock, ...session }: Session): void {
    this.#token = token;
    clearTimeout(this.#lockTimer);
    this.#lockTimer = setTimeout(() => {
      this.lock();
    }, sessionMilliseconds);
    this.#show({ stage: 'at-work', session: { ...session, endsAt: Date.now() + sessionMilliseconds } });
  }

  /** Another half hour, with the key that is at hand. */
  async goOn(): Promise<void> {
    const { session } = this.#snapshot;
    if (session && this.#key) this.#begin(await this.#openSession(session.district, this.#key));
  }

  /** Key and records leave the page; what was half written stays. */
  lock(): void {
    this.#refreshed += 1;
    clearTimeout(this.#lockTimer);
    this.#key?.drop();
    this.#key = undefined;
    this.#token = '';
    // A key file without a passphrase is the key itself.
    if (this.#keyFile && !isProtected(this.#keyFile)) this.#keyFile = undefined;
    if (this.#snapshot.stage === 'at-work')
      this.#show({ stage: 'locked', records: new Map(), task: undefined, summary: undefined, exports: [], progress: undefined });
  }

  async signOut(): Promise<void> {
    const leaving = this.#snapshot.stage === 'at-work' ? this.#call('sign-out', {}).catch(() => undefined) : undefined;
    await leaving;
    this.#refreshed += 1;
    clearTimeout(this.#lockTimer);
    this.#key?.drop();
    this.#key = undefined;
    this.#keyFile = undefined;
    this.#token = '';
    this.#forgetDrafts();
    this.#snapshot = signedOut;
    this.#show({});
  }

  async #call<Route extends Parameters<DeskClient['call']>[1]>(route: Route, request: DeskRequest<Route>): Promise<DeskAnswer<Route>> {
    const { session } = this.#snapshot;
    const token = this.#token;
    try {
      return await this.#client.call({ token, district: session?.district ?? '' }, route, request);
    } catch (error) {
      if (error instanceof DeskRefusal && error.code === 'no-session' && token === this.#token) this.lock();
      throw error;
    }
  }

  /** The counts of the first page, and the exports. Of two that are on their way, the later one tells. */
  async refresh(): Promise<void> {
    const mine = (this.#refreshed += 1);
    const summary = this.#snapshot.session?.role === 'operator' ? await this.#call('summary', {}) : undefined;
    if (mine !== this.#refreshed) return;
    if (summary) this.#show({ summary });
    const { exports } = await this.#call('exports', {});
    if (mine === this.#refreshed) this.#show({ exports });
  }

  /** The step is done, whatever becomes of the counts: nobody waits for them, and they are asked for again at the next one. */
  #refreshBehind(): void {
    this.refresh().catch(() => undefined);
  }

  /** Opens what the task asks for, in place of what was open; the log keeps the task's purpose. */
  async openFor(task: DeskTask): Promise<void> {
    const selection = selectionFor[task];
    const rows: DeskRow[] = [];
    let after: string | undefined;
    do {
      const page = await this.#call('list', { ...selection, limit: mostListed, ...(after === undefined ? {} : { after }) });
      rows.push(...page.rows);
      after = page.next;
    } while (after !== undefined);
    this.#show({ task, records: new Map(), progress: { done: 0, all: rows.length } });
    try {
      await this.open(
        rows.map(({ id }) => id),
        selection.purpose,
      );
    } finally {
      this.#show({ progress: undefined });
    }
  }

  /** Opens these and puts them to what is open. */
  async open(ids: readonly string[], purpose: DeskRequest<'open'>['purpose']): Promise<void> {
    for (let from = 0; from < ids.length; from += mostOpened) {
      const { records } = await this.#call('open', { purpose, ids: ids.slice(from, from + mostOpened) });
      const opened = await this.#read(records);
      const { progress } = this.#snapshot;
      this.#show({
        records: new Map([...this.#snapshot.records, ...opened.map((record) => [record.id, record] as const)]),
        progress: progress && { ...progress, done: from + records.length },
      });
    }
  }

  async #read(records: readonly SealedDeskRecord[]): Promise<OpenedRecord[]> {
    const sealed = records.flatMap(({ content, carriedOver, notes }) =>
      [content, carriedOver, ...notes].flatMap((one) => (one ? [one.sealed] : [])),
    );
    const texts = new Map<string, string | null>();
    const opened = (await this.#key?.open(sealed)) ?? [];
    for (const [index, one] of sealed.entries()) texts.set(one, opened[index] ?? null);
    const contentOf = (one: { sealed: string } | undefined): DeclarationOnRecord | undefined => {
      const text = one && texts.get(one.sealed);
      return typeof text === 'string' ? (JSON.parse(text) as DeclarationOnRecord) : undefined;
    };
    return records.map(({ content, carriedOver, notes, ...row }) => {
      const before = contentOf(carriedOver);
      return {
        ...row,
        content: contentOf(content),
        carriedOver: carriedOver && before ? { revision: carriedOver.revision, content: before } : undefined,
        notes: notes.map(({ number, kind, on, operator, sealed: closed }) => ({
          number,
          kind,
          on,
          operator,
          text: noteTextOf(texts.get(closed)),
        })),
      };
    });
  }

  #replace(record: OpenedRecord, row: DeskRow, note?: OpenedNote): void {
    const gone = row.state === 'withdrawn' || row.state === 'expired';
    this.#show({
      records: new Map(this.#snapshot.records).set(record.id, {
        ...record,
        ...row,
        ...(gone ? { content: undefined, carriedOver: undefined, notes: [] } : { notes: note ? [...record.notes, note] : record.notes }),
        ...(row.state === 'carried-over' ? { carriedOver: undefined } : {}),
      }),
    });
  }

  get #recipients(): readonly { publicKey: string; keyId: string }[] {
    return this.#snapshot.summary?.recipients ?? [];
  }

  async #sealNote(record: ReadableRecord, kind: NoteKind, text: string, language: Locale) {
    const content: NoteContent = { version: 1, language, text: text.trim() };
    const { sealed } = await this.#seal(
      JSON.stringify(noteContent.parse(content)),
      noteSizes,
      kind === 'answer' ? [record.content.receiptPublicKey] : [],
    );
    return { kind, sealed, keyIds: this.#recipients.map(({ keyId }) => keyId) };
  }

  #seal(text: string, sizes: readonly number[], others: readonly string[]): Promise<{ sealed: string; size: number }> {
    if (!this.#key) throw new DeskRefusal('no-session');
    return this.#key.seal(text, sizes, [...this.#recipients.map(({ publicKey }) => publicKey), ...others]);
  }

  #noteAtHand(record: OpenedRecord, kind: NoteKind, text: string): OpenedNote {
    const { session, summary } = this.#snapshot;
    const number = (record.notes.at(-1)?.number ?? 0) + 1;
    return { number, kind, on: summary?.today ?? '', operator: session?.operator ?? '', text: text.trim() };
  }

  /** One step of the state table. `text`: the note that comes with `contact` and `reject`. */
  async mark(record: OpenedRecord, step: Mark['step'], text = '', language: Locale = 'zh'): Promise<void> {
    const noteKind = step === 'contact' ? 'call' : step === 'reject' ? 'answer' : undefined;
    const mark = await this.#markFor(record, step, noteKind, text, language);
    const { row } = await this.#call('mark', { id: record.id, revision: record.revision, mark });
    this.#replace(record, row, noteKind && this.#noteAtHand(record, noteKind, text));
    this.#refreshBehind();
  }

  async #markFor(record: OpenedRecord, step: Mark['step'], noteKind: NoteKind | undefined, text: string, language: Locale): Promise<Mark> {
    switch (step) {
      case 'see':
        return { step, confirmCode: record.content?.confirmCode ?? '' };
      case 'contact':
      case 'reject': {
        if (!isReadable(record) || noteKind === undefined) throw new DeskRefusal('not-allowed');
        return { step, note: await this.#sealNote(record, noteKind, text, language), callHandled: waitsForCall(record) };
      }
      default:
        return { step };
    }
  }

  async addNote(record: ReadableRecord, kind: NoteKind, text: string, language: Locale): Promise<void> {
    const { row } = await this.#call('note', { id: record.id, note: await this.#sealNote(record, kind, text, language) });
    this.#replace(record, row, this.#noteAtHand(record, kind, text));
  }

  /** For a parent without the receipt, who was checked: a new revision, sealed here. */
  async amendFor(record: ReadableRecord, checkedBy: 'phone' | 'counter', declaration: Declaration): Promise<void> {
    const confirmCode = crypto.getRandomValues(new Uint8Array(16));
    const content: DeclarationOnRecord = {
      ...record.content,
      revision: record.revision + 1,
      sentAt: new Date().toISOString(),
      confirmCode: toBase64(confirmCode),
      declaration,
    };
    const { sealed, size } = await this.#seal(JSON.stringify(content), sizeClasses, [record.content.receiptPublicKey]);
    const { row } = await this.#call('amend', {
      id: record.id,
      checkedBy,
      basedOn: record.revision,
      content: {
        sealed,
        keyIds: this.#recipients.map(({ keyId }) => keyId),
        sizeClass: size as (typeof sizeClasses)[number],
        contentMac: toBase64(crypto.getRandomValues(new Uint8Array(32))),
        confirmHash: toBase64(await sha256(confirmCode)),
      },
      callSoon: declaration.needs.callSoon && !record.content.declaration.needs.callSoon,
    });
    // What stands in the other platform now waits beside the new revision; the store knows which it is.
    this.#replace({ ...record, content }, row);
    await this.open([row.id], 'request');
    this.#refreshBehind();
  }

  async renewFor(record: ReadableRecord, checkedBy: 'phone' | 'counter'): Promise<void> {
    this.#replace(record, (await this.#call('renew', { id: record.id, checkedBy })).row);
    this.#refreshBehind();
  }

  async withdrawFor(record: ReadableRecord, checkedBy: 'phone' | 'counter'): Promise<void> {
    this.#replace(record, (await this.#call('withdraw', { id: record.id, checkedBy, callOutstanding: waitsForCall(record) })).row);
    this.#refreshBehind();
  }

  async recountCalls(count: number): Promise<void> {
    await this.#call('recount-calls', { count });
    await this.refresh();
  }

  /** Withdrawn after having been carried over: to be taken out of the other platform. Names no family. */
  async removals(): Promise<readonly DeskRow[]> {
    return (await this.#call('list', { purpose: 'carry-over', removalOutstanding: true, limit: mostListed })).rows;
  }

  async confirmRemoval({ id, revision }: DeskRow): Promise<void> {
    await this.#call('mark', { id, revision, mark: { step: 'confirm-removal' } });
  }

  async askExport(profile: string, declarations: readonly string[]): Promise<DeskExport> {
    const id = toHex(crypto.getRandomValues(new Uint8Array(16)));
    const { entry } = await this.#call('exports/ask', { id, profile, declarations: [...declarations] });
    await this.refresh();
    return entry;
  }

  async approveExport(id: string): Promise<void> {
    await this.#call('exports/approve', { id });
    await this.refresh();
  }

  /** Before the file is handed over: its hash goes into the log. */
  async finishExport(id: string, file: Uint8Array<ArrayBuffer>): Promise<string> {
    const hash = await sha256(file);
    await this.#call('exports/finish', { id, fileSha256: toBase64(hash) });
    await this.refresh();
    return toHex(hash);
  }

  audit(fromSeq: number, limit: number): Promise<DeskAnswer<'audit'>> {
    return this.#call('audit', { fromSeq, limit });
  }

  verifyAudit(): Promise<DeskAnswer<'audit/verify'>> {
    return this.#call('audit/verify', {});
  }
}

function isProtected(file: Uint8Array): boolean {
  const start = new TextDecoder().decode(file.subarray(0, 200)).trimStart();
  return start.startsWith('age-encryption.org/v1') || start.startsWith('-----BEGIN AGE');
}

function noteTextOf(text: string | null | undefined): string | undefined {
  if (typeof text !== 'string') return undefined;
  const read = noteContent.safeParse(JSON.parse(text));
  return read.success ? read.data.text : undefined;
}

/** Hex of a Base64 hash, as it is printed and read out. */
export const hexOf = (base64: string): string => toHex(fromBase64(base64));
