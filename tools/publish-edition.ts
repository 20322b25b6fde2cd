// npm run publish: freezes an area's edition, and records corrections of a published one.
import { reportAsText } from '../src/editorial/reporters/report-as-text.ts';
import { editionOf } from '../src/editorial/year/find-edition.ts';
import { publishEdition } from '../src/editorial/year/publish-edition.ts';
import { areaNamed, atTerminal, carryOut, editorsCommand, unlessRefused } from './editors-command.ts';

const usage = `用法 usage: npm run publish -- <地区 area> <年份 year> [--correction "改了什么 what changed"]
  发布（冻结）这一年的版：权利、金额、条件和依据从此不再改。发布以后改了电话、错字的，再运行一次，加 --correction。
  Publishes (freezes) the edition. Run it again with --correction after mending a contact or a word.
  --unchecked              有的项目还没有核对也发布 publish although entries are unchecked
`;

export const command = editorsCommand(usage, { correction: { type: 'string' }, unchecked: { type: 'boolean' } }, (command) => {
  const [where, year, ...rest] = command.words;
  if (where === undefined || year === undefined || rest.length > 0) return undefined;
  const { content, today, readText } = command;
  const area = areaNamed(command, where);
  const edition = unlessRefused(editionOf(area, year));
  const outcome = publishEdition({
    content,
    area,
    edition,
    today,
    unchecked: command.flag('unchecked'),
    correction: command.option('correction'),
    readText,
  });
  if (outcome.findings) {
    const { findings } = outcome;
    command.err(`${reportAsText({ findings, errors: findings.length, warnings: 0, files: edition.items.size + 1 }, 'content')}\n`);
  }
  return carryOut(command, outcome);
});

if (import.meta.main) await atTerminal(command);
