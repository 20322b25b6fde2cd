import { fails, open, type Rule, saidNone } from '../finding.ts';

/** The family's means are looked at by the department; only a family that says it is in no hardship is told so. */
export const meansTest: Rule = (question) =>
  question.entry.requires.includes('means-test') ? [saidNone(question) ? fails('means-test-said-none') : open('means-test')] : [];
