import { mostTypesOfATerm, termsOfTooManyTypes } from '../../search/content-rules/lexicon-rules.ts';
import type { Rule } from '../content-under-check.ts';
import { listOf } from '../describe-issue.ts';
import type { Complaint } from '../finding.ts';

/** A term that is said of everything finds nothing. */
export const aTermBelongsToFewTypes: Rule = ({ files }) =>
  termsOfTooManyTypes(files).map(({ file, at, term, types }): Complaint => ({
    code: 'term-of-many-types',
    file,
    at,
    params: { term, count: types.length, limit: mostTypesOfATerm, types: listOf(types) },
  }));
