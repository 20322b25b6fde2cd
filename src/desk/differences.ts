import { answersFromDeclaration } from '../declaration/answers.ts';
import type { Declaration } from '../declaration/declaration.schema.ts';
import { allFields, type PlacedField } from '../declaration/form-steps.ts';

/** One answer that an amendment changed. Values as the form has them; an empty list: nothing was answered. */
export interface Difference {
  placed: PlacedField;
  before: readonly string[];
  after: readonly string[];
}

/** In the order of the form. Consents are asked anew with each amendment; a changed one is a difference like any other. */
export function differencesBetween(before: Declaration, after: Declaration): Difference[] {
  const [old, now] = [answersFromDeclaration(before), answersFromDeclaration(after)];
  return allFields
    .map((placed) => ({ placed, before: old.get(placed.name) ?? [], after: now.get(placed.name) ?? [] }))
    .filter((one) => one.before.toSorted().join('\0') !== one.after.toSorted().join('\0'));
}
