import type { ReactElement } from 'react';
import type { Answers } from '../answers.ts';
import type { Declaration } from '../declaration.schema.ts';
import { fieldsOf, formSteps, type PlacedField } from '../form-steps.ts';
import { isAsked } from '../steps/form-step.ts';
import { urgentNeeds } from '../steps/needs-step.ts';
import { Carried } from './DeclarationForm.tsx';
import { type Frame, labelKey, message, optionKey, type Place } from './frame.ts';
import { Demonstration, UrgentHelp } from './Told.tsx';

export const asksForHelpNow = ({ needs }: Declaration): boolean => needs.kinds.some((kind) => urgentNeeds.includes(kind));

interface SummaryProps {
  frame: Frame;
  declaration: Declaration;
  line: string;
  lineOf: (code: string) => string;
}

/** What was answered, as the desk will read it. */
export function Summary({ frame, declaration, line, lineOf }: SummaryProps): ReactElement {
  const { t } = frame;
  const valueOf = (placed: PlacedField, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'declare.check.yes' : 'declare.check.no');
    if (Array.isArray(value)) return value.map((one) => t(optionKey(placed, String(one)))).join(t('listSeparator'));
    if (typeof value !== 'string') return '';
    if (placed.field.kind === 'choice') return t(optionKey(placed, value));
    return placed.field.kind === 'district' ? lineOf(value) : value;
  };
  return (
    <>
      {formSteps.map((step) => {
        const content: unknown = declaration[step.name];
        const groups = (Array.isArray(content) ? content : [content]) as Record<string, unknown>[];
        return (
          <section key={step.name} aria-labelledby={`told-${step.name}`}>
            <h2 id={`told-${step.name}`}>{t(message('declare.step', step.name))}</h2>
            {step.name === 'home' && <p>{line}</p>}
            {groups.map((group, child) => (
              <div key={child}>
                {step.atMost !== undefined && <h3>{t('declare.childNumber', { number: child + 1 })}</h3>}
                <dl className="facts">
                  {fieldsOf(step, 1)
                    .filter(({ field }) => isAsked(field, group))
                    .map((placed) => (
                      <div key={placed.name}>
                        <dt>{t(labelKey(placed))}</dt>
                        <dd dir="auto">
                          {valueOf(placed, group[placed.field.name]) || <span className="small">{t('declare.check.none')}</span>}
                        </dd>
                      </div>
                    ))}
                </dl>
              </div>
            ))}
          </section>
        );
      })}
    </>
  );
}

export interface CheckView extends Omit<SummaryProps, 'line'> {
  place: Place;
  action: string;
  carried: Readonly<Record<string, string>>;
  /** As they were typed: they go along unseen and come back if the parent goes back. */
  answers: Answers;
  trouble?: string | undefined;
  /** A puzzle for the script, while the district receives more than people send. Without a script the field stays empty. */
  challenge?: string | undefined;
}

/** Before anything is sent: look once more (PIPL 8). */
export function CheckAnswers({ view }: { view: CheckView }): ReactElement {
  const { frame, place, declaration, trouble, challenge } = view;
  const { t } = frame;
  return (
    <>
      <h1>{t('declare.check.title')}</h1>
      {trouble !== undefined && (
        <div className="alert" role="alert" id="problems" tabIndex={-1} autoFocus>
          <p>{trouble}</p>
        </div>
      )}
      {place.desk?.isDemonstration === true && <Demonstration frame={frame} />}
      <p className="lead">{t('declare.check.lead')}</p>
      {asksForHelpNow(declaration) && <UrgentHelp frame={frame} />}
      <Summary frame={frame} declaration={declaration} line={place.line} lineOf={view.lineOf} />
      <form method="post" action={view.action} acceptCharset="utf-8" data-offline={t('declare.trouble.offline')} data-challenge={challenge}>
        <Carried carried={challenge === undefined ? view.carried : { ...view.carried, proof: '' }} />
        {[...view.answers].flatMap(([name, values]) =>
          values.map((value, index) => <input key={`${name} ${index}`} type="hidden" name={name} value={value} autoComplete="off" />),
        )}
        <p className="buttons">
          <button className="main" name="action" value="send">
            {t('declare.check.send')}
          </button>{' '}
          <button name="action" value="edit">
            {t('declare.check.edit')}
          </button>{' '}
          <a href={frame.at('/declare/declined/')}>{t('declare.disagree.link')}</a>
        </p>
      </form>
    </>
  );
}
