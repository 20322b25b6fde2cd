import type { ReactElement } from 'react';
import { fieldsOf, formSteps, type PlacedField } from '../form-steps.ts';
import { isAsked } from '../steps/form-step.ts';
import { type Frame, hintKey, labelKey, message, optionKey } from './frame.ts';
import { UrgentHelp } from './Told.tsx';

/** A second sheet for the third child: more blocks would be empty on most. */
const childrenOnSheet = 2;
const box = '\u2610 ';

/** The same questions on paper, for stations to copy and for families without a phone. Blanks that only the office knows are its to fill. */
export function PaperForm({ frame }: { frame: Frame }): ReactElement {
  const { t, wording, locale } = frame;
  return (
    <div className="paper-form">
      <h1>{t('declare.paper.title')}</h1>
      <p className="lead">{t('declare.lead')}</p>
      <p>{t('declare.paper.lead')}</p>
      <section aria-labelledby="office">
        <h2 id="office">{t('declare.notice.title')}</h2>
        <table>
          <tbody>
            {(['handler', 'officer', 'recipients', 'until'] as const).map((row) => (
              <tr key={row}>
                <th scope="row">{t(message('declare.paper', row))}</th>
                <td className="blank">
                  <span className="small">{t('declare.paper.byTheOffice')}</span>
                </td>
              </tr>
            ))}
            {(['purpose', 'rights', 'refusal'] as const).map((row) => (
              <tr key={row}>
                <th scope="row">{t(message('declare.notice', row))}</th>
                <td>{t(row === 'rights' ? 'declare.paper.rightsText' : message('declare.notice', `${row}Text`))}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>{t('declare.paper.sensitive')}</p>
        <p>{t('declare.notice.notAsked')}</p>
      </section>
      {formSteps.map((step) => (
        <section key={step.name} aria-labelledby={step.name}>
          <h2 id={step.name}>{t(message('declare.step', step.name))}</h2>
          {step.name === 'home' && <Line label={t('declare.paper.district')} />}
          {step.name === 'needs' && <UrgentHelp frame={frame} />}
          {step.name === 'consents' && <p>{t('declare.disagree.beside')}</p>}
          {Array.from({ length: step.atMost === undefined ? 1 : childrenOnSheet }, (_, child) => (
            <div className="group" key={child}>
              {step.atMost !== undefined && <h3>{t('declare.childNumber', { number: child + 1 })}</h3>}
              {step.name === 'consents'
                ? step.fields.map(({ name }) => <p key={name}>{box + wording.wordings[name as keyof typeof wording.wordings][locale]}</p>)
                : fieldsOf(step, 1).map((placed) => <Question key={placed.name} frame={frame} placed={placed} />)}
            </div>
          ))}
          {step.atMost !== undefined && <p className="small">{t('declare.paper.moreChildren')}</p>}
        </section>
      ))}
      <Line label={t('declare.paper.signature')} />
      <Line label={t('declare.paper.date')} />
      <p className="small">{t('declare.wording', { version: wording.version })}</p>
      <section className="receipt" aria-labelledby="stub">
        <h2 id="stub">{t('declare.paper.stub')}</h2>
        <p>{t('declare.paper.stubText')}</p>
        {(['received', 'receivedBy', 'receivedPhone'] as const).map((line) => (
          <Line key={line} label={t(message('declare.paper', line))} />
        ))}
      </section>
    </div>
  );
}

function Question({ frame, placed }: { frame: Frame; placed: PlacedField }): ReactElement {
  const { t } = frame;
  const { field } = placed;
  const hint = hintKey(placed);
  const label = (
    <>
      <b>{t(labelKey(placed))}</b> {!field.required && <span className="small">{t('declare.optional')}</span>}{' '}
      {/* Asked only under a condition that the hint says. */}
      {hint && (!isAsked(field, {}) || field.kind === 'month') && <span className="small">{t(hint)}</span>}
    </>
  );
  if (field.kind === 'tick') return <p>{[box, label]}</p>;
  if (field.kind === 'choice' || field.kind === 'choices')
    return (
      <p>
        {label}
        <span className="boxes">
          {field.options.map((value) => (
            <span key={value}>{box + t(optionKey(placed, value))}</span>
          ))}
        </span>
      </p>
    );
  return <Line label={label} />;
}

function Line({ label }: { label: ReactElement | string }): ReactElement {
  return (
    <p className="line">
      <span>{label}</span>
      <span className="blank" />
    </p>
  );
}
