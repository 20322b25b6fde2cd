import { sinceBirth } from '../circumstances.schema.ts';
import { fails, meets, open, type Rule } from '../finding.ts';
import { monthPlus, reached } from '../months.ts';

/** A time of residence away from where one is registered; not known where the entry does not say how long. */
export const residenceDuration: Rule = ({ entry: { requires, residenceMonths }, child, today }) => {
  if (!requires.includes('residence-duration')) return [];
  if (child.registered !== undefined && ['same-township', 'same-district', 'same-city'].includes(child.registered))
    return [open('residence-not-away')];
  const since = child.since === sinceBirth ? child.born : child.since;
  if (residenceMonths === undefined || since === undefined) return [open('residence-unknown')];
  const month = monthPlus(since, residenceMonths);
  switch (reached(since, residenceMonths, today)) {
    case 'yes':
      return [meets('residence-long-enough', { months: residenceMonths })];
    case 'this-month':
      return [open('residence-this-month', { months: residenceMonths })];
    case 'no':
      return [{ ...fails('residence-too-short', { months: residenceMonths, month }), from: month }];
  }
};
