// npm run new: a file to fill in, with every field explained and what the areas above state.
import { newEntry } from '../src/editorial/year/new-entry.ts';
import { areaNamed, atTerminal, carryOut, editorsCommand } from './editors-command.ts';

const usage = `用法 usage: npm run new -- <地区 area> <项目 entry>
  新建一个项目：每个字段都有说明；上级已有的，列出上级写的内容，只改不同的。
  A new entry with every field explained, and what the areas above state where they have it.
  例 example: npm run new -- 西湖区 summer-care --year 2027
  --year 2027              哪一年的版；还没有自己的版的，会开第一版（草稿） which edition; opens the first one as a draft
`;

export const command = editorsCommand(usage, { year: { type: 'string' } }, (command) => {
  const [where, id, ...rest] = command.words;
  const year = command.option('year');
  if (where === undefined || id === undefined || rest.length > 0 || (year !== undefined && !/^\d{4}$/u.test(year))) return undefined;
  const { content, today } = command;
  return carryOut(command, newEntry({ content, area: areaNamed(command, where), id, year, today }));
});

if (import.meta.main) await atTerminal(command);
