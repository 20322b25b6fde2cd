import { fails, meets, open, type Rule } from '../finding.ts';
import { monthPlus, reached } from '../months.ts';

/** `{from: 6, under: 16}`: six is enough, sixteen is not. In the month of a birthday only the family knows the day. */
export const age: Rule = ({ entry: { ages }, child: { born }, today }) => {
  if (!ages) return [];
  const { from, under } = ages;
  const isFrom = from === 0 ? 'yes' : reached(born, from * 12, today);
  const isUnder = reached(born, under * 12, today);
  const month = monthPlus(born, from * 12);
  if (isFrom === 'no') return [{ ...fails('age-too-young', { from, month }), from: month }];
  if (isUnder === 'yes') return [fails('age-too-old', { under })];
  if (isFrom === 'this-month') return [open('age-turns-this-month', { from })];
  if (isUnder === 'this-month') return [open('age-ends-this-month', { under })];
  return [from === 0 ? meets('age-fits-from-birth', { under }) : meets('age-fits', { from, under })];
};
