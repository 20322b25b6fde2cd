import type { Rule } from '../content-under-check.ts';
import { isEmpty } from '../describe-issue.ts';
import type { Complaint, FieldPath } from '../finding.ts';

/** A field that is written says something: an empty one would hide what is inherited. */
export const noFieldIsEmpty: Rule = ({ files }) =>
  files.flatMap(({ path: file, data }) =>
    file.endsWith('.json') ? [] : [...emptyFields(data)].map((at): Complaint => ({ code: 'empty-field', file, at })),
  );

function* emptyFields(data: unknown, at: FieldPath = []): Generator<FieldPath> {
  if (typeof data !== 'object' || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    const here = [...at, Array.isArray(data) ? Number(key) : key];
    if (maySayNothing(here)) continue;
    if (isEmpty(value)) yield here;
    else yield* emptyFields(value, here);
  }
}

/** Nothing is said by these on purpose: no requirement, no supporting department, a city without defined central districts. */
const maySayNothing = (at: FieldPath): boolean => ['requires', 'departments.support', 'centralDistricts'].includes(at.join('.'));
