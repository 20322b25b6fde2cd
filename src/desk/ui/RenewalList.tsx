import type { ReactElement } from 'react';
import { dueForRenewal } from '../renewal-list.ts';
import { BackToOverview, Heading, useHalfYear, walk } from './DeskParts.tsx';
import { OpenAgain } from './Overview.tsx';
import { RecordRow } from './RecordList.tsx';
import { useDesk } from './desk-context.ts';

/** The spring or autumn list: whom to call so that a record does not run out unseen. */
export function RenewalList(): ReactElement {
  const { frame, snapshot } = useDesk();
  const { t } = frame;
  const halfYear = useHalfYear();
  const due = dueForRenewal([...snapshot.records.values()], snapshot.summary?.today ?? '1970-01-01');
  return (
    <>
      <Heading>{t('desk.task.renewal.title')}</Heading>
      {snapshot.task !== 'renewal' ? (
        <OpenAgain task="renewal" />
      ) : (
        <>
          <p>{t('desk.renewal.lead', { halfYear: halfYear(snapshot.summary?.halfYear ?? '') })}</p>
          <p role="status">{t('desk.renewal.number', { number: due.length })}</p>
          <ol className="queue" onKeyDown={walk}>
            {due.map(({ record, daysLeft }) => (
              <RecordRow key={record.id} record={record} beside={t('desk.renewal.daysLeft', { days: Math.max(0, daysLeft) })} />
            ))}
          </ol>
        </>
      )}
      <BackToOverview />
    </>
  );
}
