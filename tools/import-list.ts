import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { assembleContent, loadCatalogue, parseContentFile } from '../src/catalogue/source/read-content.ts';
import { findArea } from '../src/editorial/import/find-area.ts';
import { type ImportProblem, isProblem, sayProblem } from '../src/editorial/import/import-problems.ts';
import { writeReport } from '../src/editorial/import/import-report.ts';
import { type PlannedFile, planImport } from '../src/editorial/import/plan-import.ts';
import { readOfficeFile } from '../src/editorial/source/read-office-file.ts';

const usage = `用法 usage: npm run import -- <文件.xlsx|.docx|.csv> --area <代码、路径或全名> --year <年份> [--dry-run]
  把办公室的清单表格变成 content/ 里的文件，并报告放进了什么、猜了什么、什么没有放进去。
  Turns an office's table into files of content/ and reports what was placed, guessed and not placed.
  --dry-run              只看报告，不写文件 only the report
  --from 2026-03-01      清单从哪天起施行 first day in force
  --document <代号>      清单本身在 content/documents 里的代号 the list as a document
  --overwrite <项目|all> 文件里改过的也按表改 take the table's word where a file was edited
  --report <文件>        把报告另存一份 also write the report to a file
  --content <文件夹>     content 文件夹（默认 content）
  --today 2026-11-21     当作今天 the day to write as checked
`;

process.exitCode = await importList(process.argv.slice(2));

/** Exit codes: 0 done, 1 refused (nothing was written), 2 wrong use. */
async function importList(args: string[]): Promise<number> {
  const options = readArguments(args);
  if (!options) {
    process.stderr.write(usage);
    return 2;
  }
  const root = resolve(options.content);
  const file = await readOfficeFile(options.file);
  if (isProblem(file)) return refuse([file]);
  const content = loadCatalogue(root);
  const area = findArea(content.catalogue, options.area);
  if ('hint' in area) return refuse([{ code: 'unknown-area', params: { area: options.area, hint: area.hint } }]);
  const outcome = planImport({
    file,
    content,
    area: area.path,
    year: options.year,
    today: options.today,
    from: options.from,
    document: options.document,
    overwrite: options.overwrite,
    parse: parseContentFile,
    assemble: assembleContent,
  });
  if ('problems' in outcome) return refuse(outcome.problems);
  if (!options.dryRun) writeAll(root, outcome.plan.files);
  const report = writeReport(outcome.plan, { dryRun: options.dryRun });
  process.stdout.write(report);
  if (options.report !== undefined) writeFileSync(options.report, report);
  return 0;
}

function refuse(problems: readonly ImportProblem[]): number {
  for (const problem of problems) {
    const { zh, en } = sayProblem(problem);
    process.stderr.write(`✗ ${zh}\n  ${en}\n`);
  }
  process.stderr.write('没有写任何文件。 Nothing was written.\n');
  return 1;
}

/** All files or none: what was written before a failure is taken back. */
function writeAll(root: string, files: readonly PlannedFile[]): void {
  const written: string[] = [];
  try {
    for (const { path, text, kind } of files) {
      const absolute = join(root, path);
      mkdirSync(dirname(absolute), { recursive: true });
      if (kind === 'new') written.push(absolute);
      writeFileSync(absolute, text, { flag: kind === 'new' ? 'wx' : 'w' });
    }
  } catch (error) {
    for (const path of written) rmSync(path, { force: true });
    throw error;
  }
}

interface Options {
  file: string;
  area: string;
  year: string;
  dryRun: boolean;
  from: string | undefined;
  document: string | undefined;
  overwrite: string[];
  report: string | undefined;
  content: string;
  today: string;
}

function readArguments(args: string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        area: { type: 'string' },
        year: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        from: { type: 'string' },
        document: { type: 'string' },
        overwrite: { type: 'string', multiple: true, default: [] },
        report: { type: 'string' },
        content: { type: 'string', default: 'content' },
        today: { type: 'string' },
      },
    });
    const today = values.today ?? new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
    const [file] = positionals;
    const day = /^\d{4}-\d{2}-\d{2}$/u;
    if (file === undefined || positionals.length > 1 || values.area === undefined || !/^\d{4}$/u.test(values.year ?? '')) return undefined;
    if (!day.test(today) || (values.from !== undefined && !day.test(values.from))) return undefined;
    const { area, year = '', from, document, report, content } = values;
    const overwrite = values.overwrite.flatMap((ids) => ids.split(/[,，、\s]+/u)).filter((id) => id !== '');
    return { file, area, year, dryRun: values['dry-run'], from, document, overwrite, report, content, today };
  } catch {
    return undefined;
  }
}
