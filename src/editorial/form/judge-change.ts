import type { EditorialReport, Finding } from '../finding.ts';

/** What the check says of a change: errors refuse it, warnings are told. */
export interface Judgement {
  errors: Finding[];
  warnings: Finding[];
}

/**
 * Judges one changed file by the report on all content with it. What was wrong elsewhere before is no reason to refuse; what is wrong
 * in the file itself is, and so is what the change makes wrong elsewhere. `before` is asked only where that matters.
 */
export function judgeChange(path: string, after: EditorialReport, before: () => EditorialReport): Judgement {
  const elsewhere = after.findings.filter(({ file }) => file !== path);
  const known = elsewhere.length === 0 ? new Set<string>() : new Set(before().findings.map(keyOf));
  const concerned = after.findings.filter((finding) => finding.file === path || !known.has(keyOf(finding)));
  return {
    errors: concerned.filter(({ severity }) => severity === 'error'),
    warnings: concerned.filter(({ severity }) => severity === 'warning'),
  };
}

/** The line is not part of it: a change above moves it. */
const keyOf = ({ code, file, field, message }: Finding): string => JSON.stringify([code, file, field, message.zh]);
