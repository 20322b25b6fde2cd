import { type ReactElement, useState } from 'react';
import type { DeskExport } from '../desk-api.schema.ts';
import { BackToOverview, Deed, Heading, isolated, Trouble } from './DeskParts.tsx';
import { MakeFile } from './ExportForm.tsx';
import { hexOf } from './desk-at-work.ts';
import { DeskRefusal } from './desk-client.ts';
import { useAction, useDesk } from './desk-context.ts';

/** Every export of the district: asked by one, approved by another, made, entered into the platform. */
export function Exports(): ReactElement {
  const { frame, snapshot, work } = useDesk();
  const { t } = frame;
  const action = useAction();
  const isOperator = snapshot.session?.role === 'operator';
  return (
    <>
      <Heading>{t('desk.task.exports.title')}</Heading>
      <p>{t(isOperator ? 'desk.exports.lead' : 'desk.exports.leadApprover')}</p>
      <Trouble code={action.trouble} />
      <p className="buttons">
        <Deed action={action} does={() => work.refresh()}>
          {t('desk.exports.refresh')}
        </Deed>
      </p>
      {snapshot.exports.length === 0 && <p>{t('desk.exports.none')}</p>}
      <ol className="entries">
        {snapshot.exports.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {isOperator && <BackToOverview />}
    </>
  );
}

function Entry({ entry }: { entry: DeskExport }): ReactElement {
  const { frame, snapshot, data, work } = useDesk();
  const { t } = frame;
  const action = useAction();
  const [marked, setMarked] = useState<{ done: number; failed: number }>();
  const me = snapshot.session?.operator;
  const isOperator = snapshot.session?.role === 'operator';
  const number = entry.declarations.length;
  const mayBeMade = number === 1 || entry.approvedBy !== undefined;
  const profile = data.profiles.find(({ id }) => id === entry.profile)?.title ?? entry.profile;
  const markAll = async (): Promise<void> => {
    const unknown = entry.declarations.filter((id) => !work.snapshot().records.has(id));
    if (unknown.length > 0) await work.open(unknown, 'carry-over');
    let [done, failed] = [0, 0];
    for (const id of entry.declarations) {
      const record = work.snapshot().records.get(id);
      if (record?.state === 'carried-over') continue;
      try {
        if (!record) throw new DeskRefusal('not-found');
        await work.mark(record, 'carry-over');
        done += 1;
      } catch (error) {
        // Withdrawn or amended since: it is told, the others go on. Anything else stops.
        if (!(error instanceof DeskRefusal) || !['not-found', 'not-allowed', 'guard-failed'].includes(error.code)) throw error;
        failed += 1;
      }
    }
    setMarked({ done, failed });
  };
  return (
    <li>
      <h2>
        <span lang="zh-CN">{profile}</span> · {t('desk.exports.number', { number })}
      </h2>
      <p className="small">
        {t('desk.exports.asked', { operator: entry.askedBy.slice(0, 4), on: isolated(entry.askedOn) })}
        {entry.approvedBy !== undefined &&
          ` · ${t('desk.exports.approved', { operator: entry.approvedBy.slice(0, 4), on: isolated(entry.approvedOn ?? '') })}`}
        {entry.doneOn !== undefined && ` · ${t('desk.exports.done', { on: isolated(entry.doneOn) })}`}
      </p>
      {entry.fileSha256 !== undefined && (
        <p className="small">
          SHA-256 <span className="code">{hexOf(entry.fileSha256)}</span>
        </p>
      )}
      <Trouble code={action.trouble} />
      {!mayBeMade &&
        (entry.askedBy === me ? (
          <p className="note">{t('desk.exports.waits')}</p>
        ) : (
          <Deed action={action} className="main" does={() => work.approveExport(entry.id)}>
            {t('desk.exports.approve')}
          </Deed>
        ))}
      {mayBeMade && isOperator && <MakeFileOnce entry={entry} />}
      {entry.doneOn !== undefined && isOperator && (
        <>
          <p className="small">{t('desk.exports.markText')}</p>
          <Deed action={action} does={markAll}>
            {t('desk.exports.markAll')}
          </Deed>
          <p role="status">{marked ? t('desk.exports.marked', marked) : ''}</p>
        </>
      )}
    </li>
  );
}

/** Stays after the file was made, to show its hash; an export that was made in another visit shows nothing here. */
function MakeFileOnce({ entry }: { entry: DeskExport }): ReactElement | null {
  const [isOpen] = useState(entry.doneOn === undefined);
  return isOpen ? <MakeFile entry={entry} /> : null;
}
