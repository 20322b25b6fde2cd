import { open, type Rule } from '../finding.ts';

/** A ranking by points: what they come to, only the department can tell. */
export const points: Rule = ({ entry }) => (entry.requires.includes('points') ? [open('points')] : []);
