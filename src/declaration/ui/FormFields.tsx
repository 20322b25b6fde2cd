import type { ReactElement, ReactNode } from 'react';
import { type Answers, isTicked } from '../answers.ts';
import type { PlacedField } from '../form-steps.ts';
import type { ProblemCode } from '../problems.ts';
import { type Frame, hintKey, labelKey, message, optionKey, whyKey } from './frame.ts';

export interface FieldsView {
  frame: Frame;
  answers: Answers;
  /** By field name. */
  problems: ReadonlyMap<string, ProblemCode>;
  /** Where words may mean several districts: code and name of each, by field name. */
  candidates: ReadonlyMap<string, readonly { code: string; line: string }[]>;
}

interface FieldProps {
  view: FieldsView;
  placed: PlacedField;
}

/** One question, with what belongs to it: why it is asked, how it is written, what is wrong with the answer. */
export function FormField({ view, placed }: FieldProps): ReactElement {
  if (view.candidates.has(placed.name)) return <ChoosePlace view={view} placed={placed} />;
  switch (placed.field.kind) {
    case 'choice':
    case 'choices':
      return <Choices view={view} placed={placed} options={placed.field.options} />;
    case 'tick':
      return <Tick view={view} placed={placed} />;
    default:
      return <TextInput view={view} placed={placed} />;
  }
}

const typeOf: Partial<
  Record<PlacedField['field']['kind'], { type?: string; inputMode?: 'numeric' | 'tel'; maxLength: number; dir?: 'ltr' }>
> = {
  phone: { type: 'tel', inputMode: 'tel', maxLength: 25, dir: 'ltr' },
  month: { maxLength: 12, dir: 'ltr' },
};

function TextInput({ view, placed }: FieldProps): ReactElement {
  const { frame, answers, problems } = view;
  const { name, field } = placed;
  const { dir, ...input } = typeOf[field.kind] ?? { maxLength: 120 };
  return (
    <div className="field" data-wrong={problems.has(name) || undefined}>
      <label htmlFor={name}>
        {frame.t(labelKey(placed))} <Necessity frame={frame} required={field.required} />
      </label>
      <Beside view={view} placed={placed} />
      <input
        id={name}
        name={name}
        type="text"
        {...input}
        // A name may run the other way than the page.
        dir={dir ?? 'auto'}
        defaultValue={answers.get(name)?.[0] ?? ''}
        autoComplete={field.kind === 'phone' ? 'tel-national' : field.kind === 'text' ? (field.autocomplete ?? 'off') : 'off'}
        {...described(view, placed)}
      />
    </div>
  );
}

function Choices({ view, placed, options }: FieldProps & { options: readonly string[] }): ReactElement {
  const { frame, answers } = view;
  const chosen = answers.get(placed.name) ?? [];
  const isMany = placed.field.kind === 'choices';
  const boxes = options.map((value) => ({ value, text: frame.t(optionKey(placed, value)) }));
  if (!isMany && !placed.field.required) boxes.push({ value: '', text: frame.t('declare.noAnswer') });
  return (
    <OptionGroup view={view} placed={placed}>
      {boxes.map(({ value, text }, index) => (
        <label className="option" key={value}>
          <input
            // The first carries the field's own id: the error summary leads to it.
            id={index === 0 ? placed.name : `${placed.name}.${value}`}
            type={isMany ? 'checkbox' : 'radio'}
            name={placed.name}
            value={value}
            defaultChecked={chosen.includes(value)}
          />
          <span>{text}</span>
        </label>
      ))}
    </OptionGroup>
  );
}

/** The words meant several districts: the same question as a choice between them. */
function ChoosePlace({ view, placed }: FieldProps): ReactElement {
  const { answers, candidates } = view;
  return (
    <OptionGroup view={view} placed={placed}>
      {(candidates.get(placed.name) ?? []).map(({ code, line }, index) => (
        <label className="option" key={code}>
          <input
            id={index === 0 ? placed.name : `${placed.name}.${code}`}
            type="radio"
            name={placed.name}
            value={code}
            defaultChecked={answers.get(placed.name)?.[0] === code}
          />
          <span>{line}</span>
        </label>
      ))}
    </OptionGroup>
  );
}

function OptionGroup({ view, placed, children }: FieldProps & { children: ReactNode }): ReactElement {
  const { frame, problems } = view;
  return (
    <fieldset className="field" data-wrong={problems.has(placed.name) || undefined} {...described(view, placed)} aria-invalid={undefined}>
      <legend>
        {frame.t(labelKey(placed))} <Necessity frame={frame} required={placed.field.required} />
      </legend>
      <Beside view={view} placed={placed} />
      {children}
    </fieldset>
  );
}

function Tick({ view, placed }: FieldProps): ReactElement {
  const { frame, answers, problems } = view;
  const { name, step, field } = placed;
  const wording =
    step.name === 'consents' ? frame.wording.wordings[field.name as keyof typeof frame.wording.wordings][frame.locale] : undefined;
  return (
    <div className="field" data-wrong={problems.has(name) || undefined}>
      <Beside view={view} placed={placed} />
      <label className="option">
        <input id={name} type="checkbox" name={name} value="yes" defaultChecked={isTicked(answers, name)} {...described(view, placed)} />
        <span>{wording ?? frame.t(labelKey(placed))}</span>
      </label>
    </div>
  );
}

function Necessity({ frame, required }: { frame: Frame; required: boolean }): ReactElement {
  return <small className={required ? 'must' : undefined}>{frame.t(required ? 'declare.required' : 'declare.optional')}</small>;
}

const isSaidBefore = ({ step, child }: PlacedField): boolean => step.name === 'consents' || (child ?? 0) > 0;

/** Why, how, and what is wrong; a second child's questions need no reasons again. */
function Beside({ view, placed }: FieldProps): ReactElement {
  const { frame, problems } = view;
  const problem = problems.get(placed.name);
  const hint = hintKey(placed);
  return (
    <>
      {!isSaidBefore(placed) && (
        <p className="small" id={`${placed.name}-why`}>
          {frame.t(whyKey(placed))}
        </p>
      )}
      {hint && (
        <p className="small" id={`${placed.name}-hint`}>
          {frame.t(hint)}
        </p>
      )}
      {problem && (
        <p className="wrong" id={`${placed.name}-problem`}>
          {frame.t(message('declare.problem', problem))}
        </p>
      )}
    </>
  );
}

function described({ problems }: FieldsView, placed: PlacedField): { 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const isWrong = problems.has(placed.name);
  const ids = [
    ...(isSaidBefore(placed) ? [] : [`${placed.name}-why`]),
    ...(hintKey(placed) ? [`${placed.name}-hint`] : []),
    ...(isWrong ? [`${placed.name}-problem`] : []),
  ];
  return { ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}), ...(isWrong ? { 'aria-invalid': true } : {}) };
}
