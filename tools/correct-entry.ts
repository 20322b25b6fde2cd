// npm run correct: mends a contact or a slip of the pen in a published edition, with the dated line that the page shows.
import { parseContentFile } from '../src/catalogue/source/read-content.ts';
import { correctEntry } from '../src/editorial/year/correct-entry.ts';
import { editionAtWork, editionOf } from '../src/editorial/year/find-edition.ts';
import { refuse } from '../src/editorial/year/refusals.ts';
import { areaNamed, atTerminal, carryOut, editorsCommand, Refusal, unlessRefused } from './editors-command.ts';

const usage = `用法 usage: npm run correct -- <地区 area> <项目 entry> <原来的字 as it stands> <改成的字 as it should be>
  更正已发布的版：改电话、网址、错字，并写一行带日期的更正。权利、金额、条件不能这样改。
  Mends a phone, an address or a slip of the pen in a published edition, and records it with its date.
  例 example: npm run correct -- 杭州市 vaccination 0571-11112222 0571-33334444
  --year 2026              哪一年的版（默认：正在施行的）which edition (the one in force)
`;

export const command = editorsCommand(usage, { year: { type: 'string' } }, (command) => {
  const [where, id, from, to, ...rest] = command.words;
  if (where === undefined || id === undefined || !from || !to || from === to || rest.length > 0) return undefined;
  const area = areaNamed(command, where);
  const { content, today, readText } = command;
  const year = command.option('year');
  const edition =
    year === undefined
      ? editionAtWork({ ...area, editions: area.editions.filter(({ statement }) => statement.draft === undefined) }, today)
      : unlessRefused(editionOf(area, year));
  if (!edition) throw new Refusal(refuse('no-edition', { area: area.names.zh, path: area.path, year: '', known: '—' }));
  return carryOut(command, correctEntry({ content, area, edition, id, from, to, today, readText, parse: parseContentFile }));
});

if (import.meta.main) await atTerminal(command);
