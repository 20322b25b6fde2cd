import type { ReactElement } from 'react';
import type { Frame, Place } from './frame.ts';

/** Loud wherever the demonstration's key receives. */
export function Demonstration({ frame }: { frame: Frame }): ReactElement {
  return (
    <p className="warn">
      <b>{frame.t('declare.demonstration')}</b>
    </p>
  );
}

/** 110, 120, 12355, 12356: what a form cannot wait for. */
export function UrgentHelp({ frame }: { frame: Frame }): ReactElement {
  const line = frame.t('declare.urgentLine').split(/(1\d{2,4})/u);
  return (
    <p className="alert">
      <b>{frame.t('declare.urgent')}</b>
      {line.map((part) =>
        /^1\d{2,4}$/u.test(part) ? (
          <a href={`tel:${part}`} key={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}

/** The ways that need no form here: 12345, the station, the child director, the paper form; and the nearest office that is published. */
export function Elsewhere({ frame, place }: { frame: Frame; place?: Place }): ReactElement {
  const { t } = frame;
  return (
    <div className="note">
      <p>
        {t('declare.elsewhere')} <a href="tel:12345">12345</a>
      </p>
      {place && place.contacts.length > 0 && (
        <ul>
          {place.contacts.map(({ name, phone, address, isChecked }) => (
            <li key={name}>
              {name} {phone !== undefined && <a href={`tel:${phone}`}>{phone}</a>} {address}{' '}
              {!isChecked && <span className="tag mark">{t('status.needs-check-short')}</span>}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={frame.at('/declare/paper/')}>{t('declare.paper.link')}</a>
      </p>
    </div>
  );
}
