import { fails, meets, open, type Rule, saidNone } from '../finding.ts';

/** A sudden emergency in the family. */
export const emergency: Rule = (question) => {
  if (!question.entry.requires.includes('emergency')) return [];
  if (question.needs?.includes('emergency')) return [meets('emergency-said')];
  return [saidNone(question) ? fails('emergency-said-none') : open('emergency-unknown')];
};
