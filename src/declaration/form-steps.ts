import { childrenStep } from './steps/children-step.ts';
import { consentsStep } from './steps/consents-step.ts';
import { contactStep } from './steps/contact-step.ts';
import type { Field, FormStep } from './steps/form-step.ts';
import { homeStep } from './steps/home-step.ts';
import { needsStep } from './steps/needs-step.ts';

/** The journey, in order. */
export const formSteps: readonly FormStep[] = [homeStep, childrenStep, needsStep, contactStep, consentsStep];

/** One field as it stands in the form: `children.0.born`; the pointer into the declaration is the same with slashes. */
export interface PlacedField {
  name: string;
  step: FormStep;
  field: Field;
  /** Which child, from 0. */
  child?: number;
}

/** Every field of a step; a step that repeats gives its fields once for each of `groups`. */
export function fieldsOf(step: FormStep, groups = step.atMost ?? 1): PlacedField[] {
  if (step.atMost === undefined) return step.fields.map((field) => ({ name: `${step.name}.${field.name}`, step, field }));
  return Array.from({ length: groups }, (_, child) =>
    step.fields.map((field): PlacedField => ({ name: `${step.name}.${child}.${field.name}`, step, field, child })),
  ).flat();
}

export const allFields: readonly PlacedField[] = formSteps.flatMap((step) => fieldsOf(step));
const byName = new Map(allFields.map((placed) => [placed.name, placed]));

export const fieldNamed = (name: string): PlacedField | undefined => byName.get(name);
export const pointerOf = (name: string): string => `/${name.replaceAll('.', '/')}`;
export const nameAt = (pointer: string): string => pointer.slice(1).replaceAll('/', '.');
