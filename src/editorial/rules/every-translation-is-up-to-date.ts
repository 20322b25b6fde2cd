import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';

/** A translation carries the digest of the Chinese words as they are now. */
export const everyTranslationIsUpToDate: Rule = ({ texts }) =>
  texts.flatMap(({ wordsDigest, translations }) =>
    Object.values(translations).flatMap(({ file, statement: { translates } }): Complaint[] => {
      if (translates === undefined) return [{ code: 'translation-unstamped', file, line: 1 }];
      return translates === wordsDigest
        ? []
        : [{ code: 'translation-stale', file, at: ['translates'], params: { file: `content/${file}` } }];
    }),
  );
