import { describe, expect, it } from 'vitest';
import { assuredUntil, isOverdue } from './assurance.ts';

const by = 'tongxiang';

describe('assuredUntil', () => {
  it.each([
    ['2025-03-15', '2026-03-15'],
    ['2025-12-31', '2026-12-31'],
    ['2024-02-29', '2025-02-28'],
    ['2027-02-28', '2028-02-28'],
  ])('a check on %s counts for twelve months, until %s', (on, until) => {
    expect(assuredUntil({ on, by })).toBe(until);
    expect(assuredUntil({ on, by }), 'asked again').toBe(until);
  });

  it.each(['2025-06-30', '2029-01-01'])('a day that is written wins: %s', (until) => {
    expect(assuredUntil({ on: '2025-03-15', by })).toBe('2026-03-15');
    expect(assuredUntil({ on: '2025-03-15', by, until })).toBe(until);
  });
});

describe('isOverdue', () => {
  it.each([
    ['2026-03-14', false],
    ['2026-03-15', false],
    ['2026-03-16', true],
  ])('on %s: %s', (today, overdue) => {
    expect(isOverdue({ on: '2025-03-15', by }, today)).toBe(overdue);
    expect(isOverdue({ on: '2020-01-01', by, until: '2026-03-15' }, today)).toBe(overdue);
  });
});
