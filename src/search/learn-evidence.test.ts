import { describe, expect, it } from 'vitest';
import type { Evidence } from './evidence.ts';
import { learnEvidence } from './learn-evidence.ts';

const examples = [
  ...['老家打针的本子丢了', '打针本丢了学校不收', '两个月的娃该打针了', '打针发烧了'].map((text) => ({ text, group: 0 })),
  ...['房东赶我们走', '房租涨价交不起', '房东说房租又涨', '交完房租没钱'].map((text) => ({ text, group: 1 })),
];
const plenty = 8000;
const groupsOf = (evidence: Evidence, text: string): number[] => (evidence.get(text) ?? []).map(({ group }) => group);

describe('what is learned from sentences', () => {
  it('speaks for the group that says it', () => {
    const evidence = learnEvidence(examples, 2, plenty);
    expect(groupsOf(evidence, '打针')).toEqual([0]);
    expect(groupsOf(evidence, '房租')).toEqual([1]);
  });

  it('is the same for the same sentences', () => {
    expect(learnEvidence(examples, 2, plenty)).toEqual(learnEvidence(examples, 2, plenty));
  });

  it('is nothing from what is said once, or in every group alike', () => {
    const evidence = learnEvidence([...examples, { text: '发票', group: 0 }, { text: '发票', group: 1 }], 2, plenty);
    expect(groupsOf(evidence, '学校')).toEqual([]);
    expect(groupsOf(evidence, '发票').length).not.toBe(1);
  });

  it('is no more than there is room for, and then what tells most', () => {
    const size = (evidence: Evidence): number => [...evidence.values()].flat().length;
    const little = learnEvidence(examples, 2, 30);
    expect(size(little)).toBeGreaterThan(0);
    expect(size(little)).toBeLessThanOrEqual(4);
    expect(size(little)).toBeLessThan(size(learnEvidence(examples, 2, plenty)));
    expect([...little.keys()].some((text) => '打针房租'.includes(text))).toBe(true);
  });

  it('is nothing from nothing', () => {
    expect(learnEvidence([], 2, plenty).size).toBe(0);
    expect(learnEvidence([{ text: 'jab', group: 0 }], 2, plenty).size).toBe(0);
  });
});
