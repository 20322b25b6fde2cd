import type { ReactElement } from 'react';
import type { Frame, Place } from './frame.ts';
import { Elsewhere, UrgentHelp } from './Told.tsx';

export interface ChooseView {
  frame: Frame;
  typed: string;
  /** Nothing found for what was typed. */
  isUnknown: boolean;
  found: readonly { code: string; line: string }[];
}

/** Which district's desk: its name decides who handles the data, so it comes before the notice. */
export function ChooseDistrict({ view }: { view: ChooseView }): ReactElement {
  const { frame, typed, isUnknown, found } = view;
  const { t } = frame;
  return (
    <>
      <h1>{t('declare.title')}</h1>
      <p className="lead">{t('declare.lead')}</p>
      <form method="post" action={frame.at('/declare/')} acceptCharset="utf-8">
        <div className="field" data-wrong={isUnknown || undefined}>
          <label htmlFor="place">{t('declare.place.label')}</label>
          <p className="small" id="place-hint">
            {t('declare.place.hint')}
          </p>
          {isUnknown && (
            <p className="wrong" role="alert" id="place-problem">
              {t('declare.place.none')}
            </p>
          )}
          <input
            id="place"
            name="place"
            type="text"
            dir="auto"
            maxLength={60}
            autoComplete="off"
            defaultValue={typed}
            aria-describedby={isUnknown ? 'place-hint place-problem' : 'place-hint'}
            aria-invalid={isUnknown || undefined}
          />
        </div>
        <p className="buttons">
          <button className="main">{t('declare.place.go')}</button>
        </p>
      </form>
      {found.length > 0 && (
        <>
          <h2>{t('declare.place.several')}</h2>
          <ul className="places">
            {found.map(({ code, line }) => (
              <li key={code}>
                <a href={frame.at(`/declare/${code}/`)}>{line}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={frame.at('/')}>{t('declare.place.list')}</a>
      </p>
      <Elsewhere frame={frame} />
      <p>
        <a href={frame.at('/receipt/')}>{t('receipt.title')}</a>
      </p>
    </>
  );
}

/** No desk, no form: nobody could open what is sent. */
export function DistrictClosed({ frame, place }: { frame: Frame; place: Place }): ReactElement {
  const { t } = frame;
  return (
    <>
      <h1>{t('declare.closed.title', { place: place.name })}</h1>
      <p>{t('declare.closed.text')}</p>
      <Elsewhere frame={frame} place={place} />
      <UrgentHelp frame={frame} />
      <p>
        <a href={frame.at(place.path)}>{t('declare.disagree.list')}</a>
      </p>
    </>
  );
}

export function Declined({ frame }: { frame: Frame }): ReactElement {
  const { t } = frame;
  return (
    <>
      <h1>{t('declare.disagree.title')}</h1>
      <p>{t('declare.disagree.text')}</p>
      <p>
        <a href={frame.at('/')}>{t('declare.disagree.list')}</a>
      </p>
      <Elsewhere frame={frame} />
    </>
  );
}

/** The door's refusals: too much, not from here, not readable. */
export function Refused({ frame, text }: { frame: Frame; text: string }): ReactElement {
  const { t } = frame;
  return (
    <>
      <h1>{t('declare.trouble.refusedTitle')}</h1>
      <p className="warn" role="alert">
        {text}
      </p>
      <p>
        <a href={frame.at('/declare/')}>{t('declare.title')}</a>
      </p>
      <Elsewhere frame={frame} />
    </>
  );
}
