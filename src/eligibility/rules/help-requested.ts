import { meets, type Rule } from '../finding.ts';

/** Asking is all that it takes. */
export const helpRequested: Rule = ({ entry }) => (entry.requires.includes('help-requested') ? [meets('help-requested')] : []);
