import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parseCsv } from 'hucre/csv';
import { type Cell, type CellValue, formatValue, readXlsx, type Sheet } from 'hucre';
import mammoth from 'mammoth';
import type { ImportProblem } from '../import/import-problems.ts';
import type { Block, Grid, GridCell, OfficeFile } from '../import/office-file.ts';
import { lookInto } from './office-container.ts';

/** A list of services has a few pages; what is larger holds pictures or something else. */
export const largestFile = 10 * 1024 * 1024;
const largestUnpacked = 200 * 1024 * 1024;

/** The texts and tables of a file, or the sentence that says why it cannot be read. */
export async function readOfficeFile(path: string): Promise<OfficeFile | ImportProblem> {
  const name = basename(path);
  let bytes: Buffer;
  try {
    const { size } = statSync(path);
    if (size > largestFile) return { code: 'file-too-large', params: { name, size: megabytes(size), limit: megabytes(largestFile) } };
    bytes = readFileSync(path);
  } catch {
    return { code: 'file-not-found', params: { name: path } };
  }
  return readOfficeBytes(name, bytes);
}

export async function readOfficeBytes(name: string, bytes: Uint8Array): Promise<OfficeFile | ImportProblem> {
  const extension = extname(name).toLowerCase();
  const container = lookInto(bytes);
  if (bytes.length === 0) return { code: 'nothing-in-it', params: { name } };
  if (container.kind === 'ole') {
    if (container.encrypted) return { code: 'locked', params: { name } };
    return { code: 'old-format', params: { name, better: extension.startsWith('.d') || extension === '.wps' ? '.docx' : '.xlsx' } };
  }
  try {
    if (container.kind === 'zip') {
      const { entries, unpacked } = container;
      if (entries.length === 0) return { code: 'broken-file', params: { name, detail: 'ZIP' } };
      if (unpacked > largestUnpacked)
        return { code: 'file-too-large', params: { name, size: megabytes(unpacked), limit: megabytes(largestFile) } };
      if (entries.some((entry) => /(?:^|\/)vbaProject\.bin$/iu.test(entry)))
        return { code: 'macros', params: { name, better: entries.includes('word/document.xml') ? '.docx' : '.xlsx' } };
      if (entries.includes('word/document.xml')) return withText(name, await readWord(bytes));
      if (entries.includes('xl/workbook.xml')) return withText(name, await readExcel(bytes));
      return { code: 'unknown-format', params: { name } };
    }
    if (extension !== '.csv' && extension !== '.txt') return { code: 'unknown-format', params: { name } };
    const text = decode(bytes);
    return text === undefined ? { code: 'not-utf-8', params: { name } } : withText(name, readCsv(text));
  } catch (error) {
    return { code: 'broken-file', params: { name, detail: error instanceof Error ? error.message : String(error) } };
  }
}

function withText(name: string, blocks: Block[]): OfficeFile | ImportProblem {
  const hasText = blocks.some((block) => (block.kind === 'grid' ? block.cells.length > 0 : true));
  return hasText ? { name, blocks } : { code: 'nothing-in-it', params: { name } };
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;

/** UTF-8, or UTF-16 with its mark (Excel's “Unicode text”); undefined for anything else, GBK above all. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true }).decode(bytes);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function readCsv(text: string): Block[] {
  const rows = parseCsv(text, { typeInference: false });
  return [asGrid('CSV', rows, undefined, undefined, (row, column) => `第 ${row + 1} 行第 ${column + 1} 列`)];
}

async function readExcel(bytes: Uint8Array): Promise<Block[]> {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  return sheets.flatMap((sheet): Block[] => {
    const place = (row: number, column: number): string => `${sheet.name}!${columnName(column)}${row + 1}`;
    const comments = [...(sheet.cells ?? [])].flatMap(([key, { comment }]): Block[] => {
      const [row = 0, column = 0] = key.split(',').map(Number);
      return comment?.text ? [{ kind: 'paragraph', place: `${place(row, column)} 批注`, text: comment.text }] : [];
    });
    const boxes = (sheet.textBoxes ?? []).map(({ text }, index): Block => {
      return { kind: 'paragraph', place: `${sheet.name} 文本框 ${index + 1}`, text };
    });
    const isHidden = (row: number, column: number): boolean =>
      (sheet.hidden ?? false) ||
      (sheet.veryHidden ?? false) ||
      (sheet.rowDefs?.get(row)?.hidden ?? false) ||
      (sheet.columns?.[column]?.hidden ?? false);
    return [asGrid(sheet.name, sheet.rows, sheet.cells, sheet.merges, place, isHidden), ...boxes, ...comments];
  });
}

function asGrid(
  name: string,
  rows: readonly (readonly CellValue[])[],
  details: Sheet['cells'],
  merges: Sheet['merges'],
  place: (row: number, column: number) => string,
  isHidden: (row: number, column: number) => boolean = () => false,
): Grid {
  const merged = new Map((merges ?? []).map((merge) => [`${merge.startRow},${merge.startCol}`, merge]));
  const cells = rows.flatMap((row, rowIndex) =>
    row.flatMap((value, column): GridCell[] => {
      const text = textOf(value, details?.get(`${rowIndex},${column}`));
      const merge = merged.get(`${rowIndex},${column}`);
      if (text.trim() === '' && !merge) return [];
      return [
        {
          place: place(rowIndex, column),
          text,
          row: rowIndex,
          column,
          rowSpan: merge ? merge.endRow - merge.startRow + 1 : 1,
          columnSpan: merge ? merge.endCol - merge.startCol + 1 : 1,
          ...(isHidden(rowIndex, column) && { isHidden: true }),
        },
      ];
    }),
  );
  return {
    kind: 'grid',
    name,
    rows: Math.max(0, ...cells.map(({ row, rowSpan }) => row + rowSpan)),
    columns: Math.max(0, ...cells.map(({ column, columnSpan }) => column + columnSpan)),
    cells,
  };
}

/** What Excel shows: a formula's result, a percentage as such, text with several fonts joined. */
function textOf(value: CellValue, cell: Cell | undefined): string {
  if (cell?.richText) return clean(cell.richText.map(({ text }) => text).join(''));
  const shown = cell?.formulaResult ?? value;
  if (shown === null) return '';
  if (typeof shown === 'string') return clean(shown);
  const format = cell?.style?.numFmt;
  if (shown instanceof Date) return shown.toISOString().slice(0, 10);
  return typeof shown === 'number' && format !== undefined && format !== 'General' ? formatValue(shown, format) : String(shown);
}

/** Excel writes line ends and control characters of pasted text as `_x000D_`. */
const clean = (text: string): string => text.replaceAll(/_x000[dD]_/gu, '').replaceAll(/\r\n?/gu, '\n');

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** Mammoth's document, as far as it is read here. */
interface WordNode {
  type: string;
  children?: WordNode[];
  value?: string;
  rowSpan?: number;
  colSpan?: number;
  numbering?: { isOrdered: boolean; level: string } | null;
  noteType?: string;
  noteId?: string;
  body?: WordNode[];
  notes?: { _notes: Record<string, WordNode> };
  comments?: WordNode[];
}

async function readWord(bytes: Uint8Array): Promise<Block[]> {
  let document: WordNode = { type: 'document' };
  await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      transformDocument: (read: WordNode) => {
        document = read;
        // The HTML is of no use here; an empty document is quickly turned into it.
        return { ...read, children: [] };
      },
    },
  );
  const counts = { table: 0, paragraph: 0 };
  const blocks = (document.children ?? []).flatMap((node): Block[] => {
    if (node.type === 'table') return [tableOf(node, (counts.table += 1))];
    counts.paragraph += 1;
    const text = textOfNode(node);
    return text.trim() === '' ? [] : [{ kind: 'paragraph', place: `第 ${counts.paragraph} 段`, text }];
  });
  const notes = Object.values(document.notes?._notes ?? {}).map((note, index): Block => {
    return { kind: 'paragraph', place: `脚注 ${index + 1}`, text: linesOf(note.body ?? []) };
  });
  const comments = (document.comments ?? []).map((comment, index): Block => {
    return { kind: 'paragraph', place: `批注 ${index + 1}`, text: linesOf(comment.body ?? []) };
  });
  return [...blocks, ...notes, ...comments];
}

function tableOf(table: WordNode, number: number): Grid {
  const cells: GridCell[] = [];
  const taken = new Set<string>();
  for (const [row, tableRow] of (table.children ?? []).entries()) {
    let column = 0;
    for (const cell of tableRow.children ?? []) {
      while (taken.has(`${row},${column}`)) column += 1;
      const { rowSpan = 1, colSpan = 1 } = cell;
      for (let down = 0; down < rowSpan; down += 1) {
        for (let across = 0; across < colSpan; across += 1) taken.add(`${row + down},${column + across}`);
      }
      const text = linesOf(cell.children ?? []);
      const place = `表 ${number} 第 ${row + 1} 行第 ${column + 1} 列`;
      if (text.trim() !== '' || rowSpan > 1 || colSpan > 1) cells.push({ place, text, row, column, rowSpan, columnSpan: colSpan });
      column += colSpan;
    }
  }
  return {
    kind: 'grid',
    name: `表 ${number}`,
    rows: Math.max(table.children?.length ?? 0, ...cells.map(({ row, rowSpan }) => row + rowSpan)),
    columns: Math.max(0, ...cells.map(({ column, columnSpan }) => column + columnSpan)),
    cells,
  };
}

/** Paragraphs of a cell, one per line. Numbers and bullets that Word makes by itself are written out, as the reader sees them. */
function linesOf(nodes: readonly WordNode[]): string {
  const counted = new Map<string, number>();
  return nodes
    .map((node) => {
      const text = textOfNode(node);
      const { numbering } = node;
      if (!numbering?.isOrdered) counted.clear();
      if (!numbering || text.trim() === '') return text;
      if (!numbering.isOrdered) return `• ${text}`;
      const number = (counted.get(numbering.level) ?? 0) + 1;
      counted.set(numbering.level, number);
      return `${number}. ${text}`;
    })
    .join('\n');
}

function textOfNode(node: WordNode): string {
  if (node.type === 'text') return node.value ?? '';
  if (node.type === 'tab') return '\t';
  if (node.type === 'break') return '\n';
  if (node.type === 'table')
    return (node.children ?? []).map((row) => (row.children ?? []).map((cell) => linesOf(cell.children ?? [])).join(' ')).join('\n');
  return (node.children ?? []).map(textOfNode).join('');
}
