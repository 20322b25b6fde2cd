// npm run import: an office's table in Excel, Word or CSV as entries of content/, with a report of every text in it.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { assembleContent, parseContentFile } from '../src/catalogue/source/read-content.ts';
import { isProblem, sayProblem } from '../src/editorial/import/import-problems.ts';
import { writeReport } from '../src/editorial/import/import-report.ts';
import { planImport } from '../src/editorial/import/plan-import.ts';
import { readOfficeFile } from '../src/editorial/source/read-office-file.ts';
import { areaNamed, atTerminal, carryOut, editorsCommand } from './editors-command.ts';

const usage = `用法 usage: npm run import -- <文件.xlsx|.docx|.csv> --area <代码、路径或全名> --year <年份> [--dry-run]
  把办公室的清单表格变成 content/ 里的文件，并报告放进了什么、猜了什么、什么没有放进去。新的一版是草稿。
  Turns an office's table into files of content/ and reports what was placed, guessed and not placed. A new edition is a draft.
  --dry-run                只看报告，不写文件 only the report
  --from 2026-03-01        清单从哪天起施行 first day in force
  --document <代号>        清单本身在 content/documents 里的代号 the list as a document
  --overwrite <项目,…|all> 文件里改过的也按表改 take the table's word where a file was edited
  --report <文件>          把报告另存一份 also write the report to a file
`;
const text = { type: 'string' } as const;
const options = {
  area: text,
  year: text,
  from: text,
  document: text,
  overwrite: text,
  report: text,
  'dry-run': { type: 'boolean' },
} as const;

export const command = editorsCommand(usage, options, async (command) => {
  const [path, ...rest] = command.words;
  const { area: where, year } = { area: command.option('area'), year: command.option('year') ?? '' };
  if (path === undefined || rest.length > 0 || where === undefined || !/^\d{4}$/u.test(year)) return undefined;
  const file = await readOfficeFile(resolve(command.cwd, path));
  if (isProblem(file)) return carryOut(command, { refused: [sayProblem(file)] });
  const { content, today, readText } = command;
  const outcome = planImport({
    file,
    content,
    area: areaNamed(command, where).path,
    year,
    today,
    from: command.option('from'),
    document: command.option('document'),
    overwrite: (command.option('overwrite') ?? '').split(/[,，、\s]+/u).filter((id) => id !== ''),
    readText,
    parse: parseContentFile,
    assemble: assembleContent,
  });
  if ('problems' in outcome) return carryOut(command, { refused: outcome.problems.map(sayProblem) });
  const isDryRun = command.flag('dry-run');
  const report = writeReport(outcome.plan, { isDryRun });
  carryOut(command, { files: isDryRun ? [] : outcome.plan.files, said: [] }, { quiet: true });
  command.out(report);
  const reportTo = command.option('report');
  if (reportTo !== undefined) writeFileSync(resolve(command.cwd, reportTo), report);
  return 0;
});

if (import.meta.main) await atTerminal(command);
