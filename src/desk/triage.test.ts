import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callNote, recordOf, someRecords } from '../../tests/support/desk-records.ts';
import { inOrderOfTriage, waitsForCall } from './triage.ts';

const asking = { needs: { kinds: [], callSoon: true } } as const;
const quiet = { needs: { kinds: [], callSoon: false } } as const;

describe('who waits for a call', () => {
  it('is who asked for one and has not been called', () => {
    expect(waitsForCall(recordOf('A', { declaration: { needs: { kinds: [], callSoon: true } } }))).toBe(true);
    expect(waitsForCall(recordOf('A', { declaration: { needs: { kinds: [], callSoon: false } } }))).toBe(false);
    expect(waitsForCall(recordOf('A', { state: 'contacted', declaration: { needs: { kinds: [], callSoon: true } } }))).toBe(false);
  });

  it('counts a call only from the day on which the words were sent, in China', () => {
    // 17:00 UTC is the next day in China.
    const sent = { sentAt: '2026-11-20T17:00:00.000Z', declaration: { needs: { kinds: [], callSoon: true } } };
    expect(waitsForCall(recordOf('A', { ...sent, notes: [callNote('2026-11-20')] }))).toBe(true);
    expect(waitsForCall(recordOf('A', { ...sent, notes: [callNote('2026-11-21')] }))).toBe(false);
  });
});

describe('the order of triage', () => {
  it('is: calls, urgent ones first; then unread urgent needs; then the oldest', () => {
    const records = [
      recordOf('old', { receivedOn: '2026-01-01', declaration: { ...quiet, needs: { kinds: ['school'], callSoon: false } } }),
      recordOf('new', { receivedOn: '2026-11-01', declaration: { needs: { kinds: [], callSoon: false } } }),
      recordOf('harm', { receivedOn: '2026-11-02', declaration: { needs: { kinds: ['harm'], callSoon: false } } }),
      recordOf('harm-seen', { receivedOn: '2026-10-02', state: 'seen', declaration: { needs: { kinds: ['harm'], callSoon: false } } }),
      recordOf('call', { receivedOn: '2026-11-03', declaration: { ...asking, needs: { kinds: ['school'], callSoon: true } } }),
      recordOf('call-harm', { receivedOn: '2026-11-04', declaration: { needs: { kinds: ['harm'], callSoon: true } } }),
    ];
    expect(inOrderOfTriage(records).map(({ id }) => id)).toEqual(['call-harm', 'call', 'harm', 'old', 'harm-seen', 'new']);
  });

  it('keeps every record, whatever order they came in, and gives one order', () => {
    fc.assert(
      fc.property(someRecords, fc.nat(), (records, turn) => {
        const turned = [...records.slice(turn % (records.length + 1)), ...records.slice(0, turn % (records.length + 1))];
        const ordered = inOrderOfTriage(records);
        expect(inOrderOfTriage(turned)).toEqual(ordered);
        expect(ordered.map(({ id }) => id).toSorted()).toEqual(records.map(({ id }) => id).toSorted());
        const firstQuiet = ordered.findIndex((record) => !waitsForCall(record));
        expect(firstQuiet === -1 || !ordered.slice(firstQuiet).some(waitsForCall)).toBe(true);
      }),
    );
  });
});
