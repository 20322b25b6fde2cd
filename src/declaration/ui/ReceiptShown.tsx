import type { ReactElement } from 'react';
import { grouped } from '../receipt.ts';
import type { Frame, Place } from './frame.ts';
import { QrImage } from './QrImage.tsx';
import { Demonstration, Elsewhere, UrgentHelp } from './Told.tsx';

export interface ReceiptView {
  frame: Frame;
  place: Place;
  reference: string;
  secret: string;
  eraseAfter: string | undefined;
  /** The address of the receipt page with its host; the secret comes after `#`, which browsers do not send. */
  receiptAddress: string;
  isUrgent: boolean;
  kind: 'received' | 'again' | 'other-content';
}

/** Shown once: whoever keeps this sheet can read, amend, renew and withdraw. */
export function ReceiptShown({ view }: { view: ReceiptView }): ReactElement {
  const { frame, place, secret, kind } = view;
  const { t } = frame;
  return (
    <>
      <h1>{t('receipt.received.title')}</h1>
      {kind === 'again' && <p className="note">{t('receipt.received.again')}</p>}
      {kind === 'other-content' && <p className="warn">{t('receipt.received.otherContent')}</p>}
      {view.isUrgent && <UrgentHelp frame={frame} />}
      <p className="lead">{t('receipt.received.lead')}</p>
      <section className="receipt">
        <p>{place.line}</p>
        <dl>
          <dt>{t('receipt.received.reference')}</dt>
          <dd>
            <b className="code" translate="no">
              {view.reference}
            </b>
            <span className="small">{t('receipt.received.referenceHint')}</span>
          </dd>
          <dt>{t('receipt.received.secret')}</dt>
          <dd>
            <b className="code" translate="no">
              {grouped(secret)}
            </b>
            <span className="small">{t('receipt.received.secretHint')}</span>
          </dd>
          {view.eraseAfter !== undefined && (
            <>
              <dt>{t('receipt.held.eraseAfter')}</dt>
              <dd>{view.eraseAfter}</dd>
            </>
          )}
        </dl>
        <QrImage text={`${view.receiptAddress}#${secret}`} label={t('receipt.received.qr')} />
        <p className="small">
          {t('receipt.received.address')}
          <bdi>{view.receiptAddress}</bdi>
        </p>
      </section>
      {place.desk?.isDemonstration === true && <Demonstration frame={frame} />}
      <h2>{t('receipt.received.next')}</h2>
      <p>
        {place.desk?.isDemonstration === true
          ? t('receipt.received.nextDemonstration')
          : t('receipt.received.nextText', { place: place.name })}
      </p>
      <form method="post" action={frame.at('/receipt/')} acceptCharset="utf-8">
        <input type="hidden" name="secret" value={secret} autoComplete="off" />
        <p className="buttons">
          <button name="action" value="open">
            {t('receipt.open')}
          </button>
        </p>
      </form>
      <Elsewhere frame={frame} place={place} />
    </>
  );
}
