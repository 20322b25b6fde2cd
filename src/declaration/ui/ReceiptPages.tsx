import type { ReactElement } from 'react';
import { fragmentAttributes, type Locale } from '../../i18n/locales.ts';
import type { Declaration } from '../declaration.schema.ts';
import type { DeclarationState } from '../declaration-states.ts';
import { Summary } from './CheckAnswers.tsx';
import { Carried } from './DeclarationForm.tsx';
import { type Frame, message, type Place } from './frame.ts';
import { Demonstration } from './Told.tsx';

/** Where a parent comes back: the secret, and nothing else. */
export function ReceiptEntry({ frame, trouble }: { frame: Frame; trouble?: string | undefined }): ReactElement {
  const { t } = frame;
  return (
    <>
      <h1>{t('receipt.title')}</h1>
      {trouble !== undefined && (
        <div className="alert" role="alert" id="problems" tabIndex={-1} autoFocus>
          <p>
            <a href="#secret">{trouble}</a>
          </p>
        </div>
      )}
      <p>{t('receipt.lead')}</p>
      <form method="post" action={`${frame.at('/receipt/')}#problems`} acceptCharset="utf-8" data-receipt="">
        <div className="field" data-wrong={trouble !== undefined || undefined}>
          <label htmlFor="secret">{t('receipt.secretLabel')}</label>
          <p className="small" id="secret-hint">
            {t('receipt.secretHint')}
          </p>
          <input
            id="secret"
            name="secret"
            type="text"
            dir="ltr"
            maxLength={60}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby="secret-hint"
          />
        </div>
        <p className="buttons">
          <button className="main" name="action" value="open">
            {t('receipt.open')}
          </button>
        </p>
      </form>
      <p className="note">{t('receipt.lost')}</p>
    </>
  );
}

export interface HeldView {
  frame: Frame;
  place: Place;
  secret: string;
  reference: string;
  state: DeclarationState;
  revision: number;
  receivedOn: string;
  changedOn: string;
  eraseAfter: string;
  halfYear: string;
  declaration: Declaration | undefined;
  lineOf: (code: string) => string;
  /** What the desk wrote, oldest first; without a text where it cannot be opened. */
  answers: readonly { on: string; written: { language: Locale; text: string } | undefined }[];
  may: { amend: boolean; renew: boolean; withdraw: boolean };
  said?: string | undefined;
}

/** What is held, where it stands, and the four things that a guardian may do with it. */
export function HeldDeclaration({ view }: { view: HeldView }): ReactElement {
  const { frame, place, declaration, may } = view;
  const { t } = frame;
  const [year = '', half] = view.halfYear.split('H');
  const facts = [
    [t('receipt.received.reference'), view.reference],
    [t('receipt.held.state'), t(message('receipt.state', view.state))],
    [t('receipt.held.receivedOn'), view.receivedOn],
    [t('receipt.held.changedOn'), view.changedOn],
    [t('receipt.held.halfYear'), t(half === '1' ? 'receipt.held.spring' : 'receipt.held.autumn', { year })],
    [t('receipt.held.eraseAfter'), view.eraseAfter],
  ] as const;
  return (
    <>
      <h1>{t('receipt.held.title')}</h1>
      {view.said !== undefined && (
        <p className="note" role="status">
          {view.said}
        </p>
      )}
      {place.desk?.isDemonstration === true && <Demonstration frame={frame} />}
      <Answers frame={frame} answers={view.answers} />
      <p>{declaration ? t('receipt.held.count', { revision: view.revision }) : t('receipt.held.gone')}</p>
      <dl className="facts">
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      {declaration && <Summary frame={frame} declaration={declaration} line={place.line} lineOf={view.lineOf} />}
      {(may.amend || may.renew || may.withdraw) && (
        <form method="post" action={frame.at('/receipt/')} acceptCharset="utf-8">
          <Carried carried={{ secret: view.secret }} />
          <p className="buttons">
            {may.renew && (
              <button className="main" name="action" value="renew">
                {t('receipt.renew')}
              </button>
            )}{' '}
            {may.amend && (
              <button name="action" value="amend">
                {t('receipt.amend')}
              </button>
            )}{' '}
            {may.withdraw && (
              <button name="action" value="withdraw">
                {t('receipt.withdraw')}
              </button>
            )}
          </p>
        </form>
      )}
    </>
  );
}

/** The desk's written word: an answer, or a refusal with its reason (PIPL 50, NDR 23). */
function Answers({ frame, answers }: Pick<HeldView, 'frame' | 'answers'>): ReactElement | null {
  const { t } = frame;
  if (answers.length === 0) return null;
  return (
    <section className="answers" aria-labelledby="answers">
      <h2 id="answers">{t('receipt.answers.title')}</h2>
      {answers.map(({ on, written }, index) => (
        <div className="note" key={`${on} ${String(index)}`}>
          <p className="small">{t('receipt.answers.on', { day: on })}</p>
          {written ? (
            <blockquote {...fragmentAttributes(frame.locale, written.language)}>
              {written.text.split('\n').map((line, place) => (
                <p key={place}>{line}</p>
              ))}
            </blockquote>
          ) : (
            <p>{t('receipt.answers.unreadable')}</p>
          )}
        </div>
      ))}
      <p className="small">{t('receipt.answers.disagree')}</p>
    </section>
  );
}

/** One question before it is gone. */
export function WithdrawSurely({ frame, secret }: { frame: Frame; secret: string }): ReactElement {
  const { t } = frame;
  return (
    <>
      <h1>{t('receipt.withdrawTitle')}</h1>
      <p className="warn">{t('receipt.withdrawText')}</p>
      <form method="post" action={frame.at('/receipt/')} acceptCharset="utf-8">
        <Carried carried={{ secret }} />
        <p className="buttons">
          <button className="main" name="action" value="withdraw-surely">
            {t('receipt.withdrawSure')}
          </button>{' '}
          <button name="action" value="open">
            {t('receipt.back')}
          </button>
        </p>
      </form>
    </>
  );
}
