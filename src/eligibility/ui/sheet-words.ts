import type { MessageKey, Translate } from '../../i18n/translator.ts';
import { problemCodes } from '../circumstances.schema.ts';
import { reasonCodes } from '../finding.ts';
import { guidances } from '../guidance.ts';
import { whoCountsReasons, outcomes } from '../who-counts.ts';
import { keyDateKinds } from '../key-dates.ts';
import { dayFormat } from './day-text.ts';

/** Names in messages are put in by the script: each stands for itself here. */
const placeholders = ['number', 'from', 'under', 'months', 'month', 'day', 'window', 'child', 'figure', 'now', 'ask', 'soon', 'not'];
const unfilled = Object.fromEntries(placeholders.map((name) => [name, `{{${name}}}`]));

/** What the script has to say, in the page's language; a test proves that every code has its message. */
export function sheetWords(t: Translate) {
  const wordsOf = <T extends string>(group: string, codes: readonly T[]): Record<T, string> =>
    Object.fromEntries(codes.map((code) => [code, t(`family.${group}.${code}` as MessageKey, unfilled)])) as Record<T, string>;
  return {
    dayFormat: dayFormat(t),
    asOf: t('family.asOf', unfilled),
    summary: t('family.summary', unfilled),
    child: t('family.child', unfilled),
    window: t('family.window'),
    colon: t('colon'),
    separator: t('listSeparator'),
    guidance: wordsOf('guidance', guidances),
    reason: wordsOf('reason', reasonCodes),
    outcome: wordsOf('counts.outcome', outcomes),
    counts: wordsOf('counts.reason', whoCountsReasons),
    date: wordsOf('date', keyDateKinds),
    problem: wordsOf('problem', problemCodes),
  };
}
export type SheetWords = ReturnType<typeof sheetWords>;
