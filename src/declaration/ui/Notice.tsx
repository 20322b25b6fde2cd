import type { ReactElement } from 'react';
import { fieldsOf, formSteps } from '../form-steps.ts';
import { type DeskNotice, type Frame, labelKey, type Place, whyKey } from './frame.ts';

/** Told before the first question (PIPL 17, 30; CPR 10): who, why, what, to whom, how long, and what happens if not. */
export function Notice({ frame, place, desk }: { frame: Frame; place: Place; desk: DeskNotice }): ReactElement {
  const { t } = frame;
  const platforms = desk.platforms.length > 0 ? desk.platforms.join(t('listSeparator')) : t('declare.notice.platformsNone');
  const asked = formSteps.filter(({ name }) => name !== 'consents').flatMap((step) => fieldsOf(step, 1));
  return (
    <section aria-labelledby="notice">
      <h2 id="notice">{t('declare.notice.title')}</h2>
      <dl className="notice">
        <dt>{t('declare.notice.handler')}</dt>
        <dd>
          {desk.isDemonstration ? t('declare.notice.handlerNone') : desk.handler} <Dial number={desk.handlerPhone} />
        </dd>
        {desk.officer !== undefined && (
          <>
            <dt>{t('declare.notice.officer')}</dt>
            <dd>
              {desk.officer} <Dial number={desk.officerPhone} />
            </dd>
          </>
        )}
        <dt>{t('declare.notice.purpose')}</dt>
        <dd>{t('declare.notice.purposeText')}</dd>
        <dt>{t('declare.notice.how')}</dt>
        <dd>{t(desk.isDemonstration ? 'declare.notice.howTextDemonstration' : 'declare.notice.howText')}</dd>
        <dt>{t('declare.notice.recipients')}</dt>
        <dd>{t('declare.notice.recipientsText', { place: place.name, platforms })}</dd>
        <dt>{t('declare.notice.retention')}</dt>
        <dd>{t('declare.notice.retentionText', { months: desk.retentionMonths, days: desk.backupDays })}</dd>
        <dt>{t('declare.notice.rights')}</dt>
        <dd>{t('declare.notice.rightsText')}</dd>
        <dt>{t('declare.notice.refusal')}</dt>
        <dd>{t('declare.notice.refusalText')}</dd>
      </dl>
      <p>{t('declare.notice.sensitive')}</p>
      <p>{t('declare.notice.notAsked')}</p>
      <details>
        <summary>{t('declare.notice.kinds')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('declare.notice.kindsItem')}</th>
              <th scope="col">{t('declare.notice.kindsMust')}</th>
              <th scope="col">{t('declare.notice.kindsWhy')}</th>
            </tr>
          </thead>
          <tbody>
            {asked.map((placed) => (
              <tr key={placed.name}>
                <td>{t(labelKey(placed))}</td>
                <td>{t(placed.field.required ? 'declare.required' : 'declare.optional')}</td>
                <td>{t(whyKey(placed))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p>
        <a href={frame.at('/childrens-data-rules/')}>{t('declare.notice.rules')}</a>
      </p>
    </section>
  );
}

function Dial({ number }: { number: string | undefined }): ReactElement | null {
  return number === undefined ? null : <a href={`tel:${number}`}>{number}</a>;
}
