import { open, type Rule } from '../finding.ts';

/** A parent pays into social insurance here: not asked, so the department is. */
export const insuredGuardian: Rule = ({ entry }) => (entry.requires.includes('insured-guardian') ? [open('insured-guardian')] : []);
