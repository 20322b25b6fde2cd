import type { z } from 'zod/mini';

/** What may be wrong with an answer. The page turns the code into the reader's language; the value is never repeated. */
export const problemCodes = [
  'required',
  'too-long',
  'too-many',
  'twice',
  'no-letters',
  'no-numbers',
  'not-allowed-character',
  'not-an-option',
  'not-asked',
  'not-a-month',
  'in-future',
  'too-old',
  'before-birth',
  'not-a-phone',
  'unknown-place',
  'several-places',
  'must-be-ticked',
  'wrong-type',
  'unknown-field',
  'form-changed',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export interface Problem {
  /** JSON pointer (RFC 6901) into the declaration. */
  pointer: string;
  code: ProblemCode;
}

const isCode = (text: string): text is ProblemCode => problemCodes.some((code) => code === text);

/** The schema's own words are codes already; an unknown field is told by the group that it stands in, its name is not repeated. */
export function problemsOf(issues: readonly z.core.$ZodIssue[]): Problem[] {
  const problems = issues.map(({ path, message }): Problem => ({
    pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    code: isCode(message) ? message : 'wrong-type',
  }));
  // One word a field: the first is the most basic.
  return problems.filter((problem, index) => problems.findIndex(({ pointer }) => pointer === problem.pointer) === index);
}
