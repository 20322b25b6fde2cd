import type { z } from 'zod';
import type { audienceSchema } from '../catalogue/entitlement.schema.ts';

export type Audience = z.output<typeof audienceSchema>;

/** Whether some whom the wider audience takes in are left out of the other. The group is not compared: it never changes. */
export function isNarrower(local: Audience, wider: Audience): boolean {
  if (wider.for === 'family' && local.for !== 'family') return true;
  if (wider.for !== 'family' && local.for !== 'family' && wider.for !== local.for) return true;
  if (!local.ages) return false;
  return !wider.ages || local.ages.from > wider.ages.from || local.ages.under < wider.ages.under;
}
