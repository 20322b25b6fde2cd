import { type ReactElement, type ReactNode, useState } from 'react';
import { stepsFrom } from '../../declaration/declaration-states.ts';
import { Summary } from '../../declaration/ui/CheckAnswers.tsx';
import { message } from '../../declaration/ui/frame.ts';
import { type Locale, localeList, locales } from '../../i18n/locales.ts';
import { isReadable, type OpenedNote, type OpenedRecord, type ReadableRecord } from '../opened-record.ts';
import { mayBePassedOn } from '../profile-rows.ts';
import { hasUrgentNeed, waitsForCall } from '../triage.ts';
import { AnswerTable } from './AnswerTable.tsx';
import { BackToOverview, Deed, Heading, Select, TextArea, Trouble, useHalfYear } from './DeskParts.tsx';
import { ExportForm } from './ExportForm.tsx';
import { type Action, useAction, useDesk, useDraft } from './desk-context.ts';

/** One declaration: whom to call, what changed, what was said, and the steps that the state table allows from here. */
export function RecordView({ id }: { id: string }): ReactElement {
  const { frame, snapshot, work, goBack } = useDesk();
  const { t } = frame;
  const opening = useAction();
  const record = snapshot.records.get(id);
  if (!record) {
    return (
      <>
        <Heading>{t('desk.record.title')}</Heading>
        <p>{t('desk.notOpen')}</p>
        <Trouble code={opening.trouble} />
        <Deed action={opening} className="main" does={() => work.open([id], 'request')}>
          {t('desk.openAgain')}
        </Deed>
        <BackToOverview />
      </>
    );
  }
  return (
    <>
      <p className="buttons screen">
        <button type="button" onClick={goBack}>
          {t('desk.back')}
        </button>
      </p>
      <Heading>{`${t('desk.record.title')} ${record.content?.reference ?? ''}`.trim()}</Heading>
      <div className="work">
        <div>
          {isReadable(record) && <WhomToCall record={record} />}
          <Facts record={record} />
          {isReadable(record) ? <Inside record={record} /> : <NothingInside record={record} />}
        </div>
        <aside aria-label={t('desk.record.steps')}>
          <Steps record={record} />
        </aside>
      </div>
    </>
  );
}

function Facts({ record }: { record: OpenedRecord }): ReactElement {
  const { t } = useDesk().frame;
  const halfYear = useHalfYear();
  const facts = [
    [t('receipt.held.state'), t(message('desk.state', record.state))],
    [t('receipt.held.halfYear'), halfYear(record.halfYear)],
    [t('receipt.held.receivedOn'), record.receivedOn],
    [t('receipt.held.changedOn'), record.changedOn],
    ...(record.carriedOverOn === undefined ? [] : [[t('desk.record.carriedOverOn'), record.carriedOverOn]]),
    [t('receipt.held.eraseAfter'), record.eraseAfter],
    [t('desk.record.number'), record.id],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([term, fact]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

function NothingInside({ record }: { record: OpenedRecord }): ReactElement {
  const { t } = useDesk().frame;
  return (
    <p className="note">{t(record.state === 'withdrawn' || record.state === 'expired' ? 'receipt.held.gone' : 'desk.record.closedText')}</p>
  );
}

/** Before anything else. */
function WhomToCall({ record }: { record: ReadableRecord }): ReactElement {
  const { t } = useDesk().frame;
  const { contact } = record.content.declaration;
  const words = (field: string, values: readonly string[] = []): string =>
    values.map((value) => t(message('declare.option', field, value))).join(t('listSeparator'));
  return (
    <>
      {hasUrgentNeed(record) && <p className="alert">{t('desk.record.mandatory')}</p>}
      <p className="callLine">
        {waitsForCall(record) && <span className="tag mark">{t('desk.record.callSoon')}</span>} <b dir="auto">{contact.name}</b>{' '}
        {words('relation', [contact.relation])} <a href={`tel:${contact.phone}`}>{contact.phone}</a> {words('times', contact.times)}{' '}
        {contact.language !== undefined && words('language', [contact.language])}
      </p>
    </>
  );
}

function Inside({ record }: { record: ReadableRecord }): ReactElement {
  const { frame, districts, snapshot } = useDesk();
  const { t, locale } = frame;
  const { declaration } = record.content;
  const lineOf = (code: string): string => districts?.lineOf(code, locale) ?? code;
  return (
    <>
      {!declaration.consents.passOn && <p className="note">{t('desk.record.notPassedOn')}</p>}
      {record.carriedOver && (
        <AnswerTable
          caption={t('desk.record.changedSince')}
          one={[t('desk.record.carriedOverRevision', { revision: record.carriedOver.revision }), record.carriedOver.content.declaration]}
          other={[t('desk.record.nowRevision', { revision: record.revision }), declaration]}
          differencesOnly
        />
      )}
      <Notes notes={record.notes} />
      <Summary frame={frame} declaration={declaration} line={lineOf(snapshot.session?.district ?? '')} lineOf={lineOf} />
    </>
  );
}

function Notes({ notes }: { notes: readonly OpenedNote[] }): ReactElement | null {
  const { t } = useDesk().frame;
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{t('desk.record.notes')}</h2>
      <ol className="notes">
        {notes.map((note) => (
          <li key={note.number}>
            <p className="small">
              {t(message('desk.noteKind', note.kind))} · <bdi>{note.on}</bdi> · <bdi>{note.operator.slice(0, 4)}</bdi>
            </p>
            <p dir="auto">{note.text ?? t('desk.record.closed')}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Steps({ record }: { record: OpenedRecord }): ReactElement {
  const { frame, snapshot, work } = useDesk();
  const { t } = frame;
  const action = useAction();
  const [said, say] = useState('');
  const may = new Set(stepsFrom(record.state, 'desk').map(({ step }) => step));
  const done = (what: Parameters<typeof t>[0], deed: () => Promise<void>) => async (): Promise<void> => {
    say('');
    await deed();
    say(t(what));
  };
  const mark = (step: 'clear' | 'see' | 'carry-over') => done('desk.step.done', () => work.mark(record, step));
  if (!isReadable(record)) return <p className="small">{t('desk.record.noSteps')}</p>;
  const canRenew = may.has('renew') && record.halfYear < (snapshot.summary?.halfYear ?? '');
  return (
    <>
      <h2>{t('desk.record.steps')}</h2>
      <p role="status">{action.isRunning ? t('desk.working') : said}</p>
      <Trouble code={action.trouble} />
      {may.has('clear') && (
        <Step words="clear">
          <Deed action={action} className="main" does={mark('clear')}>
            {t('desk.step.clear.go')}
          </Deed>
        </Step>
      )}
      {may.has('see') && (
        <Step words="see">
          <Deed action={action} className="main" does={mark('see')}>
            {t('desk.step.see.go')}
          </Deed>
        </Step>
      )}
      {may.has('contact') && (
        <Step words="contact">
          <WithText
            record={record}
            kind="call"
            action={action}
            send={(text, language) => done('desk.step.done', () => work.mark(record, 'contact', text, language))()}
          />
        </Step>
      )}
      {may.has('carry-over') && (
        <Step words="carry-over">
          {mayBePassedOn(record) ? <ExportForm records={[record]} /> : <p className="small">{t('desk.record.notPassedOn')}</p>}
          {mayBePassedOn(record) && (
            <Deed action={action} does={mark('carry-over')}>
              {t('desk.step.carry-over.go')}
            </Deed>
          )}
        </Step>
      )}
      <details>
        <summary>{t('desk.step.answer.title')}</summary>
        <WithText
          record={record}
          kind="answer"
          action={action}
          send={(text, language) => done('desk.step.sent', () => work.addNote(record, 'answer', text, language))()}
        />
      </details>
      <details>
        <summary>{t('desk.step.note.title')}</summary>
        <WithText
          record={record}
          kind="note"
          action={action}
          send={(text, language) => done('desk.step.done', () => work.addNote(record, 'note', text, language))()}
        />
      </details>
      {!may.has('contact') && (
        <details>
          <summary>{t('desk.step.call.title')}</summary>
          <WithText
            record={record}
            kind="call"
            action={action}
            send={(text, language) => done('desk.step.done', () => work.addNote(record, 'call', text, language))()}
          />
        </details>
      )}
      {may.has('reject') && (
        <details>
          <summary>{t('desk.step.reject.title')}</summary>
          <WithText
            record={record}
            kind="reject"
            action={action}
            send={(text, language) => done('desk.step.done', () => work.mark(record, 'reject', text, language))()}
          />
        </details>
      )}
      {(may.has('amend') || may.has('withdraw')) && (
        <details>
          <summary>{t('desk.step.acting.title')}</summary>
          <Acting
            record={record}
            action={action}
            canAmend={may.has('amend')}
            canRenew={canRenew}
            canWithdraw={may.has('withdraw')}
            done={done}
          />
        </details>
      )}
    </>
  );
}

function Step({ words, children }: { words: 'clear' | 'see' | 'contact' | 'carry-over'; children: ReactNode }): ReactElement {
  const { t } = useDesk().frame;
  return (
    <section>
      <h3>{t(message('desk.step', words, 'title'))}</h3>
      <p className="small">{t(message('desk.step', words, 'text'))}</p>
      {children}
    </section>
  );
}

/** A text that is sealed in this page before it is sent; until then it is kept, also over the end of the half hour. */
function WithText({
  record,
  kind,
  action,
  send,
}: {
  record: ReadableRecord;
  kind: 'call' | 'answer' | 'note' | 'reject';
  action: Action;
  send: (text: string, language: Locale) => Promise<void>;
}): ReactElement {
  const { frame, work } = useDesk();
  const { t } = frame;
  const key = `${record.id} ${kind}`;
  const [text, write] = useDraft(key);
  const [language, speak] = useState<Locale>(frame.locale);
  const [isEmpty, setEmpty] = useState(false);
  const isForParent = kind === 'answer' || kind === 'reject';
  return (
    <>
      <TextArea label={t(message('desk.text', kind, 'label'))} hint={t(message('desk.text', kind, 'hint'))} value={text} onChange={write} />
      {isForParent && (
        <Select
          label={t('desk.text.language')}
          value={language}
          options={localeList.map((locale) => [locale, locales[locale].name] as const)}
          onChange={(chosen) => {
            if (chosen !== '') speak(chosen);
          }}
        />
      )}
      {isEmpty && (
        <p className="wrong" role="alert">
          {t('declare.problem.required')}
        </p>
      )}
      <Deed
        action={action}
        does={async () => {
          setEmpty(text.trim() === '');
          if (text.trim() === '') return;
          // What is sent is no draft any more: with another state, the same text may be asked for in another place.
          work.drafts.delete(key);
          try {
            await send(text, language);
            write('');
          } catch (error) {
            write(text);
            throw error;
          }
        }}
      >
        {t(message('desk.text', kind, 'go'))}
      </Deed>
    </>
  );
}

/** For a parent without the receipt. How the person was checked goes into the log. */
function Acting({
  record,
  action,
  canAmend,
  canRenew,
  canWithdraw,
  done,
}: {
  record: ReadableRecord;
  action: Action;
  canAmend: boolean;
  canRenew: boolean;
  canWithdraw: boolean;
  done: (what: 'desk.step.done', deed: () => Promise<void>) => () => Promise<void>;
}): ReactElement {
  const { frame, work, go } = useDesk();
  const { t } = frame;
  const [checkedBy, check] = useState<'phone' | 'counter'>();
  const [isSure, setSure] = useState(false);
  return (
    <>
      <p className="small">{t('desk.step.acting.text')}</p>
      <fieldset className="field">
        <legend>{t('desk.step.acting.checked')}</legend>
        {(['phone', 'counter'] as const).map((way) => (
          <label className="option" key={way}>
            <input
              type="radio"
              name="checkedBy"
              checked={checkedBy === way}
              onChange={() => {
                check(way);
              }}
            />
            <span>{t(message('desk.step.acting', way))}</span>
          </label>
        ))}
      </fieldset>
      {checkedBy !== undefined && (
        <p className="buttons">
          {canRenew && (
            <>
              <Deed action={action} does={done('desk.step.done', () => work.renewFor(record, checkedBy))}>
                {t('desk.step.acting.renew')}
              </Deed>{' '}
            </>
          )}
          {canAmend && (
            <>
              <button
                type="button"
                onClick={() => {
                  go({ name: 'amend', id: record.id, checkedBy });
                }}
              >
                {t('desk.step.acting.amend')}
              </button>{' '}
            </>
          )}
          {canWithdraw && !isSure && (
            <button
              type="button"
              onClick={() => {
                setSure(true);
              }}
            >
              {t('desk.step.acting.withdraw')}
            </button>
          )}
        </p>
      )}
      {checkedBy !== undefined && isSure && (
        <div className="warn">
          <p>{t('receipt.withdrawText')}</p>
          <Deed action={action} does={done('desk.step.done', () => work.withdrawFor(record, checkedBy))}>
            {t('receipt.withdrawSure')}
          </Deed>{' '}
          <button
            type="button"
            onClick={() => {
              setSure(false);
            }}
          >
            {t('receipt.back')}
          </button>
        </div>
      )}
    </>
  );
}
