import { termsSaidTwice } from '../../search/content-rules/lexicon-rules.ts';
import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';

/** Search gains nothing from a term that is written twice. */
export const aTermStandsOnceInAFile: Rule = ({ files }) =>
  termsSaidTwice(files).map(({ file, at, term }): Complaint => ({ code: 'term-twice', file, at, params: { term } }));
