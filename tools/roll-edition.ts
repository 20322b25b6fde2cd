// npm run roll: opens an area's next edition as a draft, from the last one.
import { rollEdition } from '../src/editorial/year/roll-edition.ts';
import { areaNamed, atTerminal, carryOut, editorsCommand } from './editors-command.ts';

const usage = `用法 usage: npm run roll -- <地区 area> <年份 year>
  从上一版开出新一年的草稿：每个项目照抄过来，标为待核实。已经有的不覆盖。
  Opens next year’s edition as a draft from the last one, every entry marked to be checked. Never overwrites.
  --from 2027-03-01        哪天起施行（默认 1 月 1 日）first day in force (1 January)
`;

export const command = editorsCommand(usage, { from: { type: 'string' } }, (command) => {
  const [where, year, ...rest] = command.words;
  if (where === undefined || !/^\d{4}$/u.test(year ?? '') || rest.length > 0) return undefined;
  const { content, today, readText } = command;
  const area = areaNamed(command, where);
  return carryOut(command, rollEdition({ content, area, year: year ?? '', from: command.option('from'), today, readText }), {
    quiet: true,
  });
});

if (import.meta.main) await atTerminal(command);
