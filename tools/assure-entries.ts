// npm run assure (核对): “still correct” for one or many entries, without opening a file.
import { assureEntries } from '../src/editorial/year/assure-entries.ts';
import { editionAtWork, editionOf } from '../src/editorial/year/find-edition.ts';
import { areaNamed, atTerminal, carryOut, editorsCommand, unlessRefused } from './editors-command.ts';

const usage = `用法 usage: npm run assure -- <地区 area> <项目… entries> --by <部门 department>
  核对：这些项目（或联系点）今天仍然正确。只改 assured，别的不动。
  “Still correct”: marks entries or contact points as checked. Changes assured and nothing else.
  例 example: npm run assure -- 杭州市 vaccination health-insurance --by 卫健局
  --all                    全部项目和联系点 every entry and contact point
  --on 2026-11-21          核对的那一天（默认今天）the day of the check (today)
  --until 2027-06-30       核对有效到（默认 12 个月）until when it counts (12 months)
  --year 2027              哪一年的版（默认：草稿，没有草稿就是正在施行的）which edition
`;
const options = {
  by: { type: 'string' },
  on: { type: 'string' },
  until: { type: 'string' },
  year: { type: 'string' },
  all: { type: 'boolean' },
} as const;

export const command = editorsCommand(usage, options, (command) => {
  const [where, ...ids] = command.words;
  const by = command.option('by');
  if (where === undefined || by === undefined) return undefined;
  const { content, today, readText } = command;
  const area = areaNamed(command, where);
  const year = command.option('year');
  const edition = year === undefined ? editionAtWork(area, today) : unlessRefused(editionOf(area, year));
  const on = command.option('on') ?? today;
  return carryOut(
    command,
    assureEntries({ content, area, edition, ids, all: command.flag('all'), by, on, until: command.option('until'), today, readText }),
  );
});

if (import.meta.main) await atTerminal(command);
