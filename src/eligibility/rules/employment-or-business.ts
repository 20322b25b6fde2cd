import { open, type Rule } from '../finding.ts';

/** Work or a business of the parents here: not asked, so the department is. */
export const employmentOrBusiness: Rule = ({ entry }) =>
  entry.requires.includes('employment-or-business') ? [open('employment-or-business')] : [];
