import { declarationStates, isTombstone } from '../declaration/declaration-states.ts';
import type { DeskRequest } from './desk-api.schema.ts';

/** What an operator comes to do. It decides which records are opened and which purpose the log keeps: nobody opens "everything". */
export const deskTasks = ['calls', 'round', 'carry-over', 'renewal', 'request', 'duplicates', 'statistics'] as const;
export type DeskTask = (typeof deskTasks)[number];

type Selection = Omit<DeskRequest<'list'>, 'after' | 'limit'>;

const live = declarationStates.filter((state) => !isTombstone(state));
const waiting = ['received', 'suspect', 'seen', 'renewed'] as const;

export const selectionFor: Readonly<Record<DeskTask, Selection>> = {
  calls: { purpose: 'call', states: [...waiting] },
  round: { purpose: 'round', states: [...waiting, 'contacted'] },
  'carry-over': { purpose: 'carry-over', states: ['seen', 'contacted', 'renewed'] },
  renewal: { purpose: 'renewal', renewalDue: true },
  request: { purpose: 'request', states: live },
  duplicates: { purpose: 'duplicates', states: live.filter((state) => state !== 'rejected') },
  statistics: { purpose: 'statistics', states: live.filter((state) => state !== 'rejected' && state !== 'suspect') },
};
