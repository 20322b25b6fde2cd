import type { FormStep } from './form-step.ts';

/** Where the family lives. The district comes from the form's address; no house number is asked. */
export const homeStep = {
  name: 'home',
  fields: [
    { name: 'town', kind: 'text', required: true, mostCharacters: 40 },
    { name: 'community', kind: 'text', required: false, mostCharacters: 40 },
  ],
} as const satisfies FormStep;
