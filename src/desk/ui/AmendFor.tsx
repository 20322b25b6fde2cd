import { type ReactElement, useRef, useState } from 'react';
import { type Answers, answersFromDeclaration, childrenIn, declarationFromAnswers, withoutGaps } from '../../declaration/answers.ts';
import { type Declaration, declarationSchema } from '../../declaration/declaration.schema.ts';
import { fieldNamed, fieldsOf, formSteps, nameAt } from '../../declaration/form-steps.ts';
import { type ProblemCode, problemsOf } from '../../declaration/problems.ts';
import { mostChildren } from '../../declaration/steps/children-step.ts';
import { FormField } from '../../declaration/ui/FormFields.tsx';
import { labelKey, message } from '../../declaration/ui/frame.ts';
import { isReadable, type ReadableRecord } from '../opened-record.ts';
import { AnswerTable } from './AnswerTable.tsx';
import { Deed, Heading, Trouble } from './DeskParts.tsx';
import { RecordView } from './RecordView.tsx';
import { useAction, useDesk } from './desk-context.ts';

/** The same questions as the parent's form, filled in on the phone or at the counter, read back, sealed here. */
export function AmendFor({ id, checkedBy }: { id: string; checkedBy: 'phone' | 'counter' }): ReactElement {
  const record = useDesk().snapshot.records.get(id);
  // After the end of the half hour it is opened anew there.
  return record && isReadable(record) ? <AmendForm record={record} checkedBy={checkedBy} /> : <RecordView id={id} />;
}

function AmendForm({ record, checkedBy }: { record: ReadableRecord; checkedBy: 'phone' | 'counter' }): ReactElement {
  const { frame, work, districts, snapshot, goBack } = useDesk();
  const { t, locale } = frame;
  const before = record.content.declaration;
  const form = useRef<HTMLFormElement>(null);
  const [answers, setAnswers] = useState<Answers>(() => work.amendments.get(record.id) ?? withPlaces(answersFromDeclaration(before)));
  const [round, setRound] = useState(0);
  const [problems, setProblems] = useState<ReadonlyMap<string, ProblemCode>>(new Map());
  const [candidates, setCandidates] = useState<ReadonlyMap<string, { code: string; line: string }[]>>(new Map());
  const [checked, setChecked] = useState<Declaration>();
  const action = useAction();
  const view = { frame, answers, problems, candidates };

  /** Places are written as names, as in the parent's own form. */
  function withPlaces(held: Answers): Answers {
    return new Map(
      [...held].map(([name, values]) => [
        name,
        fieldNamed(name)?.field.kind === 'district' ? values.map((code) => districts?.lineOf(code, locale) ?? code) : values,
      ]),
    );
  }
  const typed = (): Answers => {
    const read = new Map<string, string[]>();
    for (const [name, value] of new FormData(form.current ?? undefined)) {
      if (typeof value === 'string' && fieldNamed(name)) read.set(name, [...(read.get(name) ?? []), value]);
    }
    // The guardian's statement and consent were given by the guardian; only passing on may change here.
    for (const name of ['consents.guardian', 'consents.childData']) read.set(name, ['yes']);
    return withoutGaps(read, mostChildren);
  };
  const check = (): void => {
    if (!districts) return;
    const now = typed();
    const { declaration, unclear } = declarationFromAnswers(now, {
      form: before.form,
      language: before.language,
      district: before.district,
      findDistricts: districts.find,
    });
    const judged = declarationSchema({ today: snapshot.summary?.today ?? '', form: before.form, isDistrict: districts.has }).safeParse(
      declaration,
    );
    const found = new Map<string, ProblemCode>(
      (judged.success ? [] : problemsOf(judged.error.issues)).map(({ pointer, code }) => {
        const name = nameAt(pointer);
        return [fieldNamed(name) ? name : name.replace(/\.\d+$/u, ''), code];
      }),
    );
    for (const [name, { problem }] of unclear) found.set(name, problem.code);
    setAnswers(now);
    setProblems(found);
    setCandidates(
      new Map(
        [...unclear].map(([name, { candidates: codes }]) => [name, codes.map((code) => ({ code, line: districts.lineOf(code, locale) }))]),
      ),
    );
    // Fields take their answers when they are made.
    setRound(round + 1);
    setChecked(judged.success && unclear.size === 0 ? judged.data : undefined);
  };

  if (checked) {
    return (
      <>
        <Heading>{t('desk.amend.readBack')}</Heading>
        <p>{t('desk.amend.readBackText')}</p>
        <AnswerTable
          caption={t('desk.amend.changes')}
          one={[t('desk.amend.before'), before]}
          other={[t('desk.amend.after'), checked]}
          differencesOnly
        />
        <Trouble code={action.trouble} />
        <p className="buttons">
          <Deed
            action={action}
            className="main"
            does={async () => {
              await work.amendFor(record, checkedBy, checked);
              work.amendments.delete(record.id);
              goBack();
            }}
          >
            {t('desk.amend.send')}
          </Deed>{' '}
          <button
            type="button"
            onClick={() => {
              setChecked(undefined);
            }}
          >
            {t('declare.check.edit')}
          </button>
        </p>
      </>
    );
  }
  const open = childrenIn(answers, mostChildren);
  return (
    <>
      <Heading>{t('desk.amend.title', { reference: record.content.reference })}</Heading>
      {problems.size > 0 && (
        <div className="alert" role="alert">
          <h2>{t('declare.problems.title')}</h2>
          <ul>
            {[...problems].map(([name, code]) => {
              const placed = fieldNamed(name);
              return (
                <li key={name}>
                  <a href={`#${name}`}>
                    {placed ? t(labelKey(placed)) : ''} · {t(message('declare.problem', code))}
                  </a>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      <form
        ref={form}
        key={round}
        noValidate
        onInput={() => {
          work.amendments.set(record.id, typed());
        }}
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        {formSteps.map((step) => (
          <fieldset key={step.name} className="step">
            <legend>
              <h2>{t(message('declare.step', step.name))}</h2>
            </legend>
            {step.atMost === undefined
              ? fieldsOf(step)
                  .filter(({ name }) => name !== 'consents.guardian' && name !== 'consents.childData')
                  .map((placed) => <FormField key={placed.name} view={view} placed={placed} />)
              : Array.from({ length: step.atMost }, (_, child) => (
                  <details key={child} className="child" open={open.includes(child)}>
                    <summary>{t('declare.childNumber', { number: child + 1 })}</summary>
                    {fieldsOf(step)
                      .filter((placed) => placed.child === child)
                      .map((placed) => (
                        <FormField key={placed.name} view={view} placed={placed} />
                      ))}
                  </details>
                ))}
          </fieldset>
        ))}
        <p className="buttons">
          <button className="main">{t('desk.amend.check')}</button>{' '}
          <button
            type="button"
            onClick={() => {
              work.amendments.delete(record.id);
              goBack();
            }}
          >
            {t('desk.amend.drop')}
          </button>
        </p>
      </form>
    </>
  );
}
