import { type ReactElement, useMemo } from 'react';
import { message } from '../../declaration/ui/frame.ts';
import { isReadable } from '../opened-record.ts';
import { fewest, statisticsOf, type TableName } from '../statistics.ts';
import { BackToOverview, Heading, isolated } from './DeskParts.tsx';
import { OpenAgain } from './Overview.tsx';
import { useDesk } from './desk-context.ts';

/** Figures that may leave the desk, to be printed or copied: no small number, and none that can be computed back. */
export function StatisticsView(): ReactElement {
  const { frame, snapshot } = useDesk();
  const { t } = frame;
  const today = snapshot.summary?.today ?? '1970-01-01';
  const tables = useMemo(() => statisticsOf([...snapshot.records.values()].filter(isReadable), today), [snapshot.records, today]);
  const optionFields: Partial<Record<TableName, string>> = { needs: 'kinds' };
  const wordOf = (table: TableName, value: string): string => {
    if (value === '') return t('declare.check.none');
    if (table === 'town') return value;
    if (table === 'age') return t('desk.statistics.ages', { ages: value });
    if (table === 'since') return t(message('desk.statistics.since', value));
    return t(message('declare.option', optionFields[table] ?? table, value));
  };
  return (
    <>
      <Heading>{t('desk.task.statistics.title')}</Heading>
      {snapshot.task !== 'statistics' ? (
        <OpenAgain task="statistics" />
      ) : (
        <>
          <p>{t('desk.statistics.lead', { fewest, today: isolated(today) })}</p>
          <div className="tables">
            {tables.map(({ name, total, rows }) => (
              <table key={name}>
                <caption>
                  {t(message('desk.statistics.table', name))} · {total ?? t('desk.statistics.few', { fewest })}
                </caption>
                <tbody>
                  {rows.map(({ value, count }) => (
                    <tr key={value}>
                      <th scope="row" dir="auto">
                        {wordOf(name, value)}
                      </th>
                      <td>{count ?? t('desk.statistics.hidden')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ))}
          </div>
          <p className="buttons screen">
            <button
              type="button"
              onClick={() => {
                print();
              }}
            >
              {t('desk.print')}
            </button>
          </p>
        </>
      )}
      <BackToOverview />
    </>
  );
}
