import type { WatchedLink } from './watched-links.ts';

/** What one visit to an address brought. */
export interface Visit {
  url: string;
  /** HTTP status of the last answer; undefined where none came. */
  status: number | undefined;
  /** Where redirects led, if anywhere, and whether all of them were permanent. */
  movedTo?: string | undefined;
  permanently?: boolean;
  /** Visible lines of the page; undefined for what is no text. */
  lines?: string[] | undefined;
  /** Why no answer came. */
  problem?: string | undefined;
}

/** What is remembered of an address between visits. */
export interface Remembered {
  lines?: string[];
  /** Visits in a row that brought nothing. */
  failures?: number;
  /** A change that nobody has answered yet. */
  changed?: { on: string; gone: string[]; come: string[] };
}

export type LinkFindingKind = 'gone' | 'moved' | 'unreachable' | 'changed' | 'lapsed';

export interface LinkFinding {
  kind: LinkFindingKind;
  link: WatchedLink;
  status: number | undefined;
  movedTo?: string;
  problem?: string;
  /** Lines of the page that went and came, and since when. */
  gone?: string[];
  come?: string[];
  on?: string;
}

/** Sites of offices are down for a night: only so many visits in a row that bring nothing are a finding. */
export const patience = 3;

const lapseWords = /废止|失效|停止执行|不再执行/u;
/** Lines that change with every visit. */
const counters = /浏览|阅读|访问|点击|次数|今天是|当前时间|更新时间|Copyright|©/iu;

/** What a visit means, and what to remember of it. Pure; the first visit is only remembered. */
export function judgeVisit(
  link: WatchedLink,
  visit: Visit,
  before: Remembered,
  today: string,
): { finding: LinkFinding | undefined; remembered: Remembered } {
  const { status, movedTo, permanently, problem } = visit;
  const found = (finding: Omit<LinkFinding, 'link' | 'status'>): LinkFinding => ({ link, status, ...finding });
  if (
    status === 404 ||
    status === 410 ||
    (status !== undefined && status < 300 && movedTo !== undefined && isFrontPage(movedTo) && !isFrontPage(link.url))
  )
    return { finding: found({ kind: 'gone' }), remembered: { ...before, failures: 0 } };
  if (status === undefined || status >= 400) {
    const failures = (before.failures ?? 0) + 1;
    const finding = failures >= patience ? found({ kind: 'unreachable', ...(problem === undefined ? {} : { problem }) }) : undefined;
    return { finding, remembered: { ...before, failures } };
  }
  const lines = visit.lines?.filter((line) => !counters.test(line));
  const old = before.lines;
  const changed = lines && old ? compareLines(old, lines) : undefined;
  const answered = (on: string): boolean => link.restsOnIt.every(({ assuredOn }) => (assuredOn ?? '') >= on);
  const remembered: Remembered = {
    ...((lines ?? old) ? { lines: lines ?? old ?? [] } : {}),
    ...(changed ? { changed: { on: today, ...changed } } : before.changed ? { changed: before.changed } : {}),
  };
  if (remembered.changed && !changed && answered(remembered.changed.on)) delete remembered.changed;
  if (movedTo !== undefined && permanently === true) return { finding: found({ kind: 'moved', movedTo }), remembered };
  if (link.restsOnIt.length > 0 && remembered.changed) {
    const { on, gone, come } = remembered.changed;
    return { finding: found({ kind: come.some((line) => lapseWords.test(line)) ? 'lapsed' : 'changed', on, gone, come }), remembered };
  }
  if (link.restsOnIt.length === 0) delete remembered.changed;
  return { finding: undefined, remembered };
}

/** Pages that are gone are often redirected to the front page. */
function isFrontPage(url: string): boolean {
  return /^https?:\/\/[^/]+\/?(?:index\.\w+)?$/u.test(url);
}

function compareLines(before: readonly string[], after: readonly string[]): { gone: string[]; come: string[] } | undefined {
  const [old, now] = [new Set(before), new Set(after)];
  const gone = [...old].filter((line) => !now.has(line));
  const come = [...now].filter((line) => !old.has(line));
  return gone.length + come.length === 0 ? undefined : { gone: gone.slice(0, 40), come: come.slice(0, 40) };
}
