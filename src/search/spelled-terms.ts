import { mistakesBetween } from './words.ts';

/** A term in letters; which letters there are, as bits. */
export interface SpelledTerm {
  whole: string;
  initials: string;
  letters: number;
}

export function lettersOf(text: string): number {
  let bits = 0;
  for (let index = 0; index < text.length; index++) bits |= 1 << (text.charCodeAt(index) & 31);
  return bits;
}

/** How much of a term is typed: all of it, its beginning, or all with a few mistakes. */
export function shareOfSpelling(term: SpelledTerm, typed: Omit<SpelledTerm, 'initials'>, limit: number): number {
  const { length } = typed.whole;
  if (term.whole === typed.whole) return 1;
  if (length > 2 && term.whole.startsWith(typed.whole)) return Math.max(0.5, length / term.whole.length);
  if (limit === 0 || Math.abs(term.whole.length - length) > limit) return 0;
  // Each mistake adds one letter and takes one away at most.
  let different = 0;
  for (let bits = term.letters ^ typed.letters; bits !== 0; bits &= bits - 1) different++;
  if (different > 2 * limit) return 0;
  const mistakes = mistakesBetween(term.whole, typed.whole, limit);
  return mistakes > limit ? 0 : 1 - (1.5 * mistakes) / length;
}

export function fitOfInitials(initials: string, letters: string): number {
  if (initials === letters) return 1;
  if (letters.length < 3) return 0;
  if (initials.startsWith(letters)) return (0.6 * letters.length) / initials.length;
  return initials.includes(letters) ? (0.5 * letters.length) / initials.length : 0;
}
