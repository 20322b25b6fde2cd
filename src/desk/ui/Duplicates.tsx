import { type ReactElement, useMemo, useState } from 'react';
import { message } from '../../declaration/ui/frame.ts';
import { type LikelyDuplicate, likelyDuplicates } from '../duplicates.ts';
import { isReadable, type ReadableRecord } from '../opened-record.ts';
import { AnswerTable } from './AnswerTable.tsx';
import { BackToOverview, Heading } from './DeskParts.tsx';
import { OpenAgain } from './Overview.tsx';
import { useDesk } from './desk-context.ts';

/** Pairs that may be one family's, side by side. Which one stays is asked of the parent, not decided here. */
export function Duplicates(): ReactElement {
  const { frame, snapshot } = useDesk();
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
          {pairs.map((pair) => (
            <Pair key={`${pair.first} ${pair.second}`} pair={pair} isOpen={pairs.length <= 3} />
          ))}
        </>
      )}
      <BackToOverview />
    </>
  );
}

/** The table is made when it is looked at. */
function Pair({ pair: { first, second, likenesses }, isOpen }: { pair: LikelyDuplicate; isOpen: boolean }): ReactElement | null {
  const { frame, snapshot, go } = useDesk();
  const { t } = frame;
  const [isShown, show] = useState(isOpen);
  const [one, other] = [snapshot.records.get(first), snapshot.records.get(second)];
  if (!one || !other || !isReadable(one) || !isReadable(other)) return null;
  const headed = ({ content, receivedOn, state }: ReadableRecord) =>
    [`${content.reference} · ${receivedOn} · ${t(message('desk.state', state))}`, content.declaration] as const;
  return (
    <details
      open={isShown}
      onToggle={(event) => {
        show(event.currentTarget.open);
      }}
    >
      <summary>
        <span dir="auto">
          {one.content.declaration.contact.name} / {other.content.declaration.contact.name}
        </span>{' '}
        · {likenesses.map((likeness) => t(message('desk.likeness', likeness))).join(t('listSeparator'))}
      </summary>
      {isShown && (
        <>
          <AnswerTable
            caption={t('desk.duplicates.pair', { one: one.content.reference, other: other.content.reference })}
            one={headed(one)}
            other={headed(other)}
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
        </>
      )}
    </details>
  );
}
