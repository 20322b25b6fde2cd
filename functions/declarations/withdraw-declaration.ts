import { eraseAfter, inChina } from '../../src/declaration/half-year.ts';
import type { Changed } from './declaration-inbox.ts';
import type { DeclarationPorts } from './declaration-ports.ts';
import { readDeclaration } from './read-declaration.ts';

/** A tombstone says for as long as this that there was something and when it went, so that a late repeat brings nothing back. */
export const tombstoneMonths = 13;
const beforeTheCall: readonly string[] = ['received', 'suspect', 'seen'];

/** Erases every revision at once. Needs no desk: taking back is possible where nothing is accepted any more. */
export async function withdrawDeclaration(secret: string, ports: DeclarationPorts): Promise<Changed> {
  const opened = await readDeclaration(secret, ports);
  if (!opened) return { outcome: 'not-found' };
  const { receipt, row, record } = opened;
  const { day } = inChina(ports.clock());
  return ports.inbox.withdraw({
    lookupHash: receipt.lookupHash,
    on: day,
    eraseAfter: eraseAfter(day, tombstoneMonths),
    callOutstanding: (record?.declaration.needs.callSoon ?? false) && beforeTheCall.includes(row.state),
  });
}
