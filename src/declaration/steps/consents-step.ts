import type { FormStep } from './form-step.ts';

/**
 * Three boxes, none ticked beforehand: the guardian's statement, the consent to the child's data (PIPL 29, 31), and apart from them
 * the consent to passing it on (PIPL 23), without which one may declare as well. Their wording is in `content/declaration/`.
 */
export const consentsStep = {
  name: 'consents',
  fields: [
    { name: 'guardian', kind: 'tick', required: true },
    { name: 'childData', kind: 'tick', required: true },
    { name: 'passOn', kind: 'tick', required: false },
  ],
} as const satisfies FormStep;
