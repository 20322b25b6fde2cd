import '../support/properties.ts';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/source/read-content.ts';
import { readList } from '../../src/editorial/import/read-list.ts';
import { type Block, type Grid, type GridCell, listPieces, type OfficeFile } from '../../src/editorial/import/office-file.ts';
import { planImport } from '../../src/editorial/import/plan-import.ts';
import { contentAfter, orderOf, planned, realContent, unaccounted } from '../support/import-table.ts';

/** Nothing is dropped silently: every text of any file has one fate, and stands in what is written or in the report. */

const words = fc.constantFrom('流动儿童', '义务教育', '免费接种疫苗', '心理辅导', '公租房', '在居住地', '按规定', '持居住证', '每月 2744 元', '0—6岁', 'ＡＢ１２', '家长');
const sentence = fc.array(words, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const phone = fc.constantFrom('0571-89586389', '（0571）89586389', '12345', '89586389', '13800138000', '4001234567', '12355转1');
const odd = fc.constantFrom('无', '—', '/', '<b>粗</b>', '*强调*', '# 标题', '1.', 'a|b', '[链接](http://x)', 'https://www.example.com/a', '见 https://mzt.zj.gov.cn/x', '注', '合计', '幼有所育', '序号', '内容', '　', '13800138000', '=SUM(A1)', '\u200b空');
const lines = fc.oneof(
  { weight: 4, arbitrary: sentence },
  { weight: 2, arbitrary: fc.array(sentence, { minLength: 2, maxLength: 3 }).map((all) => all.map((one, index) => `${index + 1}.${one}。`).join('\n')) },
  { weight: 1, arbitrary: fc.array(sentence, { minLength: 2, maxLength: 3 }).map((all) => all.map((one, index) => `（${index + 1}）${one}；`).join('')) },
  { weight: 1, arbitrary: fc.array(sentence, { minLength: 2, maxLength: 3 }).map((all) => all.join('\n')) },
  { weight: 1, arbitrary: odd },
  { weight: 1, arbitrary: phone },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme-composite', maxLength: 8 }) },
);
const headers = fc.constantFrom('类别', '序号', '服务项目', '服务对象', '服务内容', '具体措施', '服务标准', '申请条件', '办理流程', '办理地点', '收费标准', '办理时限', '联系电话', '政策依据', '支出责任', '备注', '填报人', '');
const categories = fc.constantFrom('幼有所育', '学 有\n所教', '一、病有所医', '其他', '');

/** A table with any columns in any order, cells merged at random, notes and other tables around. */
const grid: fc.Arbitrary<Grid> = fc
  .record({
    columns: fc.uniqueArray(headers, { minLength: 2, maxLength: 8 }),
    title: fc.option(sentence, { nil: undefined }),
    rows: fc.array(fc.record({ cells: fc.array(lines, { minLength: 8, maxLength: 8 }), category: categories, blank: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), down: fc.nat({ max: 3 }), across: fc.nat({ max: 12 }) }), { maxLength: 6 }),
    notes: fc.array(lines, { maxLength: 2 }),
    isHeaderKnown: fc.boolean(),
  })
  .map(({ columns, title, rows, notes, isHeaderKnown }) => {
    const cells: GridCell[] = [];
    const taken = new Set<string>();
    const put = (row: number, column: number, text: string, rowSpan = 1, columnSpan = 1): void => {
      if (taken.has(`${row},${column}`)) return;
      for (let r = row; r < row + rowSpan; r += 1) for (let c = column; c < column + columnSpan; c += 1) taken.add(`${r},${c}`);
      cells.push({ place: `${String.fromCharCode(65 + column)}${row + 1}`, text, row, column, rowSpan, columnSpan });
    };
    let at = 0;
    if (title !== undefined) put(at++, 0, title, 1, columns.length);
    if (isHeaderKnown) columns.forEach((header, column) => { put(at, column, header); });
    at += 1;
    rows.forEach(({ cells: texts, category, blank, down, across }, index) => {
      columns.forEach((header, column) => {
        const text = header === '类别' ? category : header === '序号' ? String(index + 1) : (texts[column] ?? '');
        const isMergedDown = down > 1 && column === across % columns.length && index + down < rows.length;
        const isMergedAcross = across === 12 && column === 0;
        if (blank[column] !== true || header === '服务项目') put(at, column, text, isMergedDown ? down : 1, isMergedAcross ? columns.length : 1);
      });
      at += 1;
    });
    for (const note of notes) put(at++, 0, note, 1, columns.length);
    return { kind: 'grid', name: '清单', rows: at + 3, columns: columns.length, cells };
  });
/** A table for one item, headers in its first column, perhaps two side by side. */
const card: fc.Arbitrary<Grid> = fc
  .record({ rows: fc.uniqueArray(headers, { minLength: 3, maxLength: 10 }), texts: fc.array(lines, { minLength: 11, maxLength: 11 }), isWide: fc.boolean() })
  .map(({ rows, texts, isWide }) => {
    const cells = ['服务项目', ...rows.filter((header) => header !== '服务项目')].flatMap((header, index): GridCell[] => {
      const [row, column] = isWide ? [Math.floor(index / 2), (index % 2) * 2] : [index, 0];
      const put = (at: number, text: string): GridCell => ({ place: `${String.fromCharCode(65 + at)}${row + 1}`, text, row, column: at, rowSpan: 1, columnSpan: 1 });
      return [put(column, header), put(column + 1, texts[index] ?? '')];
    });
    return { kind: 'grid', name: '表 1', rows: rows.length + 1, columns: 4, cells };
  });
const paragraph: fc.Arbitrary<Block> = lines.map((text) => ({ kind: 'paragraph', place: '第 1 段', text }));
const file: fc.Arbitrary<OfficeFile> = fc.array(fc.oneof({ weight: 3, arbitrary: grid }, { weight: 1, arbitrary: card }, { weight: 2, arbitrary: paragraph }), { minLength: 1, maxLength: 4 }).map((blocks) => ({ name: '清单.xlsx', blocks }));

describe('any file', () => {
  test('each text has one fate', () => {
    fc.assert(
      fc.property(file, (any) => {
        const { fates } = readList(any);
        const pieces = fates.map(({ piece }) => piece);
        expect(pieces.length).toBe(new Set(pieces).size);
        expect(listPieces(any).filter((piece) => !pieces.some((known) => known === piece || (known.text === piece.text && known.place === piece.place)))).toEqual([]);
        expect(pieces.length).toBe(listPieces(any).length);
      }),
    );
  });

  test('each text is in an entry or in the report', () => {
    let accepted = 0;
    fc.assert(
      fc.property(file, (any) => {
        const order = orderOf(any, 'china/anhui', '2026', { check: () => [], assemble: () => realContent });
        const outcome = planImport(order);
        // Two rows of one name, or no list at all: refused, and nothing is written.
        if ('problems' in outcome) return;
        accepted += 1;
        expect(unaccounted(outcome.plan)).toEqual([]);
      }),
    );
    expect(accepted).toBeGreaterThan(10);
  });

  /** A small `content/` with an area above, so that the whole check can be asked each time. */
  test('what is written passes the check, and a second import changes nothing', () => {
    const content = loadCatalogue(join(import.meta.dirname, 'fixtures/valid'));
    fc.assert(
      fc.property(file, (any) => {
        const order = orderOf(any, 'china/zhejiang/hangzhou/xihu', '2027', { content });
        const outcome = planImport(order);
        if ('problems' in outcome) {
          expect(outcome.problems.map(({ code, params }) => [code, params['message']]).filter(([code]) => code === 'check-refuses')).toEqual([]);
          return;
        }
        const again = planned({ ...order, content: contentAfter(outcome.plan), today: '2027-03-01' });
        expect(again.files).toEqual([]);
        expect(again.entries.filter(({ outcome: what }) => what !== 'unchanged' && what !== 'same-as-above')).toEqual([]);
      }),
    );
  });
});

