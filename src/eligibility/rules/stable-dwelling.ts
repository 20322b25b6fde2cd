import { open, type Rule } from '../finding.ts';

/** A stable dwelling: not asked, so the department is. */
export const stableDwelling: Rule = ({ entry }) => (entry.requires.includes('stable-dwelling') ? [open('stable-dwelling')] : []);
