import { sinceBirth } from '../circumstances.schema.ts';
import { meets, open, type Rule } from '../finding.ts';

/** Born in the province: known only of a child that was born here. */
export const bornInProvince: Rule = ({ entry, child: { since } }) =>
  entry.requires.includes('born-in-province') ? [since === sinceBirth ? meets('born-here') : open('born-in-province')] : [];
