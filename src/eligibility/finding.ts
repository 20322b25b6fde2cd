import type { Child, Circumstances } from './circumstances.schema.ts';
import type { Entry } from './entry.ts';

/** One rule's answer about one child: met, to be asked, or not met as far as the family has said. */
export interface Finding {
  verdict: 'meets' | 'open' | 'fails';
  reason: Reason;
  /** Not met yet: the month or day from which it will be, by the calendar alone. */
  from?: string;
}

/** Why, as a code with its values; `family.reason.<code>` says it in the reader's language. */
export interface Reason {
  code: ReasonCode;
  values?: Readonly<Record<string, string | number>>;
}

export const reasonCodes = [
  'for-migrant-children',
  'for-hardship-children',
  'for-hardship-children-said-none',
  'for-left-behind-children',
  'for-left-behind-children-not-here',
  'age-fits',
  'age-fits-from-birth',
  'age-too-young',
  'age-turns-this-month',
  'age-too-old',
  'age-ends-this-month',
  'permit-held',
  'permit-local',
  'permit-missing',
  'permit-unknown',
  'residence-long-enough',
  'residence-too-short',
  'residence-this-month',
  'residence-unknown',
  'residence-not-away',
  'registered-here',
  'registered-elsewhere',
  'registered-unknown',
  'insured',
  'not-insured',
  'insured-unknown',
  'insured-guardian',
  'employment-or-business',
  'stable-dwelling',
  'points',
  'means-test',
  'means-test-said-none',
  'recognised-status',
  'recognised-status-said-none',
  'disability-said',
  'disability-unknown',
  'disability-said-none',
  'emergency-said',
  'emergency-unknown',
  'emergency-said-none',
  'guardianship-missing',
  'guardianship-there',
  'enrolled',
  'not-enrolled',
  'enrolled-unknown',
  'help-requested',
  'born-here',
  'born-in-province',
  'local-rule',
  'handled-at-home',
  'window-open',
  'window-open-until',
  'window-opens',
  'window-passed',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** What a rule is asked: one entry, one child, one day. */
export interface Question {
  entry: Entry;
  child: Child;
  needs: Circumstances['needs'];
  today: string;
}

/** A rule answers nothing about an entry that does not ask it. */
export type Rule = (question: Question) => readonly Finding[];

export const meets = (code: ReasonCode, values?: Reason['values']): Finding => ({ verdict: 'meets', reason: reasonOf(code, values) });
export const open = (code: ReasonCode, values?: Reason['values']): Finding => ({ verdict: 'open', reason: reasonOf(code, values) });
export const fails = (code: ReasonCode, values?: Reason['values']): Finding => ({ verdict: 'fails', reason: reasonOf(code, values) });
const reasonOf = (code: ReasonCode, values: Reason['values']): Reason => (values ? { code, values } : { code });

/** The family was asked and said “none of these”. */
export const saidNone = ({ needs }: Question): boolean => needs?.length === 0;
