import { type ReactElement, useState } from 'react';
import { message } from '../../declaration/ui/frame.ts';
import type { DeskTask } from '../desk-tasks.ts';
import { Deed, Heading, Trouble, useHalfYear } from './DeskParts.tsx';
import { useAction, useDesk, type View } from './desk-context.ts';

/** The first page: what waits, as one button a task. The task decides what is opened, and why. */
export function Overview(): ReactElement {
  const { frame, snapshot, work, go } = useDesk();
  const { t } = frame;
  const action = useAction();
  const halfYear = useHalfYear();
  const { summary, exports, session } = snapshot;
  if (!summary) {
    return (
      <>
        <Heading>{t('desk.overview.title')}</Heading>
        <Trouble code={action.trouble} />
        <Deed action={action} does={() => work.refresh()}>
          {t('desk.again')}
        </Deed>
      </>
    );
  }
  const { batches, callsSoon } = summary;
  const count = (wanted: (batch: (typeof batches)[number]) => boolean): number =>
    batches.filter(wanted).reduce((sum, batch) => sum + batch.count, 0);
  const inStates = (...states: string[]): number => count(({ state }) => states.includes(state));
  const due = count(
    (batch) => batch.halfYear < summary.halfYear && ['received', 'seen', 'contacted', 'carried-over', 'renewed'].includes(batch.state),
  );
  const waiting = exports.filter(
    ({ approvedBy, doneOn, declarations }) => approvedBy === undefined && doneOn === undefined && declarations.length > 1,
  );
  const mine = waiting.filter(({ askedBy }) => askedBy !== session?.operator).length;

  const openFor = (task: DeskTask, view: View): (() => Promise<void>) => {
    return async () => {
      await work.openFor(task);
      go(view);
    };
  };
  const tasks: readonly [task: string, number: number | undefined, does: () => Promise<void>][] = [
    ['calls', callsSoon, openFor('calls', { name: 'list', task: 'calls' })],
    ['round', inStates('received', 'suspect', 'seen', 'contacted', 'renewed'), openFor('round', { name: 'list', task: 'round' })],
    ['carry-over', inStates('seen', 'contacted', 'renewed'), openFor('carry-over', { name: 'carry-over' })],
    ['renewal', due, openFor('renewal', { name: 'renewal' })],
    ['request', undefined, openFor('request', { name: 'list', task: 'request' })],
    ['duplicates', undefined, openFor('duplicates', { name: 'duplicates' })],
    ['statistics', undefined, openFor('statistics', { name: 'statistics' })],
  ];
  const others: readonly [name: 'exports' | 'removals' | 'audit', number: number | undefined][] = [
    ['exports', mine],
    ['removals', undefined],
    ['audit', undefined],
  ];
  return (
    <>
      <Heading>{t('desk.overview.title')}</Heading>
      <p>
        {halfYear(summary.halfYear)} · <bdi>{summary.today}</bdi>
      </p>
      <Trouble code={action.trouble} />
      <Progress />
      <ul className="tasks">
        {tasks.map(([task, number, does]) => (
          <li key={task} data-waits={(number ?? 0) > 0 && task === 'calls' ? true : undefined}>
            <Deed action={action} does={does}>
              <TaskWords task={task} number={number} />
            </Deed>
          </li>
        ))}
        {others.map(([name, number]) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => {
                go({ name });
              }}
            >
              <TaskWords task={name} number={number} />
            </button>
          </li>
        ))}
      </ul>
      <h2>{t('desk.overview.counts')}</h2>
      {batches.length === 0 ? (
        <p>{t('desk.overview.empty')}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('desk.overview.counts')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('receipt.held.halfYear')}</th>
                <th scope="col">{t('receipt.held.state')}</th>
                <th scope="col">{t('desk.overview.number')}</th>
              </tr>
            </thead>
            <tbody>
              {batches.map((batch) => (
                <tr key={`${batch.halfYear} ${batch.state}`}>
                  <td>{halfYear(batch.halfYear)}</td>
                  <td>{t(message('desk.state', batch.state))}</td>
                  <td>{batch.count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="small">{t('desk.overview.logged')}</p>
    </>
  );
}

function TaskWords({ task, number }: { task: string; number: number | undefined }): ReactElement {
  const { t } = useDesk().frame;
  return (
    <>
      <b>{t(message('desk.task', task, 'title'))}</b>
      {number !== undefined && <span className="count">{number}</span>}
      <span className="small">{t(message('desk.task', task, 'text'))}</span>
    </>
  );
}

export function Progress(): ReactElement {
  const { frame, snapshot } = useDesk();
  const { progress } = snapshot;
  return <p role="status">{progress ? frame.t('desk.opening', { done: progress.done, all: progress.all }) : ''}</p>;
}

/** Where a task's records are not in the page (any more): after the half hour, or by the browser's back button. */
export function OpenAgain({ task }: { task: DeskTask }): ReactElement {
  const { frame, work } = useDesk();
  const action = useAction();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <p>{frame.t('desk.notOpen')}</p>
      <Trouble code={action.trouble} />
      {isAsked && <Progress />}
      <Deed
        action={action}
        className="main"
        does={() => {
          setAsked(true);
          return work.openFor(task);
        }}
      >
        {frame.t('desk.openAgain')}
      </Deed>
    </>
  );
}
