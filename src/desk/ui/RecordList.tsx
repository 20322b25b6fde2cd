import { type ReactElement, useId, useState } from 'react';
import { message } from '../../declaration/ui/frame.ts';
import { needs } from '../../declaration/steps/needs-step.ts';
import type { DeskTask } from '../desk-tasks.ts';
import { isReadable, type OpenedRecord } from '../opened-record.ts';
import { type DeskSelection, isSelected } from '../selection.ts';
import { hasUrgentNeed, inOrderOfTriage, waitsForCall } from '../triage.ts';
import { BackToOverview, Deed, Heading, Select, Trouble, useHalfYear, walk } from './DeskParts.tsx';
import { OpenAgain } from './Overview.tsx';
import { useAction, useDesk } from './desk-context.ts';

/** What was opened for a task, in order of triage. Without a script's keys, Tab and Enter do everything. */
export function RecordList({ task }: { task: DeskTask }): ReactElement {
  const { frame, snapshot, work } = useDesk();
  const { t } = frame;
  const halfYear = useHalfYear();
  const [selection, select] = useState<DeskSelection>({});
  const search = useId();
  const recount = useAction();
  if (snapshot.task !== task) {
    return (
      <>
        <Heading>{t(message('desk.task', task, 'title'))}</Heading>
        <OpenAgain task={task} />
        <BackToOverview />
      </>
    );
  }
  const all = [...snapshot.records.values()].filter((record) => task !== 'calls' || waitsForCall(record));
  const shown = inOrderOfTriage(all.filter((record) => isSelected(record, selection)));
  const states = [...new Set(all.map(({ state }) => state))];
  const halves = [...new Set(all.map((record) => record.halfYear))].toSorted();
  const present = new Set(all.flatMap(({ content }) => content?.declaration.needs.kinds ?? []));
  const closed = all.filter((record) => record.state !== 'withdrawn' && record.state !== 'expired' && !isReadable(record)).length;
  const callsAsked = snapshot.summary?.callsSoon;
  return (
    <>
      <Heading>{t(message('desk.task', task, 'title'))}</Heading>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <div className="field">
          <label htmlFor={search}>{t('desk.list.words')}</label>
          <input
            id={search}
            type="search"
            dir="auto"
            autoComplete="off"
            value={selection.words ?? ''}
            onChange={(event) => {
              select({ ...selection, words: event.target.value });
            }}
          />
        </div>
        <Select
          label={t('receipt.held.state')}
          value={selection.state ?? ''}
          options={[['', t('desk.list.all')], ...states.map((state) => [state, t(message('desk.state', state))] as const)]}
          onChange={(state) => {
            select({ ...selection, state: state === '' ? undefined : state });
          }}
        />
        <Select
          label={t('receipt.held.halfYear')}
          value={selection.halfYear ?? ''}
          options={[['', t('desk.list.all')], ...halves.map((half) => [half as string, halfYear(half)] as const)]}
          onChange={(half) => {
            select({ ...selection, halfYear: half === '' ? undefined : half });
          }}
        />
        <Select
          label={t('declare.step.needs')}
          value={selection.need ?? ''}
          options={[
            ['', t('desk.list.all')],
            ...needs.filter((need) => present.has(need)).map((need) => [need, t(message('declare.option.kinds', need))] as const),
          ]}
          onChange={(need) => {
            select({ ...selection, need: need === '' ? undefined : need });
          }}
        />
        {task !== 'calls' && (
          <label className="option">
            <input
              type="checkbox"
              checked={selection.callSoon ?? false}
              onChange={(event) => {
                select({ ...selection, callSoon: event.target.checked });
              }}
            />
            <span>{t('desk.list.callSoon')}</span>
          </label>
        )}
      </form>
      <p role="status">{t('desk.list.shown', { shown: shown.length, all: all.length })}</p>
      {closed > 0 && <p className="warn">{t('desk.list.closed', { number: closed })}</p>}
      {task === 'calls' && callsAsked !== undefined && callsAsked !== all.length && (
        <div className="note">
          <p>{t('desk.list.miscounted', { counted: callsAsked, found: all.length })}</p>
          <Trouble code={recount.trouble} />
          <Deed action={recount} does={() => work.recountCalls(all.length)}>
            {t('desk.list.recount')}
          </Deed>
        </div>
      )}
      {shown.length > 0 && <p className="small screen">{t('desk.list.keys', { keys: 'j k' })}</p>}
      <ol className="queue" onKeyDown={walk}>
        {shown.map((record) => (
          <RecordRow key={record.id} record={record} />
        ))}
      </ol>
      <BackToOverview />
    </>
  );
}

/** One record as a button: who, what is needed, where it stands. */
export function RecordRow({ record, beside }: { record: OpenedRecord; beside?: string }): ReactElement {
  const { frame, go } = useDesk();
  const { t } = frame;
  const { content } = record;
  const declaration = content?.declaration;
  const children = declaration?.children.map(({ name, born }) => name ?? born).join(t('listSeparator'));
  return (
    <li>
      <button
        type="button"
        className="row"
        onClick={() => {
          go({ name: 'record', id: record.id });
        }}
      >
        <span className="who">
          <b dir="auto">
            {children ?? t(record.state === 'withdrawn' || record.state === 'expired' ? 'receipt.held.gone' : 'desk.record.closed')}
          </b>
          {declaration && (
            <span className="small" dir="auto">
              {declaration.contact.name} · {declaration.home.town}
            </span>
          )}
        </span>
        <span>
          {waitsForCall(record) && <span className="tag mark">{t('desk.record.callSoon')}</span>}
          {hasUrgentNeed(record) && <span className="tag mark">{t('desk.record.urgent')}</span>}
          {record.carriedOver && <span className="tag mark">{t('desk.record.changed')}</span>}
          <span className="small">
            {declaration?.needs.kinds.map((need) => t(message('declare.option.kinds', need))).join(t('listSeparator'))}
          </span>
        </span>
        <span>
          {t(message('desk.state', record.state))}
          <span className="small">{beside ?? record.receivedOn}</span>
        </span>
      </button>
    </li>
  );
}
