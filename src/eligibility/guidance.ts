import type { Basis } from '../catalogue/fields.schema.ts';
import type { Finding, Question } from './finding.ts';
import { monthPlus } from './months.ts';
import { rules } from './rules.ts';

/** What the checker answers; never a decision. */
export const guidances = ['may-apply', 'ask-the-department', 'seems-not-to'] as const;
export type Guidance = (typeof guidances)[number];

/** Where an answer stands in the family's list: to do now, to ask, to come, not for this family as far as it has said. */
export const stages = ['now', 'ask', 'soon', 'not'] as const;
export type Stage = (typeof stages)[number];

/** The answer about one entry for one child. There is always a finding; those that decide come first. */
export interface Answer {
  guidance: Guidance;
  stage: Stage;
  findings: readonly Finding[];
  basis: readonly Basis[];
  /** When it comes within reach by the calendar alone: a month or a day. */
  from?: string;
}

/** What lies further ahead than this is not “soon”. */
export const soonMonths = 24;

const verdictOf = { 'may-apply': 'meets', 'ask-the-department': 'open', 'seems-not-to': 'fails' } as const;

export function answerOf(question: Question): Answer {
  const all = rules.flatMap((rule) => rule(question));
  const windows = all.filter(isOfWindow);
  const others = all.filter((finding) => !isOfWindow(finding));
  // Of several windows the one that is open decides; else the one that opens; a window that has passed only where none is left.
  const findings = [
    ...others,
    ...(windows.some(({ verdict }) => verdict === 'meets') ? windows.filter(({ verdict }) => verdict === 'meets') : windows),
  ];
  const has = (verdict: Finding['verdict']): boolean => findings.some((finding) => finding.verdict === verdict);
  const guidance: Guidance = has('fails') ? 'seems-not-to' : has('open') ? 'ask-the-department' : 'may-apply';
  const deciding = findings.filter(({ verdict }) => verdict === verdictOf[guidance]);
  const from = comesOn(guidance, deciding, windows);
  return {
    guidance,
    stage: stageOf(guidance, from, question.today),
    findings: [...deciding, ...findings.filter((finding) => !deciding.includes(finding))],
    basis: question.entry.basis,
    ...(from === undefined ? {} : { from }),
  };
}

const isOfWindow = ({ reason }: Finding): boolean => reason.code.startsWith('window-');

/** When everything that stands against it has passed by the calendar, or the first window opens; undefined where something else does. */
function comesOn(guidance: Guidance, deciding: readonly Finding[], windows: readonly Finding[]): string | undefined {
  if (guidance === 'ask-the-department') return undefined;
  const waiting = guidance === 'seems-not-to' ? deciding : windows;
  const days = waiting.map(({ from }) => from ?? '').sort();
  if (days.length === 0 || days[0] === '') return undefined;
  return guidance === 'seems-not-to' ? days[days.length - 1] : days[0];
}

function stageOf(guidance: Guidance, from: string | undefined, today: string): Stage {
  if (guidance === 'ask-the-department') return 'ask';
  if (from !== undefined)
    return from.slice(0, 7) <= monthPlus(today.slice(0, 7), soonMonths) ? 'soon' : guidance === 'may-apply' ? 'soon' : 'not';
  return guidance === 'may-apply' ? 'now' : 'not';
}
