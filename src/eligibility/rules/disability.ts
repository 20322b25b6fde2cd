import { fails, meets, open, type Rule, saidNone } from '../finding.ts';

/** Only what the family ticks; no kind, no degree, no certificate is asked. */
export const disability: Rule = (question) => {
  if (!question.entry.requires.includes('disability')) return [];
  if (question.needs?.includes('disability')) return [meets('disability-said')];
  return [saidNone(question) ? fails('disability-said-none') : open('disability-unknown')];
};
