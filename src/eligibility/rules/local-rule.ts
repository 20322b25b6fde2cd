import { open, type Rule } from '../finding.ts';

/** Conditions that the place sets and that are not known here. */
export const localRule: Rule = ({ entry }) => (entry.requires.includes('local-rule') ? [open('local-rule')] : []);
