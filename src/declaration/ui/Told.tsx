import type { ReactElement } from 'react';
import type { Frame } from './frame.ts';

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

/** The ways that need no form: 12345, the station, the child director. */
export function Elsewhere({ frame }: { frame: Frame }): ReactElement {
  return (
    <p className="note">
      {frame.t('declare.elsewhere')} <a href="tel:12345">12345</a>
    </p>
  );
}
