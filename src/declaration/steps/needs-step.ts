import type { FormStep } from './form-step.ts';

export const needs = [
  'school',
  'vaccination',
  'insurance',
  'hardship',
  'rehabilitation',
  'mind',
  'care',
  'harm',
  'housing',
  'permit',
  'employment',
  'friends',
] as const;
export type Need = (typeof needs)[number];

/** Needs that do not wait for a desk: the form shows 110, 120, 12355 and 12356 beside them. */
export const urgentNeeds: readonly Need[] = ['harm', 'mind', 'care'];

/** Boxes only: what a family would write in its own words is exactly what is better said on the phone. */
export const needsStep = {
  name: 'needs',
  fields: [
    { name: 'kinds', kind: 'choices', required: false, options: needs },
    { name: 'callSoon', kind: 'tick', required: false },
  ],
} as const satisfies FormStep;
