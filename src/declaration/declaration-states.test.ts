import { describe, expect, it } from 'vitest';
import { declarationStates, isTombstone, stepsFrom, transitionFor, transitions } from './declaration-states.ts';

describe('the state table', () => {
  it('leads from arrival to every state', () => {
    const reached = new Set<string>(['none']);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const { from, to } of transitions) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual(['none', ...declarationStates].sort());
  });

  it('has one row for each step from a state, but for arrival', () => {
    const rows = transitions.filter(({ step }) => step !== 'declare').map(({ step, from }) => `${step} ${from}`);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('lets a guardian take back, and the clock erase, whatever still has content', () => {
    for (const state of declarationStates.filter((one) => !isTombstone(one))) {
      expect(transitionFor('withdraw', state)).toMatchObject({
        to: 'withdrawn',
        who: expect.arrayContaining(['guardian', 'desk']) as unknown,
      });
      expect(transitionFor('expire', state)).toMatchObject({ to: 'expired', who: ['clock'] });
    }
  });

  it('leaves a tombstone a tombstone', () => {
    for (const { from, to } of transitions) if (from !== 'none' && isTombstone(from)) expect(to).toBe(from);
  });

  it('never calls a changed content seen: every amendment ends where nobody has read it', () => {
    for (const { step, to } of transitions) if (step === 'amend') expect(['received', 'suspect']).toContain(to);
  });

  it('gives nobody another one’s step', () => {
    expect(stepsFrom('received', 'guardian').map(({ step }) => step)).toEqual(['amend', 'renew', 'withdraw']);
    expect(stepsFrom('seen', 'desk').map(({ step }) => step)).toEqual(['contact', 'carry-over', 'reject', 'amend', 'renew', 'withdraw']);
    expect(stepsFrom('withdrawn', 'guardian')).toEqual([]);
  });
});
