import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../src/catalogue/source/read-content.ts';
import { exportList } from '../src/editorial/export/export-list.ts';
import { listAsTables } from '../src/editorial/export/list-as-tables.ts';
import { findArea } from '../src/editorial/import/find-area.ts';
import { type ImportProblem, isProblem, sayProblem } from '../src/editorial/import/import-problems.ts';
import { writeExcelFile, writeWordFile } from '../src/editorial/source/write-office-file.ts';

const usage = `用法 usage: npm run export -- <地区> [--year <年份>] --xlsx <文件> | --docx <文件>
  把一个地区的清单写成公布用的表格（类别、序号、服务项目、服务对象、服务内容、条件、牵头部门、配合部门、依据）。
  Writes an area's list in the official table form.
  --table-only           只要公布用的表，不要再次导入用的“资料” without the second table, which a later import needs
  --content <文件夹>     content 文件夹（默认 content）
  --today 2026-11-21     当作今天
`;

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const options = readArguments(args);
  if (!options) {
    process.stderr.write(usage);
    return 2;
  }
  const { catalogue } = loadCatalogue(resolve(options.content));
  const area = findArea(catalogue, options.area);
  if ('hint' in area) return refuse({ code: 'unknown-area', params: { area: options.area, hint: area.hint } });
  const toExport = exportList(catalogue, area, options.year, options.today);
  if (isProblem(toExport)) return refuse(toExport);
  const { official, data } = listAsTables(toExport);
  const tables = options.tableOnly ? [official] : [official, data];
  if (options.xlsx !== undefined) writeFileSync(options.xlsx, await writeExcelFile(tables));
  if (options.docx !== undefined) writeFileSync(options.docx, await writeWordFile(tables));
  process.stdout.write(`${official.caption}：${official.rows.length} 项。 ${official.rows.length} entries.\n`);
  return 0;
}

function refuse(problem: ImportProblem): number {
  const { zh, en } = sayProblem(problem);
  process.stderr.write(`✗ ${zh}\n  ${en}\n`);
  return 1;
}

interface Options {
  area: string;
  year: string | undefined;
  xlsx: string | undefined;
  docx: string | undefined;
  tableOnly: boolean;
  content: string;
  today: string;
}

function readArguments(args: string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        year: { type: 'string' },
        xlsx: { type: 'string' },
        docx: { type: 'string' },
        'table-only': { type: 'boolean', default: false },
        content: { type: 'string', default: 'content' },
        today: { type: 'string' },
      },
    });
    const [area] = positionals;
    const today = values.today ?? new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
    const { year, xlsx, docx, content } = values;
    if (area === undefined || positionals.length > 1 || (xlsx === undefined && docx === undefined)) return undefined;
    if (!/^\d{4}-\d{2}-\d{2}$/u.test(today) || (year !== undefined && !/^\d{4}$/u.test(year))) return undefined;
    return { area, year, xlsx, docx, tableOnly: values['table-only'], content, today };
  } catch {
    return undefined;
  }
}
