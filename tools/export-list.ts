// npm run export: an area's list in the official table form, as Excel or Word.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exportList } from '../src/editorial/export/export-list.ts';
import { listAsTables } from '../src/editorial/export/list-as-tables.ts';
import { writeExcelFile, writeWordFile } from '../src/editorial/source/write-office-file.ts';
import { editionOf } from '../src/editorial/year/find-edition.ts';
import { areaNamed, atTerminal, editorsCommand, say, unlessRefused } from './editors-command.ts';

const usage = `用法 usage: npm run export -- <地区 area> [--year <年份>] --xlsx <文件> | --docx <文件>
  把一个地区的清单写成公布用的表格（类别、序号、服务项目、服务对象、服务内容、条件、牵头部门、配合部门、依据）。
  后面的“资料”是网站另有的内容：改好整份文件，可以用 npm run import 导回来。
  Writes an area's list in the official table form; a second table has the rest, so that the file can be imported again.
  --table-only             只要公布用的表 the official table alone
`;
const text = { type: 'string' } as const;

export const command = editorsCommand(usage, { year: text, xlsx: text, docx: text, 'table-only': { type: 'boolean' } }, async (command) => {
  const [where, ...rest] = command.words;
  const { xlsx, docx } = { xlsx: command.option('xlsx'), docx: command.option('docx') };
  if (where === undefined || rest.length > 0 || (xlsx === undefined && docx === undefined)) return undefined;
  const area = areaNamed(command, where);
  const year = command.option('year');
  const edition = year === undefined ? undefined : unlessRefused(editionOf(area, year));
  const { official, data } = listAsTables(exportList(command.content.catalogue, area, edition, command.today));
  const tables = command.flag('table-only') ? [official] : [official, data];
  if (xlsx !== undefined) writeFileSync(resolve(command.cwd, xlsx), await writeExcelFile(tables));
  if (docx !== undefined) writeFileSync(resolve(command.cwd, docx), await writeWordFile(tables));
  const written = [xlsx, docx].filter((file) => file !== undefined).join(' ');
  say(command, [{ zh: `${official.caption}：${official.rows.length} 项 → ${written}`, en: `${official.rows.length} entries` }]);
  return 0;
});

if (import.meta.main) await atTerminal(command);
