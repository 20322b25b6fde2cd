/** What stands so far in the same group of fields (the same child), as far as it was answered. */
export type Siblings = Readonly<Record<string, unknown>>;

interface FieldBase {
  name: string;
  required: boolean;
  /** Left out: always. An answer to a question that is not asked is pruned. */
  isAsked?: (siblings: Siblings) => boolean;
}

export type Field = FieldBase &
  (
    | { kind: 'text'; mostCharacters: number; autocomplete?: string }
    | { kind: 'phone' }
    | { kind: 'month' }
    | { kind: 'district' }
    | { kind: 'choice'; options: readonly string[] }
    | { kind: 'choices'; options: readonly string[] }
    | { kind: 'tick' }
  );

/** One step of the journey. Its name is the group of its answers in a declaration. */
export interface FormStep {
  name: 'home' | 'children' | 'needs' | 'contact' | 'consents';
  /** The group comes several times: one for each child. */
  atMost?: number;
  fields: readonly Field[];
}

export const isAsked = (field: Field, siblings: Siblings): boolean => field.isAsked?.(siblings) ?? true;
