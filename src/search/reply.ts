import type { Answer, Matched } from './create-matcher.ts';

/** What a reader is shown of a match. There is always something: phone and categories stand below in any case. */
export interface Reply {
  /** Kinds of need that cannot wait; their numbers stand above everything. */
  urgent: readonly string[];
  notHere: boolean;
  /** At most three answers; empty below the confidence cut. */
  sure: readonly Answer[];
  /** Perhaps related, best first. */
  perhaps: readonly Answer[];
}

export const mostSure = 3;
const mostPerhaps = 3;
/** Where nothing is sure, more; but a list of guesses must not stand below what cannot wait. */
const mostUnsure = 8;
/** What scores less than this share of the best is noise. */
const leastShare = 0.3;

export function replyTo({ urgent, notHere, answers }: Matched): Reply {
  if (notHere) return { urgent, notHere, sure: [], perhaps: [] };
  const best = answers[0]?.score ?? 0;
  const worth = answers.filter(({ score }) => score >= leastShare * best);
  const sure = worth[0]?.sure === true ? worth.filter((answer) => answer.sure).slice(0, mostSure) : [];
  const perhaps = worth.filter((answer) => !sure.includes(answer)).slice(0, sure.length + urgent.length > 0 ? mostPerhaps : mostUnsure);
  return { urgent, notHere, sure, perhaps };
}
