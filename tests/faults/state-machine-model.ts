// The state table against the store: thousands of invented lives of declarations, each step compared with what the table says.
import fc from 'fast-check';
import { strict as assert } from 'node:assert';
import type { Changed, DeclarationRow, HalfYear } from '../../functions/declarations/declaration-inbox.ts';
import type { Access, Mark, Marked } from '../../functions/declarations/declaration-register.ts';
import type { DeclarationStore } from '../../functions/storage/declaration-store.ts';
import {
  type Actor,
  type DeclarationState,
  isTombstone,
  type Step,
  stepsFrom,
  transitionFor,
} from '../../src/declaration/declaration-states.ts';
import {
  accessTo,
  bytes,
  declared,
  someAmendment,
  type SomeContent,
  type SomeDeclaration,
  someDeclaration,
  someDistrict,
} from '../contract/sealed-declarations.ts';

interface ModelRecord {
  declaration: SomeDeclaration;
  state: DeclarationState;
  revision: number;
  halfYear: HalfYear;
  content: SomeContent;
  eraseAfter: string;
  changedOn: string;
  exported: Set<number>;
  carriedOver: number | undefined;
  isRemovalConfirmed: boolean;
  notes: number;
  answers: number;
  isPurged: boolean;
}

interface Model {
  district: string;
  day: number;
  records: ModelRecord[];
  calls: number;
  logged: number;
}

interface Real {
  store: DeclarationStore;
  /** How often a declaration was compared in each state, so that nobody takes an idle test for a passed one. */
  compared: Map<DeclarationState, number>;
}

const dayAt = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
const halfYearAt = (day: number): HalfYear => {
  const text = dayAt(day);
  return `${Number(text.slice(0, 4))}H${Number(text.slice(5, 7)) <= 6 ? 1 : 2}`;
};
const keptDays = 400;
const accessOf = ({ district, day }: Model): Access => accessTo(district, { on: dayAt(day) });

/** A command with a record that it is about, if there is one. */
abstract class Command implements fc.AsyncCommand<Model, Real> {
  readonly choice: number;
  constructor(choice: number) {
    this.choice = choice;
  }

  check(model: Readonly<Model>): boolean {
    return model.records.some(({ isPurged }) => !isPurged);
  }

  async run(model: Model, real: Real): Promise<void> {
    const there = model.records.filter(({ isPurged }) => !isPurged);
    const record = there[this.choice % there.length];
    assert.ok(record);
    await this.act(model, record, real.store);
    await compare(model, record, real);
  }

  toString(): string {
    return `${this.constructor.name}(${this.choice})`;
  }

  abstract act(model: Model, record: ModelRecord, store: DeclarationStore): Promise<void>;

  /** Follows the table if it has the step, and says what the store has to answer otherwise. */
  protected step(model: Model, record: ModelRecord, step: Exclude<Step, 'declare'>, who: Actor): boolean {
    const transition = transitionFor(step, record.state);
    if (transition?.who.includes(who) !== true) return false;
    record.state = transition.to;
    record.changedOn = dayAt(model.day);
    return true;
  }
}

class Declare implements fc.AsyncCommand<Model, Real> {
  readonly suspect: boolean;
  readonly callSoon: boolean;
  constructor(suspect: boolean, callSoon: boolean) {
    this.suspect = suspect;
    this.callSoon = callSoon;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, real: Real): Promise<void> {
    const halfYear = halfYearAt(model.day);
    const eraseAfter = dayAt(model.day + keptDays);
    const declaration = someDeclaration(model.district, {
      ...{ suspect: this.suspect, callSoon: this.callSoon, halfYear, receivedOn: dayAt(model.day), eraseAfter },
    });
    assert.equal((await real.store.inbox.append(declared(declaration))).outcome, 'stored');
    const record: ModelRecord = {
      ...{ declaration, state: this.suspect ? 'suspect' : 'received', revision: 1, halfYear, content: declaration, eraseAfter },
      ...{
        changedOn: dayAt(model.day),
        exported: new Set(),
        carriedOver: undefined,
        isRemovalConfirmed: false,
        notes: 0,
        answers: 0,
        isPurged: false,
      },
    };
    model.records.push(record);
    if (this.callSoon) model.calls += 1;
    await compare(model, record, real);
  }

  toString(): string {
    return `Declare(${String(this.suspect)}, ${String(this.callSoon)})`;
  }
}

class DeclareAgain extends Command {
  async act(_: Model, { declaration }: ModelRecord, { inbox }: DeclarationStore): Promise<void> {
    assert.equal((await inbox.append(declared(declaration))).outcome, 'same');
    assert.equal((await inbox.append({ ...declared(declaration), contentMac: bytes() })).outcome, 'other-content');
  }
}

class Amend extends Command {
  async act(model: Model, record: ModelRecord, { inbox }: DeclarationStore): Promise<void> {
    const { lookupHash } = record.declaration;
    const on = dayAt(model.day);
    const isLate = this.choice % 5 === 0;
    const over = { on, halfYear: halfYearAt(model.day), eraseAfter: dayAt(model.day + keptDays), callSoon: this.choice % 3 === 0 };
    const amendment = someAmendment(lookupHash, isLate ? record.revision - 1 : record.revision, over);
    const { outcome } = await inbox.amend(amendment);
    if (transitionFor('amend', record.state) === undefined) {
      assert.equal(outcome, 'not-allowed');
      return;
    }
    if (isLate) {
      assert.equal(outcome, 'changed-meanwhile');
      return;
    }
    assert.equal(outcome, 'done');
    this.step(model, record, 'amend', 'guardian');
    Object.assign(record, { revision: record.revision + 1, halfYear: over.halfYear, eraseAfter: over.eraseAfter, content: amendment });
    if (over.callSoon) model.calls += 1;
    assert.equal((await inbox.amend(amendment)).outcome, 'same');
  }
}

class Renew extends Command {
  async act(model: Model, record: ModelRecord, { inbox }: DeclarationStore): Promise<void> {
    const renewal = {
      lookupHash: record.declaration.lookupHash,
      on: dayAt(model.day),
      halfYear: halfYearAt(model.day),
      eraseAfter: dayAt(model.day + keptDays),
    };
    const { outcome } = await inbox.renew(renewal);
    if (transitionFor('renew', record.state) === undefined) assert.equal(outcome, 'not-allowed');
    else if (record.halfYear === renewal.halfYear) assert.equal(outcome, 'same');
    else {
      assert.equal(outcome, 'done');
      this.step(model, record, 'renew', 'guardian');
      Object.assign(record, { halfYear: renewal.halfYear, eraseAfter: renewal.eraseAfter });
    }
  }
}

class Withdraw extends Command {
  async act(model: Model, record: ModelRecord, { inbox, register }: DeclarationStore): Promise<void> {
    const { declaration, state } = record;
    const withdrawal = {
      on: dayAt(model.day),
      eraseAfter: dayAt(model.day + 30),
      callOutstanding: model.calls > 0 && this.choice % 2 === 0,
    };
    const byDesk = this.choice % 3 === 0;
    const changed: Changed = byDesk
      ? await register.withdrawFor(accessOf(model), declaration.id, withdrawal)
      : await inbox.withdraw({ ...withdrawal, lookupHash: declaration.lookupHash });
    const isAllowed = this.step(model, record, 'withdraw', byDesk ? 'desk' : 'guardian');
    if (!isAllowed) {
      assert.equal(changed.outcome, state === 'withdrawn' ? 'same' : 'not-allowed');
      return;
    }
    assert.equal(changed.outcome, 'done');
    if (byDesk) model.logged += 1;
    if (withdrawal.callOutstanding) model.calls -= 1;
    Object.assign(record, { eraseAfter: withdrawal.eraseAfter, notes: 0, answers: 0 });
  }
}

class Note extends Command {
  async act(model: Model, record: ModelRecord, { register }: DeclarationStore): Promise<void> {
    const kind = this.choice % 2 === 0 ? 'answer' : 'note';
    const { outcome } = await register.addNote(accessOf(model), record.declaration.id, { kind, sealed: bytes(100), keyIds: ['k'] });
    assert.equal(outcome, isTombstone(record.state) ? 'not-allowed' : 'done');
    if (outcome !== 'done') return;
    model.logged += 1;
    record.notes += 1;
    if (kind === 'answer') record.answers += 1;
  }
}

class Export extends Command {
  async act(model: Model, record: ModelRecord, { register }: DeclarationStore): Promise<void> {
    const id = bytes(8).join('-');
    const { outcome } = await register.askExport(accessOf(model), { id, profile: 'national', declarations: [record.declaration.id] });
    assert.equal(outcome, isTombstone(record.state) || record.state === 'suspect' ? 'not-found' : 'done');
    if (outcome !== 'done') return;
    assert.equal((await register.finishExport(accessOf(model), id, bytes())).outcome, 'done');
    model.logged += 2;
    record.exported.add(record.revision);
  }
}

class MarkIt extends Command {
  readonly wanted: Mark['step'];
  /** 0: as it should be; 1: of an old revision; 2: with the wrong code. */
  readonly mistake: number;
  constructor(choice: number, wanted: Mark['step'], mistake: number) {
    super(choice);
    this.wanted = wanted;
    this.mistake = mistake;
  }

  override toString(): string {
    return `MarkIt(${this.choice}, ${this.wanted}, ${this.mistake})`;
  }

  async act(model: Model, record: ModelRecord, { register }: DeclarationStore): Promise<void> {
    const revision = record.revision - (this.mistake === 1 ? 1 : 0);
    const note = { kind: 'call', sealed: bytes(100), keyIds: ['k'] } as const;
    const callHandled = model.calls > 0 && this.choice % 2 === 0;
    const eraseAfter = dayAt(model.day + 30);
    const wanted: Record<Mark['step'], Mark> = {
      clear: { step: 'clear' },
      see: { step: 'see', confirmCode: this.mistake === 2 ? bytes(16) : record.content.confirmCode },
      contact: { step: 'contact', note, callHandled },
      'carry-over': { step: 'carry-over' },
      reject: { step: 'reject', note, eraseAfter, callHandled },
      'confirm-removal': { step: 'confirm-removal' },
    };
    const { outcome } = await register.mark(accessOf(model), record.declaration.id, revision, wanted[this.wanted]);
    assert.equal(outcome, this.expected(record));
    if (outcome !== 'done') return;
    this.step(model, record, this.wanted, 'desk');
    model.logged += 1;
    if (this.wanted === 'contact' || this.wanted === 'reject') {
      record.notes += 1;
      if (callHandled) model.calls -= 1;
    }
    if (this.wanted === 'reject') record.eraseAfter = eraseAfter;
    if (this.wanted === 'carry-over') record.carriedOver = record.revision;
    if (this.wanted === 'confirm-removal') record.isRemovalConfirmed = true;
  }

  private expected(record: ModelRecord): Marked['outcome'] {
    const ends = {
      clear: 'received',
      see: 'seen',
      contact: 'contacted',
      'carry-over': 'carried-over',
      reject: 'rejected',
      'confirm-removal': 'withdrawn',
    };
    if (transitionFor(this.wanted, record.state) === undefined)
      return this.mistake !== 1 && ends[this.wanted] === record.state ? 'same' : 'not-allowed';
    if (this.mistake === 1) return 'not-allowed';
    if (this.wanted === 'see' && this.mistake === 2) return 'guard-failed';
    if (this.wanted === 'carry-over' && !record.exported.has(record.revision)) return 'guard-failed';
    if (this.wanted === 'confirm-removal' && record.isRemovalConfirmed) return 'same';
    if (this.wanted === 'confirm-removal' && record.carriedOver === undefined) return 'guard-failed';
    return 'done';
  }
}

/** What the desk would do next: leads lives far that chance alone would not. */
class NextDeskStep extends Command {
  async act(model: Model, record: ModelRecord, store: DeclarationStore): Promise<void> {
    const steps = stepsFrom(record.state, 'desk').flatMap(({ step }) => marks.filter((mark) => mark === step));
    const step = steps[this.choice % Math.max(1, steps.length)];
    if (step === undefined) return;
    if (step === 'carry-over') await new Export(this.choice).act(model, record, store);
    await new MarkIt(this.choice, step, 0).act(model, record, store);
  }
}

class LetTimePass implements fc.AsyncCommand<Model, Real> {
  readonly days: number;
  constructor(days: number) {
    this.days = days;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, real: Real): Promise<void> {
    model.day += this.days;
    const { store } = real;
    const today = dayAt(model.day);
    const there = model.records.filter(({ isPurged, eraseAfter }) => !isPurged && eraseAfter <= today);
    const expiring = there.filter(({ state }) => transitionFor('expire', state) !== undefined);
    const purged = there.filter(
      ({ state, carriedOver, isRemovalConfirmed }) =>
        isTombstone(state) && !(state === 'withdrawn' && carriedOver !== undefined && !isRemovalConfirmed),
    );
    assert.equal(await store.upkeep.eraseDue(today, model.day, dayAt(model.day + 30)), expiring.length);
    assert.equal(await store.upkeep.purge(today, model.day), purged.length);
    for (const record of expiring)
      Object.assign(record, { state: 'expired', changedOn: today, eraseAfter: dayAt(model.day + 30), notes: 0, answers: 0 });
    for (const record of purged) record.isPurged = true;
    model.logged += (expiring.length > 0 ? 1 : 0) + (purged.length > 0 ? 1 : 0);
    for (const record of [...expiring, ...purged]) await compare(model, record, real);
  }

  toString(): string {
    return `LetTimePass(${this.days})`;
  }
}

async function compare(model: Model, record: ModelRecord, { store: { inbox, register }, compared }: Real): Promise<void> {
  const { declaration, state, revision, halfYear, eraseAfter, changedOn, content } = record;
  const there = await inbox.find(declaration.lookupHash);
  if (record.isPurged) {
    assert.equal(there, undefined);
    return;
  }
  assert.ok(there);
  compared.set(state, (compared.get(state) ?? 0) + 1);
  const expected: Partial<DeclarationRow> = { state, revision, halfYear, eraseAfter, changedOn };
  for (const [key, value] of Object.entries(expected)) assert.equal(there[key as keyof DeclarationRow], value, key);
  assert.equal(there.carriedOverOn !== undefined, record.carriedOver !== undefined);
  assert.equal(there.removalConfirmedOn !== undefined, record.isRemovalConfirmed);
  assert.equal(there.answers.length, record.answers);
  if (isTombstone(state)) assert.equal(there.content, undefined);
  else assert.deepEqual(there.content?.sealed, content.sealed);
  const [opened] = await register.open(accessOf(model), [declaration.id]);
  model.logged += 1;
  assert.ok(opened);
  assert.equal(opened.notes.length, record.notes);
  const older = record.carriedOver !== undefined && record.carriedOver !== revision && !isTombstone(state) ? record.carriedOver : undefined;
  assert.equal(opened.carriedOver?.revision, older);
  assert.equal(await register.callsSoon(model.district), model.calls);
  assert.equal((await register.auditHead(model.district)).seq, model.logged);
}

const marks = ['clear', 'see', 'contact', 'carry-over', 'reject', 'confirm-removal'] as const satisfies Mark['step'][];
const choice = fc.nat(1000);
const commands = [
  fc.tuple(fc.boolean(), fc.boolean()).map(([suspect, callSoon]) => new Declare(suspect && callSoon, callSoon)),
  choice.map((which) => new DeclareAgain(which)),
  choice.map((which) => new Amend(which)),
  choice.map((which) => new Withdraw(which)),
  choice.map((which) => new Note(which)),
  choice.map((which) => new Export(which)),
  fc
    .tuple(choice, fc.constantFrom<Mark['step']>('clear', 'see', 'contact', 'carry-over', 'reject', 'confirm-removal'), fc.nat(9))
    .map(([which, step, mistake]) => new MarkIt(which, step, mistake)),
  ...Array.from({ length: 6 }, () => choice.map((which) => new NextDeskStep(which))),
  ...Array.from({ length: 3 }, () => choice.map((which) => new Renew(which))),
  fc.nat(250).map((days) => new LetTimePass(days)),
  fc.constant(183).map((days) => new LetTimePass(days)),
];

/** Answers how often a declaration was compared in each state. */
export async function checkStateMachine(store: DeclarationStore, runs: number, seed: number): Promise<Map<DeclarationState, number>> {
  const compared = new Map<DeclarationState, number>();
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: '+1' }), async (life) => {
      // What earlier lives left behind is not this one's.
      await store.upkeep.eraseDue('9999-12-31', 0, '0001-01-01');
      await store.upkeep.purge('9999-12-31', 0);
      const model: Model = { district: someDistrict(), day: 0, records: [], calls: 0, logged: 0 };
      await fc.asyncModelRun(() => ({ model, real: { store, compared } }), life);
      assert.ok((await store.verifyAudit(model.district)).sound);
    }),
    { numRuns: runs, seed },
  );
  return compared;
}
