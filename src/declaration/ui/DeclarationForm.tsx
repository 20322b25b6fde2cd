import type { ReactElement } from 'react';
import { childrenIn } from '../answers.ts';
import { fieldNamed, fieldsOf, formSteps } from '../form-steps.ts';
import type { ProblemCode } from '../problems.ts';
import { type FieldsView, FormField } from './FormFields.tsx';
import { labelKey, message, type Place } from './frame.ts';
import type { FormWords } from './form-words.ts';
import { Notice } from './Notice.tsx';
import { Demonstration, Elsewhere, UrgentHelp } from './Told.tsx';
import { mostChildren } from '../steps/children-step.ts';

export interface FormView extends FieldsView {
  place: Place;
  /** Where the form goes: its own address, or the receipt's when it amends. */
  action: string;
  /** Carried along unseen: token, day of the form; or secret and revision. */
  carried: Readonly<Record<string, string>>;
  /** Said above everything: expired, too fast, full, unavailable. */
  trouble?: string | undefined;
  /** For the script, where there is one. */
  words: FormWords;
  /** Amending: the notice was read, the title is another. */
  title: string;
}

/** All steps on one page, as plain HTML. The script, where there is one, only shows them one after the other. */
export function DeclarationForm({ view }: { view: FormView }): ReactElement {
  const { frame, place, problems, answers } = view;
  const { t } = frame;
  const desk = place.desk;
  const open = childrenIn(answers, mostChildren);
  return (
    <>
      <h1>{view.title}</h1>
      <ProblemSummary view={view} />
      {desk?.isDemonstration === true && <Demonstration frame={frame} />}
      <p className="lead">{t('declare.lead')}</p>
      <Elsewhere frame={frame} place={place} />
      {desk && <Notice frame={frame} place={place} desk={desk} />}
      {/* A body without the summary keeps its place; with it, the browser moves there, without any script. */}
      <form
        method="post"
        action={`${view.action}#problems`}
        acceptCharset="utf-8"
        noValidate
        id="declaration"
        data-words={JSON.stringify(view.words)}
        data-offline={t('declare.trouble.offline')}
      >
        <Carried carried={view.carried} />
        {formSteps.map((step) => (
          <fieldset key={step.name} id={step.name} className="step">
            <legend>
              <h2>{t(message('declare.step', step.name))}</h2>
            </legend>
            {step.name === 'home' && (
              <p>
                {t('declare.place.shown')}
                <b>{place.line}</b>
              </p>
            )}
            {step.name === 'needs' && <UrgentHelp frame={frame} />}
            {step.name === 'consents' && <p>{t('declare.disagree.beside')}</p>}
            {step.atMost === undefined
              ? fieldsOf(step).map((placed) => <FormField key={placed.name} view={view} placed={placed} />)
              : Array.from({ length: step.atMost }, (_, child) => (
                  <Child key={child} view={view} child={child} isOpen={open.includes(child)} />
                ))}
          </fieldset>
        ))}
        <p className="trap">
          <label htmlFor="website">{t('declare.trap')}</label>
          <input id="website" name="website" type="text" tabIndex={-1} autoComplete="off" defaultValue="" />
        </p>
        <p className="small">{t('declare.wording', { version: frame.wording.version })}</p>
        <p className="buttons">
          <button className="main" name="action" value="check">
            {t('declare.toCheck')}
          </button>{' '}
          <a href={frame.at('/declare/declined/')}>{t('declare.disagree.link')}</a>
        </p>
      </form>
      {problems.size > 0 && (
        <p>
          <a href="#problems">{t('declare.problems.title')}</a>
        </p>
      )}
    </>
  );
}

export function Carried({ carried }: { carried: Readonly<Record<string, string>> }): ReactElement {
  return (
    <>
      {Object.entries(carried).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} autoComplete="off" />
      ))}
    </>
  );
}

/** One child's questions. The first is always there; the others are folded away until they are needed. */
function Child({ view, child, isOpen }: { view: FormView; child: number; isOpen: boolean }): ReactElement {
  const { t } = view.frame;
  const step = formSteps.find(({ name }) => name === 'children');
  const fields = step ? fieldsOf(step).filter((placed) => placed.child === child) : [];
  const questions = (
    <>
      <h3>{t('declare.childNumber', { number: child + 1 })}</h3>
      {fields.map((placed) => (
        <FormField key={placed.name} view={view} placed={placed} />
      ))}
    </>
  );
  if (child === 0) return <div className="child">{questions}</div>;
  return (
    <details className="child" open={isOpen}>
      <summary>{t('declare.anotherChild', { number: child + 1 })}</summary>
      {questions}
    </details>
  );
}

/** What has to be put right, at the top, each a link to its question. Focus goes here: by `autofocus`, and by the form's `#problems`. */
function ProblemSummary({ view }: { view: FormView }): ReactElement | null {
  const { frame, problems, trouble } = view;
  if (problems.size === 0 && trouble === undefined) return null;
  return (
    <div className="alert" role="alert" id="problems" tabIndex={-1} autoFocus>
      <h2>{frame.t('declare.problems.title')}</h2>
      {trouble !== undefined && <p>{trouble}</p>}
      {problems.size > 0 && (
        <ul>
          {[...problems].map(([name, code]) => (
            <li key={name}>
              <a href={`#${name}`}>
                <ProblemLine view={view} name={name} code={code} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {trouble === undefined && <p>{frame.t('declare.problems.kept')}</p>}
    </div>
  );
}

function ProblemLine({ view, name, code }: { view: FormView; name: string; code: ProblemCode }): ReactElement {
  const { t } = view.frame;
  const placed = fieldNamed(name);
  const parts = [
    ...(placed?.child === undefined ? [] : [t('declare.childNumber', { number: placed.child + 1 })]),
    ...(placed ? [t(labelKey(placed))] : []),
    t(message('declare.problem', code)),
  ];
  return <>{parts.join(' · ')}</>;
}
