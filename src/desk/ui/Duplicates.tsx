import { type ReactElement, useMemo } from 'react';
import { message } from '../../declaration/ui/frame.ts';
import { likelyDuplicates } from '../duplicates.ts';
import { isReadable } from '../opened-record.ts';
import { AnswerTable } from './AnswerTable.tsx';
import { BackToOverview, Heading } from './DeskParts.tsx';
import { OpenAgain } from './Overview.tsx';
import { useDesk } from './desk-context.ts';

/** Pairs that may be one family's, side by side. Which one stays is asked of the parent, not decided here. */
export function Duplicates(): ReactElement {
  const { frame, snapshot, go } = useDesk();
  const { t } = frame;
  const pairs = useMemo(() => likelyDuplicates([...snapshot.records.values()].filter(isReadable)), [snapshot.records]);
  return (
    <>
      <Heading>{t('desk.task.duplicates.title')}</Heading>
      {snapshot.task !== 'duplicates' ? (
        <OpenAgain task="duplicates" />
      ) : (
        <>
          <p>{t('desk.duplicates.lead')}</p>
          <p role="status">{t('desk.duplicates.number', { number: pairs.length })}</p>
          {pairs.map(({ first, second, likenesses }) => {
            const [one, other] = [snapshot.records.get(first), snapshot.records.get(second)];
            if (!one || !other || !isReadable(one) || !isReadable(other)) return null;
            return (
              <details key={`${first} ${second}`} open={pairs.length <= 3}>
                <summary>
                  <span dir="auto">
                    {one.content.declaration.contact.name} / {other.content.declaration.contact.name}
                  </span>{' '}
                  · {likenesses.map((likeness) => t(message('desk.likeness', likeness))).join(t('listSeparator'))}
                </summary>
                <AnswerTable
                  caption={t('desk.duplicates.pair', { one: one.content.reference, other: other.content.reference })}
                  one={[`${one.content.reference} · ${one.receivedOn} · ${t(message('desk.state', one.state))}`, one.content.declaration]}
                  other={[
                    `${other.content.reference} · ${other.receivedOn} · ${t(message('desk.state', other.state))}`,
                    other.content.declaration,
                  ]}
                />
                <p className="buttons">
                  {[one, other].map(({ id, content }) => (
                    <button
                      key={id}
                      type="button"
                      onClick={() => {
                        go({ name: 'record', id });
                      }}
                    >
                      {t('desk.duplicates.open', { reference: content.reference })}
                    </button>
                  ))}
                </p>
              </details>
            );
          })}
        </>
      )}
      <BackToOverview />
    </>
  );
}
