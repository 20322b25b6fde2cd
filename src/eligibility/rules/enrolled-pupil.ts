import { fails, meets, open, type Rule } from '../finding.ts';

/** The child attends school or kindergarten. */
export const enrolledPupil: Rule = ({ entry, child: { school } }) => {
  if (!entry.requires.includes('enrolled-pupil')) return [];
  if (school === undefined) return [open('enrolled-unknown')];
  return [school === 'none' ? fails('not-enrolled') : meets('enrolled')];
};
