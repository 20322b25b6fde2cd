import { auditedDistricts, readHead, readLines } from './audit-chain.ts';
import { askExport, approveExport, finishExport, listExports } from './export-work.ts';
import { erasuresJournaled, erasuresToJournal, replayErasures } from './erasure-work.ts';
import { amend, append, find, receivedInHour, renew, withdraw } from './inbox-work.ts';
import {
  addNote,
  amendFor,
  appendAudit,
  batches,
  callsSoon,
  eraseDue,
  list,
  mark,
  open,
  purge,
  readAudit,
  recountCalls,
  renewFor,
  reseal,
  withdrawFor,
} from './register-work.ts';
import { addChallenge, endSession, findSession, startSession, takeChallenge } from './session-work.ts';
import type { Work } from './work.ts';

/** Everything that the store can do, by name: the name and its arguments travel to the writer's thread, the work does not. */
export const declarationWork = {
  ...{ append, find, amend, renew, withdraw, receivedInHour },
  ...{ batches, callsSoon, recountCalls, list, open, mark, addNote, amendFor, renewFor, withdrawFor, reseal },
  ...{ askExport, approveExport, finishExport, listExports },
  ...{ appendAudit, readAudit, readHead, readLines, auditedDistricts },
  ...{ eraseDue, purge, erasuresToJournal, erasuresJournaled, replayErasures },
  ...{ addChallenge, takeChallenge, startSession, findSession, endSession },
};

export type WorkName = keyof typeof declarationWork;
export type WorkArguments<Name extends WorkName> = Parameters<(typeof declarationWork)[Name]>;
export type WorkResult<Name extends WorkName> = ReturnType<(typeof declarationWork)[Name]> extends Work<infer Result> ? Result : never;

/** After these, ciphertext that was erased must not linger in the write-ahead log. */
export const erasing: ReadonlySet<WorkName> = new Set<WorkName>([
  ...(['amend', 'withdraw', 'mark', 'amendFor', 'withdrawFor', 'reseal', 'eraseDue', 'purge', 'replayErasures'] as const),
]);

export function startWork<Name extends WorkName>(name: Name, args: WorkArguments<Name>): Work<WorkResult<Name>> {
  // One signature for all: the table above ties the name to its arguments and its result.
  const begin = declarationWork[name] as unknown as (...args: WorkArguments<Name>) => Work<WorkResult<Name>>;
  return begin(...args);
}
