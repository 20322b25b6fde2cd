import { meets, open, type Rule } from '../finding.ts';

/**
 * A missing permit can be applied for, and other proofs may do: a reason to ask, never one against. Who is registered here
 * needs none, but the entry is not written for them.
 */
export const residencePermit: Rule = ({ entry, child: { permit, registered } }) => {
  if (!entry.requires.includes('residence-permit')) return [];
  if (permit === 'yes') return [meets('permit-held')];
  if (registered === 'same-township' || registered === 'same-district') return [open('permit-local')];
  return [open(permit === 'no' ? 'permit-missing' : 'permit-unknown')];
};
