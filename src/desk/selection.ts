import type { DeclarationState } from '../declaration/declaration-states.ts';
import type { Need } from '../declaration/steps/needs-step.ts';
import type { OpenedRecord } from './opened-record.ts';
import { waitsForCall } from './triage.ts';

/** What an operator wants to see of the list; what is left out does not narrow it. */
export interface DeskSelection {
  state?: DeclarationState | undefined;
  halfYear?: string | undefined;
  need?: Need | undefined;
  callSoon?: boolean | undefined;
  /** Part of a name, a phone number, a reference, a town. */
  words?: string | undefined;
}

export function isSelected(record: OpenedRecord, { state, halfYear, need, callSoon, words = '' }: DeskSelection): boolean {
  if (state !== undefined && record.state !== state) return false;
  if (halfYear !== undefined && record.halfYear !== halfYear) return false;
  if (need !== undefined && record.content?.declaration.needs.kinds.includes(need) !== true) return false;
  if (callSoon === true && !waitsForCall(record)) return false;
  const wanted = folded(words);
  return wanted === '' || namedIn(record).some((text) => folded(text).includes(wanted));
}

function namedIn({ content }: OpenedRecord): string[] {
  if (content === undefined) return [];
  const { home, children, contact } = content.declaration;
  return [content.reference, contact.name, contact.phone, home.town, home.community ?? '', ...children.map(({ name = '' }) => name)];
}

/** Without blanks, dots and dashes, in one case and width: 阿卜杜拉·买买提 and 阿卜杜拉买买提 are one. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{Cf}]+/gu, '');
