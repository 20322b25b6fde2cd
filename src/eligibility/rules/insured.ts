import { fails, meets, open, type Rule } from '../finding.ts';

/** The child is insured, here or at home. */
export const insured: Rule = ({ entry, child: { insurance } }) => {
  if (!entry.requires.includes('insured')) return [];
  if (insurance === 'here' || insurance === 'at-home') return [meets('insured')];
  return [insurance === 'none' ? fails('not-insured') : open('insured-unknown')];
};
