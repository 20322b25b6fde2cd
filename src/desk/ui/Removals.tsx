import { type ReactElement, useEffect, useState } from 'react';
import type { DeskRow } from '../desk-api.schema.ts';
import { BackToOverview, Deed, Heading, isolated, Trouble } from './DeskParts.tsx';
import { useAction, useDesk } from './desk-context.ts';

/** Withdrawn by the family after it was carried over: what the desk still has to take out of the other platform. */
export function Removals(): ReactElement {
  const { frame, work } = useDesk();
  const { t } = frame;
  const [rows, show] = useState<readonly DeskRow[]>();
  const { run, trouble, isRunning } = useAction();
  const load = async (): Promise<void> => {
    show(await work.removals());
  };
  useEffect(() => {
    run(load);
  }, []);
  const action = { run, trouble, isRunning };
  return (
    <>
      <Heading>{t('desk.task.removals.title')}</Heading>
      <p>{t('desk.removals.lead')}</p>
      <Trouble code={trouble} />
      {rows?.length === 0 && <p>{t('desk.removals.none')}</p>}
      <ul className="entries">
        {rows?.map((row) => (
          <li key={row.id}>
            <p>
              <span className="code">{row.id}</span>
            </p>
            <p className="small">
              {t('desk.removals.dates', { carried: isolated(row.carriedOverOn ?? ''), withdrawn: isolated(row.changedOn) })}
            </p>
            <Deed
              action={action}
              does={async () => {
                await work.confirmRemoval(row);
                await load();
              }}
            >
              {t('desk.removals.confirm')}
            </Deed>
          </li>
        ))}
      </ul>
      <BackToOverview />
    </>
  );
}
