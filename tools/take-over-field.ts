// npm run take-over: what an area above has changed applies here, too; the area's own word goes.
import { shortDigest } from '../src/catalogue/source/read-content.ts';
import { editionAtWork, editionOf } from '../src/editorial/year/find-edition.ts';
import { refuse } from '../src/editorial/year/refusals.ts';
import { takeOverField } from '../src/editorial/year/take-over-field.ts';
import { areaNamed, atTerminal, carryOut, editorsCommand, Refusal, unlessRefused } from './editors-command.ts';

const usage = `用法 usage: npm run take-over -- <地区 area> <项目 entry> <字段 field> --by <部门 department>
  跟着上级改：删掉本地另写的那个字段，从此沿用上级的。要照旧的，用 npm run assure。
  Takes over what the area above says: the field stated here goes. To keep it, npm run assure.
  例 example: npm run take-over -- 杭州市 compulsory-education values.subsidy --by 教育局
  --year 2027              哪一年的版（默认：草稿，没有草稿就是正在施行的）which edition
`;

export const command = editorsCommand(usage, { by: { type: 'string' }, year: { type: 'string' } }, (order) => {
  const [where, id, field, ...rest] = order.words;
  const by = order.option('by');
  if (where === undefined || id === undefined || field === undefined || by === undefined || rest.length > 0) return undefined;
  const { content, today, readText } = order;
  const area = areaNamed(order, where);
  const year = order.option('year');
  const edition = year === undefined ? editionAtWork(area, today) : unlessRefused(editionOf(area, year));
  if (!edition) throw new Refusal(refuse('no-edition', { area: area.names.zh, path: area.path, year: '', known: '—' }));
  return carryOut(order, takeOverField({ content, area, edition, id, field, by, today, readText, digestOf: shortDigest }));
});

if (import.meta.main) await atTerminal(command);
