import { eraseAfter, halfYearOf, inChina } from '../../src/declaration/half-year.ts';
import { receiptFromSecret } from '../../src/declaration/receipt.ts';
import type { Changed } from './declaration-inbox.ts';
import type { DeclarationPorts } from './declaration-ports.ts';

/** Nothing has changed since: the record counts in this half-year, too, and stays accordingly longer. */
export async function renewDeclaration(secret: string, ports: DeclarationPorts): Promise<Changed> {
  const { lookupHash } = receiptFromSecret(secret);
  const row = await ports.inbox.find(lookupHash);
  if (!row) return { outcome: 'not-found' };
  const { day } = inChina(ports.clock());
  const desk = ports.deskOf(row.district);
  if (!desk) return { outcome: 'not-allowed', row };
  return ports.inbox.renew({ lookupHash, on: day, halfYear: halfYearOf(day), eraseAfter: eraseAfter(day, desk.retentionMonths) });
}
