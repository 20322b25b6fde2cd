import { type ReactElement, useState } from 'react';
import { isReadable } from '../opened-record.ts';
import { mayBePassedOn } from '../profile-rows.ts';
import { inOrderOfTriage } from '../triage.ts';
import { BackToOverview, Heading } from './DeskParts.tsx';
import { ExportForm } from './ExportForm.tsx';
import { OpenAgain } from './Overview.tsx';
import { useDesk } from './desk-context.ts';

/** What may go into another platform, all chosen, each to be taken out by its box. */
export function CarryOver(): ReactElement {
  const { frame, snapshot, go } = useDesk();
  const { t } = frame;
  const [leftOut, leaveOut] = useState<ReadonlySet<string>>(new Set());
  if (snapshot.task !== 'carry-over') {
    return (
      <>
        <Heading>{t('desk.task.carry-over.title')}</Heading>
        <OpenAgain task="carry-over" />
        <BackToOverview />
      </>
    );
  }
  const readable = inOrderOfTriage([...snapshot.records.values()].filter(isReadable));
  const willing = readable.filter(mayBePassedOn).filter(({ state }) => state !== 'carried-over');
  const chosen = willing.filter(({ id }) => !leftOut.has(id));
  const unwilling = readable.filter((record) => !mayBePassedOn(record)).length;
  return (
    <>
      <Heading>{t('desk.task.carry-over.title')}</Heading>
      <p>{t('desk.export.lead')}</p>
      {unwilling > 0 && <p className="note">{t('desk.export.unwilling', { number: unwilling })}</p>}
      {willing.length === 0 ? (
        <p>{t('desk.export.nothing')}</p>
      ) : (
        <>
          <fieldset className="field choose">
            <legend>{t('desk.export.choose', { chosen: chosen.length, all: willing.length })}</legend>
            {willing.map(({ id, content }) => (
              <label className="option" key={id}>
                <input
                  type="checkbox"
                  checked={!leftOut.has(id)}
                  onChange={(event) => {
                    const next = new Set(leftOut);
                    if (event.target.checked) next.delete(id);
                    else next.add(id);
                    leaveOut(next);
                  }}
                />
                <span dir="auto">
                  {content.declaration.children.map(({ name, born }) => name ?? born).join(t('listSeparator'))} ·{' '}
                  {content.declaration.contact.name} · {content.declaration.home.town}
                </span>
              </label>
            ))}
          </fieldset>
          <ExportForm
            records={chosen}
            onAsked={() => {
              go({ name: 'exports' });
            }}
          />
        </>
      )}
      <BackToOverview />
    </>
  );
}
