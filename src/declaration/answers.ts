import type { Locale } from '../i18n/locales.ts';
import type { Declaration } from './declaration.schema.ts';
import { fieldsOf, formSteps, type PlacedField, pointerOf } from './form-steps.ts';
import { readMonth } from './plain-text.ts';
import type { Problem } from './problems.ts';
import { isAsked } from './steps/form-step.ts';

/** What stands in the fields of the form, by field name, as it was typed. */
export type Answers = ReadonlyMap<string, readonly string[]>;

export interface Unclear {
  problem: Problem;
  /** Districts that the words may mean. */
  candidates: readonly string[];
}

export interface FormReading {
  /** To be judged by the schema. */
  declaration: unknown;
  /** Places that could not be told, by field name. */
  unclear: ReadonlyMap<string, Unclear>;
}

export interface FormFrame {
  form: string;
  language: Locale;
  district: string;
  findDistricts: (typed: string) => readonly string[];
}

const ticked = 'yes';
type Group = Record<string, unknown>;

/** The declaration that a plain HTML form makes: empty fields and answers to questions that are not asked are left out. */
export function declarationFromAnswers(answers: Answers, { form, language, district, findDistricts }: FormFrame): FormReading {
  const unclear = new Map<string, Unclear>();
  const groupOf = (fields: readonly PlacedField[]): Group => {
    const group: Group = {};
    for (const { field, name } of fields) {
      const value = valueOf(field.kind, answers.get(name) ?? []);
      if (value === undefined || !isAsked(field, group)) continue;
      if (field.kind !== 'district' || typeof value !== 'string') {
        group[field.name] = value;
        continue;
      }
      const candidates = findDistricts(value);
      const [only] = candidates;
      group[field.name] = candidates.length === 1 ? only : '';
      if (candidates.length > 1) unclear.set(name, { problem: { pointer: pointerOf(name), code: 'several-places' }, candidates });
    }
    return group;
  };

  const declaration: Group = { form, language, district };
  for (const step of formSteps) {
    if (step.atMost === undefined) {
      declaration[step.name] = groupOf(fieldsOf(step));
      continue;
    }
    const filled = childrenIn(answers, step.atMost);
    declaration[step.name] = filled.map((child) => groupOf(fieldsOf(step).filter((placed) => placed.child === child)));
  }
  return { declaration, unclear };
}

/** The groups that have an answer; the first always counts. Pointers into the declaration count only these. */
export function childrenIn(answers: Answers, atMost: number): number[] {
  const isFilled = (child: number): boolean =>
    [...answers].some(([name, values]) => name.startsWith(`children.${child}.`) && values.some((value) => value.trim() !== ''));
  return Array.from({ length: atMost }, (_, child) => child).filter((child) => child === 0 || isFilled(child));
}

/** Closes gaps: a second child left empty moves the third up, so that form and declaration count alike. */
export function withoutGaps(answers: Answers, atMost: number): Answers {
  const filled = childrenIn(answers, atMost);
  const renamed = new Map<string, readonly string[]>();
  for (const [name, values] of answers) {
    const [, child, field] = /^children\.(\d)\.(\w+)$/u.exec(name) ?? [];
    const place = child === undefined ? undefined : filled.indexOf(Number(child));
    if (place === -1) continue;
    renamed.set(place === undefined ? name : `children.${place}.${field ?? ''}`, values);
  }
  return renamed;
}

function valueOf(kind: PlacedField['field']['kind'], values: readonly string[]): unknown {
  const [first = ''] = values;
  switch (kind) {
    case 'tick':
      return first === ticked;
    case 'choices':
      return values;
    case 'month':
      return first.trim() === '' ? undefined : readMonth(first);
    default:
      return first.trim() === '' ? undefined : first;
  }
}

/** The other way: a declaration opened with the receipt, as the fields of the form that amends it. */
export function answersFromDeclaration(declaration: Declaration): Answers {
  const answers = new Map<string, readonly string[]>();
  for (const step of formSteps) {
    const content = declaration[step.name];
    for (const { name, field, child } of fieldsOf(step)) {
      const group = (Array.isArray(content) ? content[child ?? 0] : content) as Group | undefined;
      const value = group?.[field.name];
      if (typeof value === 'string') answers.set(name, [value]);
      else if (value === true) answers.set(name, [ticked]);
      else if (Array.isArray(value)) answers.set(name, value as string[]);
    }
  }
  return answers;
}

export const isTicked = (answers: Answers, name: string): boolean => answers.get(name)?.[0] === ticked;
