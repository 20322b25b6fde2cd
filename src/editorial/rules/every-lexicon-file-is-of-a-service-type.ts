import { serviceTypes } from '../../catalogue/vocabulary.ts';
import { filesOfNoType } from '../../search/content-rules/lexicon-rules.ts';
import type { Rule } from '../content-under-check.ts';
import { didYouMean } from '../describe-issue.ts';
import type { Complaint } from '../finding.ts';

/** Everyday words belong to a service type, to urgent needs, or to what is not here. */
export const everyLexiconFileIsOfAServiceType: Rule = ({ files }) =>
  filesOfNoType(files).map(({ file, name }): Complaint => ({
    code: 'unknown-service-type',
    file,
    line: 1,
    params: { name, hint: didYouMean(name, [...serviceTypes, 'urgent', 'not-here']) },
  }));
