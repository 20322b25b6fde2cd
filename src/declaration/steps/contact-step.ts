import type { FormStep } from './form-step.ts';

/** There is no answer for a child: only a guardian declares (PIPL 31). */
export const relations = ['mother', 'father', 'other-guardian'] as const;
export const callTimes = ['morning', 'noon', 'afternoon', 'evening', 'weekend'] as const;
export const callLanguages = [
  'mandarin',
  'cantonese',
  'uyghur',
  'kazakh',
  'tibetan',
  'mongolian',
  'yi',
  'zhuang',
  'korean',
  'english',
  'other',
] as const;

/** How to reach the guardian: one name to ask for, one phone number. */
export const contactStep = {
  name: 'contact',
  fields: [
    { name: 'name', kind: 'text', required: true, mostCharacters: 50, autocomplete: 'name' },
    { name: 'relation', kind: 'choice', required: true, options: relations },
    { name: 'phone', kind: 'phone', required: true },
    { name: 'times', kind: 'choices', required: false, options: callTimes },
    { name: 'language', kind: 'choice', required: false, options: callLanguages },
  ],
} as const satisfies FormStep;
