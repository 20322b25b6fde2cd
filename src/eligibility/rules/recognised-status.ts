import { fails, open, type Rule, saidNone } from '../finding.ts';

/** A status (orphan, no one to raise the child, hardship) has to be recognised first: the department does that. */
export const recognisedStatus: Rule = (question) => {
  if (!question.entry.requires.includes('recognised-status')) return [];
  const isAlone = question.child.livesWith === 'nobody';
  return [saidNone(question) && !isAlone ? fails('recognised-status-said-none') : open('recognised-status')];
};
