/** Where a declaration stands. One table below says how it may move on; it guards the SQL, the desk's buttons and the model-based test. */
export const declarationStates = [
  'received',
  'suspect',
  'seen',
  'contacted',
  'carried-over',
  'renewed',
  'withdrawn',
  'expired',
  'rejected',
] as const;
export type DeclarationState = (typeof declarationStates)[number];

/** Dated rows without content; nothing but the purge comes after them. */
export const tombstones = ['withdrawn', 'expired'] as const satisfies readonly DeclarationState[];
export type Tombstone = (typeof tombstones)[number];

export type Actor =
  /** The public function on its own: what arrives. */
  | 'function'
  /** Whoever holds the receipt's secret. */
  | 'guardian'
  /** An operator of the district's desk; always logged. */
  | 'desk'
  /** The daily purge. */
  | 'clock';

export type Step =
  'declare' | 'clear' | 'see' | 'contact' | 'carry-over' | 'reject' | 'amend' | 'renew' | 'withdraw' | 'confirm-removal' | 'expire';

/** What must be true besides the state. The store asks for it in the same statement or transaction as the move. */
export type Guard =
  /** Validated and sealed. */
  | 'sealed'
  /** Too fast, too many, or the trap field filled: received, but set aside. */
  | 'looks-automatic'
  /** An operator read it and found a family behind it. */
  | 'opened'
  /** The code from inside the ciphertext of the current revision: proof that the desk can read it. */
  | 'confirm-code'
  /** A sealed note of the call, or of the attempts, comes with the mark. */
  | 'call-noted'
  /** A finished export holds the current revision. */
  | 'exported'
  /** A sealed note with the reason comes with the mark. */
  | 'reason-noted'
  /** The receipt's lookup hash; or the desk's operator has checked the person by phone, and the log says so. */
  | 'entitled'
  /** As `entitled`, and the half-year is a later one than the record's. */
  | 'entitled-in-later-half-year'
  /** It stood in another platform when it was withdrawn. */
  | 'was-carried-over'
  /** The erase-after day has come. */
  | 'erase-after-reached';

export interface Transition {
  step: Step;
  /** `none`: there is no record yet. */
  from: DeclarationState | 'none';
  to: DeclarationState;
  who: readonly Actor[];
  guard: Guard;
}

const desk = ['desk'] as const;
const familyOrDesk = ['guardian', 'desk'] as const;

const row = (step: Step, from: Transition['from'], to: DeclarationState, who: readonly Actor[], guard: Guard): Transition => ({
  step,
  from,
  to,
  who,
  guard,
});

export const transitions: readonly Transition[] = [
  row('declare', 'none', 'received', ['function'], 'sealed'),
  row('declare', 'none', 'suspect', ['function'], 'looks-automatic'),

  row('clear', 'suspect', 'received', desk, 'opened'),
  row('see', 'received', 'seen', desk, 'confirm-code'),
  row('contact', 'seen', 'contacted', desk, 'call-noted'),
  row('contact', 'renewed', 'contacted', desk, 'call-noted'),
  row('carry-over', 'seen', 'carried-over', desk, 'exported'),
  row('carry-over', 'contacted', 'carried-over', desk, 'exported'),
  row('carry-over', 'renewed', 'carried-over', desk, 'exported'),

  row('reject', 'suspect', 'rejected', desk, 'reason-noted'),
  row('reject', 'seen', 'rejected', desk, 'reason-noted'),
  row('reject', 'contacted', 'rejected', desk, 'reason-noted'),
  row('reject', 'renewed', 'rejected', desk, 'reason-noted'),

  // What changed has to be read again, also after it was carried over.
  row('amend', 'suspect', 'suspect', familyOrDesk, 'entitled'),
  row('amend', 'received', 'received', familyOrDesk, 'entitled'),
  row('amend', 'seen', 'received', familyOrDesk, 'entitled'),
  row('amend', 'contacted', 'received', familyOrDesk, 'entitled'),
  row('amend', 'carried-over', 'received', familyOrDesk, 'entitled'),
  row('amend', 'renewed', 'received', familyOrDesk, 'entitled'),

  // Unread stays unread; read and confirmed anew is `renewed`.
  row('renew', 'received', 'received', familyOrDesk, 'entitled-in-later-half-year'),
  row('renew', 'seen', 'renewed', familyOrDesk, 'entitled-in-later-half-year'),
  row('renew', 'contacted', 'renewed', familyOrDesk, 'entitled-in-later-half-year'),
  row('renew', 'carried-over', 'renewed', familyOrDesk, 'entitled-in-later-half-year'),
  row('renew', 'renewed', 'renewed', familyOrDesk, 'entitled-in-later-half-year'),

  row('withdraw', 'suspect', 'withdrawn', familyOrDesk, 'entitled'),
  row('withdraw', 'received', 'withdrawn', familyOrDesk, 'entitled'),
  row('withdraw', 'seen', 'withdrawn', familyOrDesk, 'entitled'),
  row('withdraw', 'contacted', 'withdrawn', familyOrDesk, 'entitled'),
  row('withdraw', 'carried-over', 'withdrawn', familyOrDesk, 'entitled'),
  row('withdraw', 'renewed', 'withdrawn', familyOrDesk, 'entitled'),
  row('withdraw', 'rejected', 'withdrawn', familyOrDesk, 'entitled'),
  row('confirm-removal', 'withdrawn', 'withdrawn', desk, 'was-carried-over'),

  row('expire', 'suspect', 'expired', ['clock'], 'erase-after-reached'),
  row('expire', 'received', 'expired', ['clock'], 'erase-after-reached'),
  row('expire', 'seen', 'expired', ['clock'], 'erase-after-reached'),
  row('expire', 'contacted', 'expired', ['clock'], 'erase-after-reached'),
  row('expire', 'carried-over', 'expired', ['clock'], 'erase-after-reached'),
  row('expire', 'renewed', 'expired', ['clock'], 'erase-after-reached'),
  row('expire', 'rejected', 'expired', ['clock'], 'erase-after-reached'),
];

/** The row for a step out of a state, or undefined where the table has none. `declare` starts from `none` and has two. */
export function transitionFor(step: Exclude<Step, 'declare'>, from: DeclarationState): Transition | undefined {
  return transitions.find((transition) => transition.step === step && transition.from === from);
}

/** What an actor may do next, in the table's order: the desk's buttons, the receipt's links. */
export function stepsFrom(from: DeclarationState, who: Actor): readonly Transition[] {
  return transitions.filter((transition) => transition.from === from && transition.who.includes(who));
}

export function isTombstone(state: DeclarationState): state is Tombstone {
  return tombstones.some((tombstone) => tombstone === state);
}
