import { describe, expect, it } from 'vitest';
import { recordOf } from '../../tests/support/desk-records.ts';
import { declarationStates } from '../declaration/declaration-states.ts';
import { dueForRenewal } from './renewal-list.ts';

describe('the renewal list', () => {
  it('has what an earlier half-year left, the first to be erased first', () => {
    const due = dueForRenewal(
      [
        recordOf('later', { halfYear: '2026H1', state: 'seen', eraseAfter: '2027-04-01' }),
        recordOf('sooner', { halfYear: '2025H2', state: 'carried-over', eraseAfter: '2026-12-01' }),
        recordOf('this-round', { halfYear: '2026H2', state: 'seen' }),
      ],
      '2026-11-21',
    );
    expect(due.map(({ record, daysLeft }) => [record.id, daysLeft])).toEqual([
      ['sooner', 10],
      ['later', 131],
    ]);
  });

  it('is another one in spring', () => {
    const record = recordOf('A', { halfYear: '2026H2', state: 'seen' });
    expect(dueForRenewal([record], '2026-12-31')).toEqual([]);
    expect(dueForRenewal([record], '2027-01-01')).toHaveLength(1);
  });

  it('names only what the state table lets renew', () => {
    const due = declarationStates.filter((state) => dueForRenewal([recordOf('A', { halfYear: '2025H1', state })], '2026-11-21').length > 0);
    expect(due).toEqual(['received', 'seen', 'contacted', 'carried-over', 'renewed']);
  });
});
