import type { FormStep, Siblings } from './form-step.ts';

export const mostChildren = 5;

export const households = ['district', 'not-registered', 'outside-mainland'] as const;
export const companions = ['both-parents', 'mother', 'father', 'other-guardian', 'nobody'] as const;
export const permits = ['yes', 'no', 'unsure'] as const;
export const schools = ['none', 'kindergarten', 'primary', 'junior', 'senior', 'vocational', 'left'] as const;
export const insurances = ['here', 'at-home', 'none', 'unsure'] as const;

const hasDistrict = ({ household }: Siblings): boolean => household === 'district';
const isFromMainland = ({ household }: Siblings): boolean => household !== 'outside-mainland';

/** One group a child. Year and month of birth, no day; how far in school, no name of one; no illness, no number of a document. */
export const childrenStep = {
  name: 'children',
  atMost: mostChildren,
  fields: [
    { name: 'name', kind: 'text', required: false, mostCharacters: 50 },
    { name: 'born', kind: 'month', required: true },
    { name: 'household', kind: 'choice', required: true, options: households },
    { name: 'householdDistrict', kind: 'district', required: true, isAsked: hasDistrict },
    { name: 'since', kind: 'month', required: true },
    { name: 'livesWith', kind: 'choice', required: true, options: companions },
    { name: 'permit', kind: 'choice', required: false, options: permits, isAsked: isFromMainland },
    { name: 'school', kind: 'choice', required: false, options: schools },
    { name: 'insurance', kind: 'choice', required: false, options: insurances },
  ],
} as const satisfies FormStep;
