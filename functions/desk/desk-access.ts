import type { DeskRole } from '../../src/desk/desk-api.schema.ts';
import { type Desk, keyIdOf } from '../declarations/desks.ts';

/**
 * What a key may do at a desk today: review of `area.yaml` appoints, removal revokes. Undefined for everybody else, the recovery key
 * among them.
 */
export async function roleOf(desk: Desk | undefined, keyId: string): Promise<DeskRole | undefined> {
  if (desk === undefined) return undefined;
  const operators = desk.recipients.filter(({ role }) => role === 'operator').map(({ publicKey }) => publicKey);
  const ids = async (publicKeys: readonly string[]): Promise<string[]> => Promise.all(publicKeys.map(keyIdOf));
  if ((await ids(operators)).includes(keyId)) return 'operator';
  return (await ids(desk.approvers)).includes(keyId) ? 'approver' : undefined;
}
