import type { Lexicon } from './lexicon.ts';

/** Whether a text is an ordinary word of what parents ask, or a part of one; of Latin letters only a whole word is. */
export const isWordIn = ({ chinese, english, uyghur }: Lexicon, text: string): boolean =>
  [chinese, english, uyghur].some((part) => part?.some((terms) => terms.some((term) => hasWord(term, text))) === true);

function hasWord(term: string, text: string): boolean {
  const at = term.indexOf(text);
  if (at === -1 || !/^[a-z]/.test(text)) return at !== -1;
  return !/[a-z]/.test(term.charAt(at - 1)) && !/[a-z]/.test(term.charAt(at + text.length));
}
