import { meets, type Rule } from '../finding.ts';

/** Applied for here, decided where the child is registered: no obstacle, but good to know. */
export const handledAtHome: Rule = ({ entry }) => (entry.handledAtHome ? [meets('handled-at-home')] : []);
