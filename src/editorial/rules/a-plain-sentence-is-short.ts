import { plainSentenceLimit, plainSentenceLimitOfTranslations } from '../../catalogue/entitlement.schema.ts';
import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';

/** One sentence that a tired parent understands: 40 characters in Chinese, 110 letters elsewhere. */
export const aPlainSentenceIsShort: Rule = ({ texts }) =>
  texts.flatMap(({ file, statement, translations }) => [
    ...complainAbout(file, statement.plain, plainSentenceLimit),
    ...Object.values(translations).flatMap((translation) =>
      complainAbout(translation.file, translation.statement.plain, plainSentenceLimitOfTranslations),
    ),
  ]);

function complainAbout(file: string, plain: string | undefined, limit: number): Complaint[] {
  // Code points, not UTF-16 units: a rare Han character counts as one.
  const { length } = Array.from(plain ?? '');
  return length > limit ? [{ code: 'plain-too-long', file, at: ['plain'], params: { length, limit } }] : [];
}
