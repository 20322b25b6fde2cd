import { fewestChineseTerms, typesWithFewTerms } from '../../search/content-rules/lexicon-rules.ts';
import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';

/** Parents say the same need in a hundred ways. */
export const everyServiceTypeHasEnoughTerms: Rule = ({ files }) =>
  typesWithFewTerms(files).map(({ file, count }): Complaint => ({
    code: 'too-few-terms',
    file,
    at: ['zh'],
    params: { count, least: fewestChineseTerms },
  }));
