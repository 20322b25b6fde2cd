import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Changed, type FoundDeclaration, StoreUnavailable } from '../../functions/declarations/declaration-inbox.ts';
import type { Mark, Marked, NewNote } from '../../functions/declarations/declaration-register.ts';
import type { DeclarationStore } from '../../functions/storage/declaration-store.ts';
import {
  type DeclarationState,
  declarationStates,
  isTombstone,
  type Step,
  transitionFor,
} from '../../src/declaration/declaration-states.ts';
import {
  accessTo,
  bytes,
  declared,
  farOff,
  nextHalfYear,
  someAmendment,
  type SomeDeclaration,
  someDeclaration,
  someDistrict,
  thisHalfYear,
  today,
} from './sealed-declarations.ts';

export interface StoreUnderTest {
  /** One more process's store over the same data. */
  open: () => Promise<DeclarationStore>;
  discard: () => void;
}

/** No other test's records are due so early. */
const longAgo = '2001-02-03';

const note = (kind: NewNote['kind'] = 'call'): NewNote => ({ kind, sealed: bytes(200), keyIds: ['k-desk-1'] });

/** What every adapter of the two ports has to do. Nothing here knows an engine. */
export function describeDeclarationStore(name: string, prepare: () => Promise<StoreUnderTest>): void {
  describe(`declaration store on ${name}`, () => {
    let underTest: StoreUnderTest;
    let store: DeclarationStore;
    let other: DeclarationStore;

    beforeAll(async () => {
      underTest = await prepare();
      store = await underTest.open();
      other = await underTest.open();
    }, 60_000);
    afterAll(async () => {
      await store.close();
      await other.close();
      underTest.discard();
    }, 60_000);

    async function add(district: string, over: Partial<SomeDeclaration> = {}): Promise<SomeDeclaration> {
      const declaration = { ...someDeclaration(district), ...over };
      expect(await store.inbox.append(declared(declaration))).toMatchObject({ outcome: 'stored' });
      return declaration;
    }
    async function found({ lookupHash }: { lookupHash: Uint8Array }): Promise<FoundDeclaration> {
      const there = await store.inbox.find(lookupHash);
      expect(there).toBeDefined();
      return there!;
    }
    async function mark({ id, district }: SomeDeclaration, wanted: Mark, revision = 1): Promise<Marked> {
      return await store.register.mark(accessTo(district), id, revision, wanted);
    }
    async function exported({ id, district }: SomeDeclaration): Promise<void> {
      const request = { id: bytes(8).join('-'), profile: 'national', declarations: [id] };
      expect(await store.register.askExport(accessTo(district), request)).toMatchObject({ outcome: 'done' });
      expect(await store.register.finishExport(accessTo(district), request.id, bytes())).toMatchObject({ outcome: 'done' });
    }

    /** Leads a new declaration into a state by the steps that people take. */
    async function inState(state: DeclarationState, eraseAfter = farOff): Promise<SomeDeclaration> {
      const declaration = await add(someDistrict(), {
        suspect: state === 'suspect',
        eraseAfter: state === 'expired' ? longAgo : eraseAfter,
      });
      const { lookupHash, confirmCode } = declaration;
      const isOpened = ['seen', 'contacted', 'carried-over', 'renewed', 'rejected'].includes(state);
      if (isOpened) await mark(declaration, { step: 'see', confirmCode });
      if (state === 'contacted') await mark(declaration, { step: 'contact', note: note(), callHandled: false });
      if (state === 'carried-over') {
        await exported(declaration);
        await mark(declaration, { step: 'carry-over' });
      }
      if (state === 'renewed') await store.inbox.renew({ lookupHash, on: today, halfYear: nextHalfYear, eraseAfter });
      if (state === 'rejected') await mark(declaration, { step: 'reject', note: note('answer'), eraseAfter, callHandled: false });
      if (state === 'withdrawn') await store.inbox.withdraw({ lookupHash, on: today, eraseAfter, callOutstanding: false });
      if (state === 'expired') await store.upkeep.eraseDue(longAgo, 0, eraseAfter);
      expect((await found(declaration)).state).toBe(state);
      return declaration;
    }

    describe('what arrives', () => {
      it('is stored as it came, and found by the lookup hash alone', async () => {
        const declaration = await add(someDistrict());
        const { id, district, sealed, keyIds, sizeClass, contentMac, confirmHash } = declaration;
        const there = await found(declaration);
        expect(there).toEqual({
          ...{
            id,
            district,
            halfYear: thisHalfYear,
            state: 'received',
            revision: 1,
            receivedOn: today,
            changedOn: today,
            eraseAfter: farOff,
          },
          ...{ carriedOverOn: undefined, removalConfirmedOn: undefined },
          content: { sealed, keyIds, sizeClass, contentMac, confirmHash },
          answers: [],
        });
        expect(there.content?.sealed.constructor).toBe(Uint8Array);
        expect(await store.inbox.find(bytes())).toBeUndefined();
        expect(await other.inbox.find(declaration.lookupHash)).toEqual(there);
      });

      it('is the same when it comes again, and refused when it comes with other content', async () => {
        const declaration = await add(someDistrict());
        const repeat = await store.inbox.append({ ...declared(declaration), sealed: bytes(1322), receivedOn: '2026-11-22' });
        expect(repeat).toMatchObject({ outcome: 'same', row: { receivedOn: today } });
        expect(await store.inbox.append({ ...declared(declaration), contentMac: bytes() })).toEqual({ outcome: 'other-content' });
        expect(await store.inbox.append({ ...declared(declaration), id: bytes().join('') })).toEqual({ outcome: 'other-content' });
        expect(await store.inbox.append({ ...declared(declaration), lookupHash: bytes() })).toEqual({ outcome: 'other-content' });
        expect((await found(declaration)).content?.sealed).toEqual(declaration.sealed);
      });

      it('is stored once when fifty come at once, through two processes', async () => {
        const declaration = someDeclaration(someDistrict());
        const outcomes = await Promise.all(
          Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? store : other).inbox.append(declared(declaration))),
        );
        expect(outcomes.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1);
        expect(outcomes.filter(({ outcome }) => outcome === 'same')).toHaveLength(49);
        expect(await store.register.batches(declaration.district)).toEqual([{ halfYear: thisHalfYear, state: 'received', count: 1 }]);
        expect(await store.inbox.receivedInHour(declaration.district, declaration.hour)).toBe(1);
      });

      it('is stored once each when two processes bring the same hundreds in different order', async () => {
        const district = someDistrict();
        const declarations = Array.from({ length: 200 }, () => declared(someDeclaration(district, { callSoon: true })));
        const outcomes = await Promise.all([
          ...declarations.map((declaration) => store.inbox.append(declaration)),
          ...declarations.toReversed().map((declaration) => other.inbox.append(declaration)),
        ]);
        expect(outcomes.filter(({ outcome }) => outcome === 'stored')).toHaveLength(200);
        expect(outcomes.filter(({ outcome }) => outcome === 'same')).toHaveLength(200);
        expect(await store.register.batches(district)).toEqual([{ halfYear: thisHalfYear, state: 'received', count: 200 }]);
        expect(await store.register.callsSoon(district)).toBe(200);
        expect(await store.inbox.receivedInHour(district, `${today}T09`)).toBe(200);
      });

      it('takes no other with it when the store refuses it', async () => {
        const district = someDistrict();
        const broken = { ...declared(someDeclaration(district)), receivedOn: null as unknown as string };
        const good = Array.from({ length: 10 }, () => declared(someDeclaration(district)));
        const outcomes = await Promise.allSettled([...good.slice(5), broken, ...good.slice(0, 5)].map((one) => store.inbox.append(one)));
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
        expect(await store.register.batches(district)).toEqual([{ halfYear: thisHalfYear, state: 'received', count: 10 }]);
      });

      it('comes back neither after an amendment nor after a withdrawal', async () => {
        const declaration = await add(someDistrict());
        const amendment = someAmendment(declaration.lookupHash, 1);
        expect(await store.inbox.amend(amendment)).toMatchObject({ outcome: 'done' });
        expect(await store.inbox.append(declared(declaration))).toMatchObject({ outcome: 'same', row: { revision: 2 } });
        expect((await found(declaration)).content?.sealed).toEqual(amendment.sealed);
        await store.inbox.withdraw({ ...declaration, on: today, callOutstanding: false });
        expect(await store.inbox.append(declared(declaration))).toMatchObject({ outcome: 'same', row: { state: 'withdrawn' } });
        expect((await found(declaration)).content).toBeUndefined();
      });
    });

    describe('with the receipt, a parent', () => {
      it('amends: another revision, the record unread again, an earlier one gone', async () => {
        const declaration = await inState('contacted');
        const amendment = someAmendment(declaration.lookupHash, 1, { on: '2026-11-25', callSoon: true });
        expect(await store.inbox.amend(amendment)).toMatchObject({
          outcome: 'done',
          row: { state: 'received', revision: 2, changedOn: '2026-11-25' },
        });
        expect(await store.inbox.amend(amendment)).toMatchObject({ outcome: 'same', row: { revision: 2 } });
        expect(await store.inbox.amend(someAmendment(declaration.lookupHash, 1))).toMatchObject({ outcome: 'changed-meanwhile' });
        expect(await store.inbox.amend(someAmendment(bytes(), 1))).toEqual({ outcome: 'not-found' });
        const [record] = await store.register.open(accessTo(declaration.district), [declaration.id]);
        expect(record).toMatchObject({ revision: 2, content: { sealed: amendment.sealed }, carriedOver: undefined });
        expect(await store.register.callsSoon(declaration.district)).toBe(1);
      });

      it('amends once when the same amendment comes twenty times, and one of two different ones wins', async () => {
        const declaration = await add(someDistrict());
        const [one, two] = [someAmendment(declaration.lookupHash, 1), someAmendment(declaration.lookupHash, 1)];
        const outcomes = await Promise.all(
          Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? store.inbox.amend(one) : other.inbox.amend(two))),
        );
        const count = (outcome: Changed['outcome']): number => outcomes.filter((changed) => changed.outcome === outcome).length;
        expect([count('done'), count('same'), count('changed-meanwhile')]).toEqual([1, 9, 10]);
        expect((await found(declaration)).revision).toBe(2);
      });

      it('renews in a later half-year, once', async () => {
        const declaration = await inState('carried-over');
        const renewal = { lookupHash: declaration.lookupHash, on: '2027-03-02', halfYear: nextHalfYear, eraseAfter: '2028-06-01' } as const;
        expect(await store.inbox.renew({ ...renewal, halfYear: thisHalfYear })).toMatchObject({
          outcome: 'same',
          row: { eraseAfter: farOff },
        });
        expect(await store.inbox.renew(renewal)).toMatchObject({
          outcome: 'done',
          row: { state: 'renewed', halfYear: nextHalfYear, eraseAfter: '2028-06-01' },
        });
        expect(await store.inbox.renew(renewal)).toMatchObject({ outcome: 'same' });
        expect(await store.inbox.renew({ ...renewal, halfYear: thisHalfYear })).toMatchObject({ outcome: 'not-allowed' });
        expect(await store.inbox.renew({ ...renewal, lookupHash: bytes() })).toEqual({ outcome: 'not-found' });
      });

      it('withdraws: content, notes and answers go at once, dates stay', async () => {
        const declaration = await add(someDistrict(), { callSoon: true });
        await store.register.addNote(accessTo(declaration.district), declaration.id, note('answer'));
        expect((await found(declaration)).answers).toHaveLength(1);
        const withdrawal = { lookupHash: declaration.lookupHash, on: '2026-12-01', eraseAfter: '2027-12-01', callOutstanding: true };
        expect(await store.inbox.withdraw(withdrawal)).toMatchObject({
          outcome: 'done',
          row: { state: 'withdrawn', changedOn: '2026-12-01' },
        });
        expect(await store.inbox.withdraw(withdrawal)).toMatchObject({ outcome: 'same' });
        expect(await store.inbox.withdraw({ ...withdrawal, lookupHash: bytes() })).toEqual({ outcome: 'not-found' });
        expect(await found(declaration)).toMatchObject({ content: undefined, answers: [], receivedOn: today, eraseAfter: '2027-12-01' });
        expect(await store.register.callsSoon(declaration.district)).toBe(0);
        const [record] = await store.register.open(accessTo(declaration.district), [declaration.id]);
        expect(record).toMatchObject({ content: undefined, notes: [] });
      });

      it('reads answers of the desk, and no note', async () => {
        const declaration = await inState('contacted');
        const answer = note('answer');
        await store.register.addNote(accessTo(declaration.district, { on: '2026-11-30' }), declaration.id, answer);
        expect((await found(declaration)).answers).toEqual([{ on: '2026-11-30', sealed: answer.sealed }]);
      });
    });

    describe('the state table', () => {
      const steps = ['clear', 'see', 'contact', 'carry-over', 'reject', 'amend', 'renew', 'withdraw', 'confirm-removal', 'expire'] as const;

      it.each(declarationStates.flatMap((state) => steps.map((step) => ({ state, step }))))(
        'holds for $step from $state',
        async ({ state, step }) => {
          const declaration = await inState(state, step === 'expire' ? longAgo : farOff);
          // Evidence for every guard, so that only the state decides.
          if (!isTombstone(state) && state !== 'suspect') await exported(declaration);
          const before = await found(declaration);
          const outcome = await attempt(step, declaration);
          const after = await found(declaration);
          const transition = transitionFor(step, state);
          // Nothing was carried over before it was withdrawn here; that has a test of its own.
          if (transition === undefined || step === 'confirm-removal') {
            expect(outcome).not.toBe('done');
            expect(after).toEqual(before);
          } else {
            expect(outcome).toBe('done');
            expect(after.state).toBe(transition.to);
          }
          expect(await store.verifyAudit(declaration.district)).toMatchObject({ sound: true });
        },
      );

      async function attempt(step: Exclude<Step, 'declare'>, declaration: SomeDeclaration): Promise<string> {
        const { lookupHash, confirmCode } = declaration;
        switch (step) {
          case 'see':
            return (await mark(declaration, { step, confirmCode })).outcome;
          case 'contact':
            return (await mark(declaration, { step, note: note(), callHandled: false })).outcome;
          case 'reject':
            return (await mark(declaration, { step, note: note('answer'), eraseAfter: farOff, callHandled: false })).outcome;
          case 'clear':
          case 'carry-over':
          case 'confirm-removal':
            return (await mark(declaration, { step })).outcome;
          case 'amend':
            return (await store.inbox.amend(someAmendment(lookupHash, 1))).outcome;
          case 'renew':
            return (await store.inbox.renew({ lookupHash, on: today, halfYear: '2027H2', eraseAfter: farOff })).outcome;
          case 'withdraw':
            return (await store.inbox.withdraw({ lookupHash, on: today, eraseAfter: farOff, callOutstanding: false })).outcome;
          case 'expire':
            return (await store.upkeep.eraseDue(longAgo, 0, farOff)) === 1 ? 'done' : 'not-due';
        }
      }

      it('asks for the confirm code of the current revision', async () => {
        const declaration = await add(someDistrict());
        const { district, id, confirmCode } = declaration;
        expect(await mark(declaration, { step: 'see', confirmCode: bytes(16) })).toMatchObject({ outcome: 'guard-failed' });
        const amendment = someAmendment(declaration.lookupHash, 1);
        await store.inbox.amend(amendment);
        expect(await mark(declaration, { step: 'see', confirmCode })).toMatchObject({ outcome: 'not-allowed' });
        expect(await mark(declaration, { step: 'see', confirmCode }, 2)).toMatchObject({ outcome: 'guard-failed' });
        expect(await mark(declaration, { step: 'see', confirmCode: amendment.confirmCode }, 2)).toMatchObject({ outcome: 'done' });
        expect(await mark(declaration, { step: 'see', confirmCode: amendment.confirmCode }, 2)).toMatchObject({ outcome: 'same' });
        expect(await store.register.mark(accessTo(district), `${id}0`, 1, { step: 'clear' })).toEqual({ outcome: 'not-found' });
      });

      it('asks for a finished export of the current revision', async () => {
        const declaration = await inState('seen');
        expect(await mark(declaration, { step: 'carry-over' })).toMatchObject({ outcome: 'guard-failed' });
        const request = { id: bytes(8).join('-'), profile: 'national', declarations: [declaration.id] };
        await store.register.askExport(accessTo(declaration.district), request);
        expect(await mark(declaration, { step: 'carry-over' })).toMatchObject({ outcome: 'guard-failed' });
        await store.register.finishExport(accessTo(declaration.district), request.id, bytes());
        expect(await mark(declaration, { step: 'carry-over' })).toMatchObject({ outcome: 'done', row: { carriedOverOn: today } });
      });

      it('returns an amended record to the desk, with what was carried over beside it', async () => {
        const declaration = await inState('carried-over');
        const amendment = someAmendment(declaration.lookupHash, 1);
        await store.inbox.amend(amendment);
        const again = someAmendment(declaration.lookupHash, 2);
        await store.inbox.amend(again);
        const [record] = await store.register.open(accessTo(declaration.district), [declaration.id]);
        expect(record).toMatchObject({ state: 'received', revision: 3, content: { sealed: again.sealed } });
        expect(record?.carriedOver).toMatchObject({ revision: 1, content: { sealed: declaration.sealed } });
        await mark(declaration, { step: 'see', confirmCode: again.confirmCode }, 3);
        expect(await mark(declaration, { step: 'carry-over' }, 3)).toMatchObject({ outcome: 'guard-failed' });
        await exported(declaration);
        expect(await mark(declaration, { step: 'carry-over' }, 3)).toMatchObject({ outcome: 'done' });
        const [later] = await store.register.open(accessTo(declaration.district), [declaration.id]);
        expect(later?.carriedOver).toBeUndefined();
      });

      it('keeps a withdrawn record in view until it is out of the other platform, too', async () => {
        const declaration = await inState('carried-over');
        const { district, lookupHash } = declaration;
        await store.inbox.withdraw({ lookupHash, on: today, eraseAfter: longAgo, callOutstanding: false });
        const outstanding = { removalOutstanding: true, limit: 10 };
        expect(await store.register.list(accessTo(district), outstanding)).toMatchObject([{ id: declaration.id, carriedOverOn: today }]);
        await store.upkeep.purge(longAgo, 0);
        expect(await found(declaration)).toMatchObject({ state: 'withdrawn' });
        expect(await mark(declaration, { step: 'confirm-removal' })).toMatchObject({ outcome: 'done', row: { removalConfirmedOn: today } });
        expect(await mark(declaration, { step: 'confirm-removal' })).toMatchObject({ outcome: 'same' });
        expect(await store.register.list(accessTo(district), outstanding)).toEqual([]);
        expect(await store.upkeep.purge(longAgo, 0)).toBe(1);
        expect(await store.inbox.find(lookupHash)).toBeUndefined();
      });

      it('lets one of two operators mark, and counts a handled call once', async () => {
        const declaration = await add(someDistrict(), { callSoon: true });
        await add(declaration.district, { callSoon: true });
        await mark(declaration, { step: 'see', confirmCode: declaration.confirmCode });
        const marked = await Promise.all(
          [store, other, store, other].map(({ register }) =>
            register.mark(accessTo(declaration.district), declaration.id, 1, { step: 'contact', note: note(), callHandled: true }),
          ),
        );
        expect(marked.map(({ outcome }) => outcome).sort()).toEqual(['done', 'same', 'same', 'same']);
        expect(await store.register.callsSoon(declaration.district)).toBe(1);
        const [record] = await store.register.open(accessTo(declaration.district), [declaration.id]);
        expect(record?.notes).toHaveLength(1);
      });
    });

    describe('the desk', () => {
      it('lists its batches by half-year and state, page by page, and what is due for renewal', async () => {
        const district = someDistrict();
        for (const halfYear of ['2025H2', '2026H1', '2026H2'] as const)
          for (let count = 0; count < 3; count += 1) await add(district, { halfYear, suspect: count === 2 });
        expect(await store.register.batches(district)).toEqual([
          { halfYear: '2025H2', state: 'received', count: 2 },
          { halfYear: '2025H2', state: 'suspect', count: 1 },
          { halfYear: '2026H1', state: 'received', count: 2 },
          { halfYear: '2026H1', state: 'suspect', count: 1 },
          { halfYear: '2026H2', state: 'received', count: 2 },
          { halfYear: '2026H2', state: 'suspect', count: 1 },
        ]);
        const access = accessTo(district);
        const all = await store.register.list(access, { limit: 100 });
        expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).sort());
        const first = await store.register.list(access, { limit: 4 });
        const rest = await store.register.list(access, { limit: 100, after: first.at(-1)?.id });
        expect([...first, ...rest]).toEqual(all);
        expect(await store.register.list(access, { halfYears: ['2026H1'], states: ['received'], limit: 10 })).toHaveLength(2);
        expect(await store.register.list(access, { before: '2026H2', states: ['received'], limit: 10 })).toHaveLength(4);
        expect(await store.register.list(access, { states: [], limit: 10 })).toEqual([]);
        expect(await store.register.open(access, [])).toEqual([]);
      });

      it('reaches nothing of another district', async () => {
        const declaration = await inState('carried-over');
        const { id, lookupHash } = declaration;
        const before = await found(declaration);
        const stranger = accessTo(someDistrict(), { operator: 'k-stranger' });
        const { register } = store;
        expect(await register.list(stranger, { limit: 500 })).toEqual([]);
        expect(await register.open(stranger, [id])).toEqual([]);
        expect(await register.batches(stranger.district)).toEqual([]);
        expect(await register.mark(stranger, id, 1, { step: 'contact', note: note(), callHandled: true })).toEqual({
          outcome: 'not-found',
        });
        expect(await register.addNote(stranger, id, note())).toEqual({ outcome: 'not-found' });
        expect(await register.amendFor(stranger, id, someAmendment(lookupHash, 1))).toEqual({ outcome: 'not-found' });
        const dates = { on: today, eraseAfter: today };
        expect(await register.renewFor(stranger, id, { ...dates, halfYear: nextHalfYear })).toEqual({ outcome: 'not-found' });
        expect(await register.withdrawFor(stranger, id, { ...dates, callOutstanding: true })).toEqual({ outcome: 'not-found' });
        const sealed = { note: undefined, revision: 1, sealed: bytes(), keyIds: ['k'], wasSealedTo: declaration.keyIds };
        expect(await register.reseal(stranger, [{ declaration: id, ...sealed }])).toBe(0);
        expect(await register.askExport(stranger, { id: bytes(8).join(''), profile: 'national', declarations: [id] })).toEqual({
          outcome: 'not-found',
        });
        const [theirs] = await register.exports(accessTo(declaration.district));
        expect(await register.approveExport(stranger, theirs!.id)).toEqual({ outcome: 'not-found' });
        expect(await register.finishExport(stranger, theirs!.id, bytes())).toEqual({ outcome: 'not-found' });
        expect(await register.askExport(stranger, theirs!)).toEqual({ outcome: 'not-found' });
        expect(await register.exports(stranger)).toEqual([]);
        expect((await register.readAudit(stranger, 1, 100)).every(({ declarations }) => declarations.length === 0)).toBe(true);
        expect(await found(declaration)).toEqual(before);
      });

      it('acts for a parent who has lost the receipt', async () => {
        const declaration = await inState('seen');
        const access = accessTo(declaration.district, { purpose: 'request-of-guardian' });
        const { lookupHash: _, ...amendment } = someAmendment(declaration.lookupHash, 1);
        expect(await store.register.amendFor(access, declaration.id, amendment)).toMatchObject({ outcome: 'done', row: { revision: 2 } });
        expect(await store.register.amendFor(access, declaration.id, amendment)).toMatchObject({ outcome: 'same' });
        const dates = { on: today, eraseAfter: farOff };
        expect(await store.register.renewFor(access, declaration.id, { ...dates, halfYear: nextHalfYear })).toMatchObject({
          outcome: 'done',
        });
        expect(await store.register.withdrawFor(access, declaration.id, { ...dates, callOutstanding: false })).toMatchObject({
          outcome: 'done',
        });
        const lines = await store.register.readAudit(access, 1, 100);
        expect(lines.map(({ action }) => action)).toEqual(['marked', 'amended', 'renewed', 'withdrew']);
        expect(
          lines.slice(1).every(({ purpose, declarations }) => purpose === 'request-of-guardian' && declarations[0] === declaration.id),
        ).toBe(true);
      });

      it('seals records and notes anew, but not what was changed meanwhile', async () => {
        const declaration = await inState('contacted');
        const access = accessTo(declaration.district, { purpose: 'rotation' });
        const [before] = await store.register.open(access, [declaration.id]);
        const base = { declaration: declaration.id, revision: 1, keyIds: ['k-desk-2', 'k-recovery'] };
        const ofContent = { ...base, note: undefined, sealed: bytes(1300), wasSealedTo: before!.content!.keyIds };
        const ofNote = { ...base, note: 1, sealed: bytes(300), wasSealedTo: before!.notes[0]!.keyIds };
        expect(await store.register.reseal(access, [ofContent, ofNote])).toBe(2);
        expect(await store.register.reseal(access, [{ ...ofContent, sealed: bytes(1300) }])).toBe(0);
        const [after] = await store.register.open(access, [declaration.id]);
        expect(after).toMatchObject({ content: { sealed: ofContent.sealed, keyIds: base.keyIds }, notes: [{ sealed: ofNote.sealed }] });
        expect(after?.content?.contentMac).toEqual(declaration.contentMac);
      });

      it('corrects the count of calls, which never goes below none', async () => {
        const declaration = await inState('seen');
        const access = accessTo(declaration.district);
        await mark(declaration, { step: 'contact', note: note(), callHandled: true });
        expect(await store.register.callsSoon(declaration.district)).toBe(0);
        await store.register.recountCalls(access, 7);
        expect(await store.register.callsSoon(declaration.district)).toBe(7);
      });
    });

    describe('an export', () => {
      it('of one record needs nobody else', async () => {
        const declaration = await add(someDistrict());
        const access = accessTo(declaration.district);
        const request = { id: bytes(8).join('-'), profile: 'jianfu', declarations: [declaration.id] };
        expect(await store.register.askExport(access, request)).toMatchObject({ outcome: 'done', entry: { askedBy: 'k-desk-1' } });
        expect(await store.register.askExport(access, request)).toMatchObject({ outcome: 'same' });
        expect(await store.register.askExport(access, { ...request, profile: 'national' })).toMatchObject({ outcome: 'conflict' });
        const file = bytes();
        expect(await store.register.finishExport(access, request.id, file)).toMatchObject({ outcome: 'done', entry: { doneOn: today } });
        expect(await store.register.finishExport(access, request.id, file)).toMatchObject({ outcome: 'same' });
        expect(await store.register.finishExport(access, request.id, bytes())).toMatchObject({ outcome: 'conflict' });
      });

      it('of more waits for a second operator', async () => {
        const district = someDistrict();
        const ids = [await add(district), await add(district), await add(district)].map(({ id }) => id);
        const access = accessTo(district);
        const request = { id: bytes(8).join('-'), profile: 'huhmiao', declarations: ids };
        await store.register.askExport(access, request);
        expect(await store.register.finishExport(access, request.id, bytes())).toMatchObject({ outcome: 'needs-approval' });
        expect(await store.register.approveExport(access, request.id)).toMatchObject({ outcome: 'needs-another-operator' });
        const second = accessTo(district, { operator: 'k-desk-2' });
        expect(await store.register.approveExport(second, request.id)).toMatchObject({
          outcome: 'done',
          entry: { approvedBy: 'k-desk-2' },
        });
        expect(await store.register.approveExport(second, request.id)).toMatchObject({ outcome: 'same' });
        expect(await store.register.finishExport(access, request.id, bytes())).toMatchObject({ outcome: 'done' });
        expect(await store.register.exports(access)).toMatchObject([
          { id: request.id, declarations: ids, approvedBy: 'k-desk-2', doneOn: today },
        ]);
      });

      it('takes only what there is to read', async () => {
        const declaration = await inState('withdrawn');
        const suspect = await add(declaration.district, { suspect: true });
        const ask = (declarations: string[]): Promise<unknown> =>
          store.register.askExport(accessTo(declaration.district), { id: bytes(8).join('-'), profile: 'national', declarations });
        for (const declarations of [[declaration.id], [suspect.id], [], ['none']])
          expect(await ask(declarations)).toEqual({ outcome: 'not-found' });
        expect(await store.register.approveExport(accessTo(declaration.district), 'none')).toEqual({ outcome: 'not-found' });
      });
    });

    describe('the log', () => {
      it('has one line for each access, with who, what and why', async () => {
        const declaration = await inState('contacted');
        const access = accessTo(declaration.district, { operator: 'k-desk-9', purpose: 'call' });
        await store.register.appendAudit(access, 'signed-in', '');
        await store.register.list(access, { limit: 10 });
        await store.register.open(access, [declaration.id, 'none']);
        await store.register.addNote(access, declaration.id, note('note'));
        await store.register.readAudit(access, 1, 1);
        const lines = await store.register.readAudit(access, 3, 100);
        expect(lines.map(({ seq, action, detail }) => [seq, action, detail])).toEqual([
          [3, 'signed-in', ''],
          [4, 'listed', '1'],
          [5, 'opened', '1'],
          [6, 'noted', 'note'],
          [7, 'audit-read', '1 1'],
        ]);
        expect(lines.every(({ operator, purpose, at }) => operator === 'k-desk-9' && purpose === 'call' && at === access.at)).toBe(true);
        expect(lines[2]?.declarations).toEqual([declaration.id]);
        expect(await store.register.auditHead(declaration.district)).toMatchObject({ seq: 8 });
      });

      it('never forks when two processes write it at once', async () => {
        const district = someDistrict();
        const heads = await Promise.all(
          Array.from({ length: 60 }, (_, index) =>
            (index % 2 === 0 ? store : other).register.appendAudit(accessTo(district), 'signed-in', String(index)),
          ),
        );
        expect(heads.map(({ seq }) => seq).sort((one, two) => one - two)).toEqual(heads.map((_, index) => index + 1));
        const verdict = await store.verifyAudit(district, heads);
        expect(verdict).toMatchObject({ sound: true, lines: 60 });
        expect(await store.verifyAudit(district, [{ seq: 7, hash: bytes() }])).toEqual({
          sound: false,
          seq: 7,
          reason: 'unlike-noted-head',
        });
        expect(await store.verifyAudit(district, [{ seq: 61, hash: bytes() }])).toEqual({ sound: false, seq: 61, reason: 'cut-off' });
        expect(await store.auditedDistricts()).toContain(district);
      });

      it('is sound where nothing was ever done', async () => {
        expect(await store.verifyAudit(someDistrict())).toMatchObject({ sound: true, lines: 0 });
      });
    });

    describe('the clock', () => {
      it('erases content on its day and drops the tombstone on its own', async () => {
        const district = someDistrict();
        const due = await Promise.all(Array.from({ length: 230 }, () => add(district, { eraseAfter: '2003-05-02' })));
        const later = await add(district, { eraseAfter: '2003-05-03' });
        await store.register.addNote(accessTo(district), due[0]!.id, note());
        expect(await store.upkeep.eraseDue('2003-05-01', 1, '2004-05-02')).toBe(0);
        expect(await store.upkeep.eraseDue('2003-05-02', 2, '2004-05-02')).toBe(230);
        expect(await store.upkeep.eraseDue('2003-05-02', 3, '2004-05-02')).toBe(0);
        expect(await found(due[0]!)).toMatchObject({
          state: 'expired',
          content: undefined,
          changedOn: '2003-05-02',
          eraseAfter: '2004-05-02',
        });
        expect((await found(later)).content).toBeDefined();
        expect(await store.upkeep.purge('2004-05-01', 4)).toBe(0);
        expect(await store.upkeep.purge('2004-05-02', 5)).toBe(230);
        expect(await store.inbox.find(due[0]!.lookupHash)).toBeUndefined();
        expect((await found(later)).content).toBeDefined();
        const lines = await store.register.readAudit(accessTo(district), 2, 100);
        expect(lines.map(({ operator, action, declarations }) => [operator, action, declarations.length])).toEqual([
          ...[100, 100, 30].map((count) => ['clock', 'erased', count]),
          ...[100, 100, 30].map((count) => ['clock', 'purged', count]),
        ]);
        await store.inbox.withdraw({ ...later, on: today, callOutstanding: false, eraseAfter: farOff });
      });

      it('leaves a record that a parent renewed in between', async () => {
        const declaration = await add(someDistrict(), { eraseAfter: '2003-06-01' });
        const [renewed] = await Promise.all([
          store.inbox.renew({ lookupHash: declaration.lookupHash, on: today, halfYear: nextHalfYear, eraseAfter: farOff }),
          other.upkeep.eraseDue('2003-06-01', 1, farOff),
        ]);
        const there = await found(declaration);
        expect(there.content === undefined).toBe(renewed.outcome !== 'done');
        expect(there.state).toBe(renewed.outcome === 'done' ? 'received' : 'expired');
      });

      it('forgets how much came in on past days', async () => {
        const declaration = await add(someDistrict(), { hour: '2003-07-01T23' });
        await add(declaration.district, { hour: '2003-07-02T00' });
        await store.upkeep.purge('2003-07-02', 1);
        expect(await store.inbox.receivedInHour(declaration.district, '2003-07-01T23')).toBe(0);
        expect(await store.inbox.receivedInHour(declaration.district, '2003-07-02T00')).toBe(1);
      });
    });

    describe('what was erased', () => {
      it('is listed for the journal once, and erased again where a backup brought it back', async () => {
        const [withdrawn, expired] = [await inState('withdrawn'), await inState('expired', '2029-01-01')];
        const ofThese = async () =>
          (await store.upkeep.erasuresToJournal(10_000)).filter(({ lookupHash }) =>
            [withdrawn, expired].some((one) => Buffer.from(one.lookupHash).equals(lookupHash)),
          );
        const listed = await ofThese();
        expect(new Set(listed.map(({ state }) => state))).toEqual(new Set(['withdrawn', 'expired']));
        expect(listed.find(({ state }) => state === 'expired')).toMatchObject({ on: longAgo, eraseAfter: '2029-01-01' });
        await other.upkeep.erasuresJournaled(listed);
        expect(await ofThese()).toEqual([]);

        const back = await inState('contacted');
        const gone = { lookupHash: back.lookupHash, state: 'withdrawn', on: today, eraseAfter: farOff } as const;
        expect(await store.upkeep.replayErasures([...listed, gone, { ...gone, lookupHash: bytes() }], 7)).toBe(1);
        expect(await found(back)).toMatchObject({ state: 'withdrawn', content: undefined, answers: [], eraseAfter: farOff });
        const lines = await store.register.readAudit(accessTo(back.district), 1, 100);
        expect(lines.at(-1)).toMatchObject({ action: 'erased', operator: 'restore', declarations: [back.id], at: 7 });
        expect(await store.upkeep.replayErasures([gone], 8)).toBe(0);
        expect(
          (await store.upkeep.erasuresToJournal(10_000)).some(({ lookupHash }) => Buffer.from(lookupHash).equals(back.lookupHash)),
        ).toBe(false);
      });
    });

    describe('a session of a desk', () => {
      it('begins with a challenge that works once, through any process, and in time', async () => {
        const district = someDistrict();
        const challenge = { nonceHash: bytes(), district, operator: 'k-desk-1', expiresAt: 1000 };
        expect(await store.sessions.addChallenge(challenge, 2, 0)).toBe(true);
        const taken = await Promise.all([store, other, store, other].map(({ sessions }) => sessions.takeChallenge(challenge.nonceHash, 1)));
        expect(taken.filter((holder) => holder !== undefined)).toEqual([{ district, operator: 'k-desk-1' }]);
        const late = { ...challenge, nonceHash: bytes() };
        await store.sessions.addChallenge(late, 2, 0);
        expect(await store.sessions.takeChallenge(late.nonceHash, 1000)).toBeUndefined();
        expect(await store.sessions.takeChallenge(bytes(), 1)).toBeUndefined();
      });

      it('waits for so many at a time, and forgets what is past', async () => {
        const district = someDistrict();
        const add = (at: number) =>
          store.sessions.addChallenge({ nonceHash: bytes(), district, operator: 'k', expiresAt: at + 1000 }, 2, at);
        expect([await add(0), await add(0), await add(0)]).toEqual([true, true, false]);
        expect(await add(1000)).toBe(true);
      });

      it('holds for every process until it ends, each with its line in the log', async () => {
        const access = accessTo(someDistrict(), { purpose: 'sign-in' });
        const tokenHash = bytes();
        await store.sessions.start(access, { tokenHash, expiresAt: 5000, role: 'operator' });
        const { district, operator } = access;
        expect(await other.sessions.find(tokenHash, 4999)).toEqual({ district, operator, expiresAt: 5000 });
        expect(await other.sessions.find(tokenHash, 5000)).toBeUndefined();
        expect(await other.sessions.find(bytes(), 0)).toBeUndefined();
        await other.sessions.end(access, tokenHash);
        await other.sessions.end(access, tokenHash);
        expect(await store.sessions.find(tokenHash, 0)).toBeUndefined();
        const lines = await store.register.readAudit(access, 1, 10);
        expect(lines.map(({ action, detail }) => [action, detail])).toEqual([
          ['signed-in', 'operator'],
          ['signed-out', ''],
        ]);
      });
    });

    it('is ready, and says what it rests on', async () => {
      expect(await store.readiness()).toMatchObject({
        ready: true,
        problems: [],
        facts: { engine: expect.stringMatching(/sqlite|postgres/u) as string },
      });
    });

    it('holds everything for the next process', async () => {
      const declaration = await add(someDistrict());
      const next = await underTest.open();
      expect((await next.inbox.find(declaration.lookupHash))?.content?.sealed).toEqual(declaration.sealed);
      await next.close();
      await expect(next.inbox.append(declared(declaration))).rejects.toThrow(StoreUnavailable);
    });
  });
}
