import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { DeclarationData } from '../../declaration/declaration-data.ts';
import { type Districts, districtsOf } from '../../declaration/districts.ts';
import type { Frame } from '../../declaration/ui/frame.ts';
import { AmendFor } from './AmendFor.tsx';
import { AuditLog } from './AuditLog.tsx';
import { CarryOver } from './CarryOver.tsx';
import { DeskIsHere, type DeskContext, useAction, useDesk, type View } from './desk-context.ts';
import { Deed, isolated, Trouble } from './DeskParts.tsx';
import type { DeskAtWork } from './desk-at-work.ts';
import { DeskRefusal } from './desk-client.ts';
import type { DeskPageData } from './desk-page-data.ts';
import { Duplicates } from './Duplicates.tsx';
import { Exports } from './Exports.tsx';
import { Overview } from './Overview.tsx';
import { RecordList } from './RecordList.tsx';
import { RecordView } from './RecordView.tsx';
import { Removals } from './Removals.tsx';
import { RenewalList } from './RenewalList.tsx';
import { SignIn } from './SignIn.tsx';
import { StatisticsView } from './StatisticsView.tsx';

interface DeskAppProps {
  data: DeskPageData;
  frame: Frame;
  work: DeskAtWork;
}

export function DeskApp({ data, frame, work }: DeskAppProps): ReactElement {
  const snapshot = useSyncExternalStore(work.subscribe, work.snapshot);
  const { districts, loadDistricts } = usePublishedDistricts(data.base);
  const { view, go, goBack, start } = useViews();
  const { stage } = snapshot;
  const role = snapshot.session?.role;
  useEffect(() => {
    if (stage === 'signed-out') start();
  }, [stage, start]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (work.drafts.size + work.amendments.size > 0) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
    };
  }, [work]);
  const desk = useMemo<DeskContext>(
    () => ({ work, snapshot, data, frame, districts, loadDistricts, view, go, goBack }),
    [work, snapshot, data, frame, districts, loadDistricts, view, go, goBack],
  );
  return (
    <DeskIsHere value={desk}>
      {stage === 'at-work' ? (
        <>
          <Badge />
          {role === 'approver' ? <Exports /> : <Current />}
        </>
      ) : (
        <SignIn key={stage} />
      )}
    </DeskIsHere>
  );
}

function Current(): ReactElement {
  const { view } = useDesk();
  switch (view.name) {
    case 'overview':
      return <Overview />;
    case 'list':
      return <RecordList key={view.task} task={view.task} />;
    case 'record':
      return <RecordView key={view.id} id={view.id} />;
    case 'amend':
      return <AmendFor key={view.id} id={view.id} checkedBy={view.checkedBy} />;
    case 'carry-over':
      return <CarryOver />;
    case 'renewal':
      return <RenewalList />;
    case 'duplicates':
      return <Duplicates />;
    case 'statistics':
      return <StatisticsView />;
    case 'exports':
      return <Exports />;
    case 'removals':
      return <Removals />;
    case 'audit':
      return <AuditLog />;
  }
}

const warnedMinutes = 3;

/** Who works where, until when, and the way out. */
function Badge(): ReactElement | null {
  const { frame, snapshot, work } = useDesk();
  const { t } = frame;
  const action = useAction();
  const [isEnding, setEnding] = useState(false);
  const { session, summary } = snapshot;
  const endsAt = session?.endsAt ?? 0;
  useEffect(() => {
    setEnding(false);
    const timer = setTimeout(
      () => {
        setEnding(true);
      },
      Math.max(0, endsAt - Date.now() - warnedMinutes * 60_000),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [endsAt]);
  if (!session) return null;
  const until = new Intl.DateTimeFormat('zh-CN', { timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(session.endsAt);
  return (
    <>
      {summary?.isDemonstration === true && (
        <p className="warn">
          <b>{t('declare.demonstration')}</b>
        </p>
      )}
      <div className="badge screen">
        <p>
          <b lang="zh-CN">{session.name}</b> · {t('desk.badge.key', { operator: session.operator.slice(0, 8) })} ·{' '}
          {t('desk.badge.until', { until: isolated(until) })}
        </p>
        <button
          type="button"
          onClick={() => {
            void work.signOut();
          }}
        >
          {t('desk.signOut')}
        </button>
      </div>
      <div role="status">
        {isEnding && (
          <div className="warn">
            <p>{t('desk.badge.ending', { until: isolated(until) })}</p>
            <Deed action={action} does={() => work.goOn()}>
              {t('desk.badge.goOn')}
            </Deed>
          </div>
        )}
      </div>
      <Trouble code={action.trouble} />
    </>
  );
}

/** The browser's back button walks the views; the address and its history hold a number and nothing of a family. */
function useViews(): { view: View; go: (view: View) => void; goBack: () => void; start: () => void } {
  const [{ views, at }, walk] = useState<{ views: readonly View[]; at: number }>({ views: [{ name: 'overview' }], at: 0 });
  const here = useRef(0);
  const moves = useMemo(
    () => ({
      go: (view: View): void => {
        here.current += 1;
        const next = here.current;
        history.pushState({ view: next }, '');
        walk(({ views: before }) => ({ views: [...before.slice(0, next), view], at: next }));
      },
      goBack: (): void => {
        history.back();
      },
      start: (): void => {
        here.current = 0;
        history.replaceState({ view: 0 }, '');
        walk({ views: [{ name: 'overview' }], at: 0 });
      },
    }),
    [],
  );
  useEffect(() => {
    const turn = (event: PopStateEvent): void => {
      const wanted = (event.state as { view?: number } | null)?.view ?? 0;
      walk(({ views: known }) => {
        here.current = Math.min(wanted, known.length - 1);
        return { views: known, at: here.current };
      });
    };
    addEventListener('popstate', turn);
    return () => {
      removeEventListener('popstate', turn);
    };
  }, []);
  return { view: views[at] ?? { name: 'overview' }, ...moves };
}

/** Names and codes of all districts, as published: `/declaration.json`. Who asks while they are on their way waits; after a failure, again. */
function usePublishedDistricts(base: string): { districts: Districts | undefined; loadDistricts: () => Promise<Districts> } {
  const [districts, setDistricts] = useState<Districts>();
  const loading = useRef<Promise<Districts>>(undefined);
  const loadDistricts = useCallback((): Promise<Districts> => {
    const load = async (): Promise<Districts> => {
      try {
        const response = await fetch(`${base}/declaration.json`);
        const { divisions, former } = (await response.json()) as DeclarationData;
        const found = districtsOf(divisions, former);
        setDistricts(() => found);
        return found;
      } catch {
        loading.current = undefined;
        throw new DeskRefusal('offline');
      }
    };
    return (loading.current ??= load());
  }, [base]);
  useEffect(() => {
    // Signing in asks again, and says that there is no connection.
    loadDistricts().catch(() => undefined);
  }, [loadDistricts]);
  return { districts, loadDistricts };
}
