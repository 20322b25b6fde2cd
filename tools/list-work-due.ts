// npm run due: the desk of work due, what reaches most families first.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathsUpwards } from '../src/catalogue/catalogue.ts';
import { byReach, type Duty, workDue } from '../src/catalogue/work-due.ts';
import { dutiesAsText } from '../src/editorial/work-due-words.ts';
import { areaNamed, atTerminal, editorsCommand, say } from './editors-command.ts';
import { projectRoot } from './prerequisites.mjs';

const usage = `用法 usage: npm run due [-- <地区 area>]
  待办：核对过期或快到期的、上级变了要决定的、文件失效的、译文旧了的、链接断了的、草稿、还没有公布的；影响大的排在前面。
  Work due, ranked by reach (districts × items): checks, changes above, lapsed documents, translations, links, drafts, places without a list.
  --json                   给其他程序 for other programs
  --all                    全部列出 everything
`;

export const command = editorsCommand(usage, { json: { type: 'boolean' }, all: { type: 'boolean' } }, (command) => {
  const [where, ...rest] = command.words;
  if (rest.length > 0) return undefined;
  const { content, today } = command;
  const { catalogue, guides } = content;
  const within = where === undefined ? undefined : areaNamed(command, where).path;
  const isWithin = (path: string): boolean => within === undefined || pathsUpwards(path).includes(within);
  const { duties: broken, on } = brokenLinks();
  const duties = [...workDue(catalogue, guides, today), ...broken].filter(({ area }) => isWithin(area)).sort(byReach);
  if (command.flag('json')) {
    command.out(`${JSON.stringify({ today, linksWatchedOn: on ?? null, duties }, undefined, 2)}\n`);
    return 0;
  }
  const urgent = duties.filter(({ kind }) => kind !== 'nothing-published');
  const unpublished = duties.filter(({ kind }) => kind === 'nothing-published');
  const shown = command.flag('all') ? duties : [...urgent, ...unpublished.slice(0, 5)];
  command.out(dutiesAsText(catalogue, shown, command.flag('all') ? { most: Number.MAX_SAFE_INTEGER } : {}));
  const districts = unpublished.reduce((sum, { items }) => sum + items.length, 0);
  say(command, [
    {
      zh: `${today}：${urgent.length} 组待办，${urgent.reduce((sum, { items }) => sum + items.length, 0)} 项；${districts} 个县级地区还没有自己的清单，沿用上级的。`,
      en: `${today}: ${urgent.length} groups, ${urgent.reduce((sum, { items }) => sum + items.length, 0)} things to do; ${districts} districts have no list of their own and show what applies from above.`,
    },
    on === undefined
      ? { zh: '链接还没有查过：npm run watch', en: 'Links have not been looked at yet: npm run watch' }
      : { zh: `链接是 ${on} 查的（npm run watch）。`, en: `Links were looked at on ${on} (npm run watch).` },
  ]);
  return 0;
});

/** What the last `npm run watch` found. */
function brokenLinks(): { duties: Duty[]; on: string | undefined } {
  const file = join(projectRoot, '.data/watch/duties.json');
  if (!existsSync(file)) return { duties: [], on: undefined };
  return JSON.parse(readFileSync(file, 'utf8')) as { duties: Duty[]; on: string };
}

if (import.meta.main) await atTerminal(command);
