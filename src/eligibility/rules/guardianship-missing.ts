import { fails, open, type Rule, saidNone } from '../finding.ts';

/** Nobody acts as guardian. Never judged here: only a family with a guardian at hand that names no need is told that it seems not to. */
export const guardianshipMissing: Rule = (question) => {
  if (!question.entry.requires.includes('guardianship-missing')) return [];
  const { livesWith } = question.child;
  const isWithGuardian = livesWith !== undefined && ['both-parents', 'mother', 'father', 'other-guardian'].includes(livesWith);
  return [isWithGuardian && saidNone(question) ? fails('guardianship-there') : open('guardianship-missing')];
};
