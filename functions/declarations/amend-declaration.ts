import { eraseAfter, halfYearOf, inChina } from '../../src/declaration/half-year.ts';
import { type Problem, problemsOf } from '../../src/declaration/problems.ts';
import type { Receipt } from '../../src/declaration/receipt.ts';
import { closeRevision } from './close-revision.ts';
import type { DeclarationRow } from './declaration-inbox.ts';
import { type DeclarationPorts, schemaInForce } from './declaration-ports.ts';
import { readDeclaration } from './read-declaration.ts';

export type Amended =
  | { outcome: 'amended'; receipt: Receipt; row: DeclarationRow }
  | { outcome: 'problems'; problems: readonly Problem[] }
  | { outcome: 'changed-meanwhile' | 'not-allowed'; row: DeclarationRow }
  | { outcome: 'not-found' | 'closed' };

/** A new revision in place of the one that was read; the desk reads it anew. */
export async function amendDeclaration(
  { secret, basedOn, declaration }: { secret: string; basedOn: number; declaration: unknown },
  ports: DeclarationPorts,
): Promise<Amended> {
  const opened = await readDeclaration(secret, ports);
  if (!opened) return { outcome: 'not-found' };
  const { receipt, row, record } = opened;
  if (!record) return { outcome: 'not-allowed', row };
  const checked = schemaInForce(ports).safeParse(declaration);
  if (!checked.success) return { outcome: 'problems', problems: problemsOf(checked.error.issues) };
  // Another district is another desk: withdraw here, declare there.
  if (checked.data.district !== row.district) return { outcome: 'problems', problems: [{ pointer: '/district', code: 'not-an-option' }] };
  const desk = ports.deskOf(row.district);
  if (!desk) return { outcome: 'closed' };

  const { day } = inChina(ports.clock());
  const changed = await ports.inbox.amend({
    ...(await closeRevision(checked.data, { receipt, revision: basedOn + 1, desk, ports })),
    lookupHash: receipt.lookupHash,
    basedOn,
    on: day,
    halfYear: halfYearOf(day),
    eraseAfter: eraseAfter(day, desk.retentionMonths),
    callSoon: checked.data.needs.callSoon && !record.declaration.needs.callSoon,
  });
  if (changed.outcome === 'not-found') return { outcome: 'not-found' };
  if (changed.outcome === 'done' || changed.outcome === 'same') return { outcome: 'amended', receipt, row: changed.row };
  return { outcome: changed.outcome, row: changed.row };
}
