import type { EntryWindow } from './entry.ts';

/** How a window stands on a day, with the days that come next. */
export interface WindowOn {
  state: 'open' | 'opens' | 'passed';
  opens?: string;
  closes?: string;
}

const isAnnual = (day: string): boolean => day.length === 5;

/** `08-31` is the next 31 August, today included. A window may run over New Year. */
export function windowOn({ opens, closes }: EntryWindow, today: string): WindowOn {
  const year = Number(today.slice(0, 4));
  const next = (day: string, from: string): string => {
    if (!isAnnual(day)) return day;
    const candidates = [year, year + 1, year + 2].map((each) => `${each}-${day}`);
    return candidates.find((candidate) => candidate >= from) ?? day;
  };
  if (opens !== undefined && closes !== undefined && isAnnual(opens) && isAnnual(closes)) {
    const isOpen =
      opens <= closes ? opens <= today.slice(5) && today.slice(5) <= closes : opens <= today.slice(5) || today.slice(5) <= closes;
    if (isOpen) return { state: 'open', closes: next(closes, today) };
    const opensOn = next(opens, today);
    return { state: 'opens', opens: opensOn, closes: next(closes, opensOn) };
  }
  const opensOn = opens === undefined ? undefined : next(opens, today);
  const closesOn = closes === undefined ? undefined : next(closes, today);
  if (closesOn !== undefined && closesOn < today) return { state: 'passed', closes: closesOn };
  // “From 1 March on” every year, without an end: it has begun unless it never did.
  const isWaiting = opensOn !== undefined && opensOn > today && !(opens !== undefined && isAnnual(opens) && closes === undefined);
  if (isWaiting) return { state: 'opens', opens: opensOn, ...(closesOn === undefined ? {} : { closes: closesOn }) };
  return { state: 'open', ...(closesOn === undefined ? {} : { closes: closesOn }) };
}
