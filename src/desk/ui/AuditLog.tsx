import { type ReactElement, useEffect, useState } from 'react';
import { message } from '../../declaration/ui/frame.ts';
import type { DeskAnswer } from '../desk-api.schema.ts';
import { BackToOverview, Deed, Heading, Trouble } from './DeskParts.tsx';
import { hexOf } from './desk-at-work.ts';
import { useAction, useDesk } from './desk-context.ts';

const atOnce = 100;

/** Who did what, when and why: the newest lines first. Looking is a line as well. */
export function AuditLog(): ReactElement {
  const { frame, work, snapshot, data } = useDesk();
  const { t } = frame;
  const [page, show] = useState<DeskAnswer<'audit'>>();
  const [verdict, judge] = useState<DeskAnswer<'audit/verify'>>();
  const { run, trouble, isRunning } = useAction();
  const action = { run, trouble, isRunning };
  const load = async (fromSeq: number): Promise<void> => {
    show(await work.audit(Math.max(1, fromSeq), atOnce));
  };
  const lastKnown = snapshot.summary?.head.seq ?? 0;
  useEffect(() => {
    run(() => load(lastKnown - atOnce + 2));
  }, []);
  const first = page?.lines[0]?.seq ?? 1;
  const wordFor = (kind: 'auditAction' | 'purpose', code: string): string =>
    code in data.messages.desk[kind] ? t(message('desk', kind, code)) : code;
  const time = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Shanghai' });
  return (
    <>
      <Heading>{t('desk.task.audit.title')}</Heading>
      <p>{t('desk.audit.lead')}</p>
      <Trouble code={trouble} />
      <p className="buttons">
        <Deed
          action={action}
          does={async () => {
            judge(await work.verifyAudit());
          }}
        >
          {t('desk.audit.verify')}
        </Deed>{' '}
        {first > 1 && (
          <Deed action={action} does={() => load(first - atOnce)}>
            {t('desk.audit.older')}
          </Deed>
        )}
      </p>
      <div role="status">
        {verdict && (
          <p className={verdict.sound ? 'note' : 'alert'}>
            {verdict.sound ? t('desk.audit.sound', { lines: verdict.lines ?? 0 }) : t('desk.audit.broken', { seq: verdict.seq ?? 0 })}{' '}
            {verdict.head && <span className="code">{hexOf(verdict.head.hash)}</span>}
          </p>
        )}
      </div>
      {page && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('desk.task.audit.title')}>
          <table>
            <thead>
              <tr>
                {(['seq', 'at', 'operator', 'action', 'purpose', 'records', 'detail'] as const).map((column) => (
                  <th scope="col" key={column}>
                    {t(`desk.audit.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {page.lines.toReversed().map((line) => (
                <tr key={line.seq}>
                  <td>{line.seq}</td>
                  <td>{time.format(line.at)}</td>
                  <td>{line.operator.slice(0, 8)}</td>
                  <td>{wordFor('auditAction', line.action)}</td>
                  <td>{wordFor('purpose', line.purpose)}</td>
                  <td>{line.declarations.length === 1 ? line.declarations[0]?.slice(0, 8) : line.declarations.length}</td>
                  <td>{line.detail}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <BackToOverview />
    </>
  );
}
