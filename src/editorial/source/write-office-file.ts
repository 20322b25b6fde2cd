import { type CellStyle, type MergeRange, writeXlsx, type WriteSheet } from 'hucre';
import {
  AlignmentType,
  Document,
  type IRunOptions,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { OutTable } from '../export/list-as-tables.ts';

const thin = { style: 'thin' } as const;
const body: CellStyle = {
  alignment: { wrapText: true, vertical: 'center' },
  border: { top: thin, right: thin, bottom: thin, left: thin },
  font: { name: '宋体', size: 11 },
};
const centred: CellStyle = { ...body, alignment: { wrapText: true, vertical: 'center', horizontal: 'center' } };
const headline: CellStyle = {
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  font: { name: '宋体', size: 16, bold: true },
};

/** An Excel file, one sheet for each table: A4 across, as wide as the page, header on each page. */
export function writeExcelFile(tables: readonly OutTable[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: tables.map(sheetOf),
    properties: { title: tables[0]?.caption ?? '' },
    defaultFont: { name: '宋体', size: 11 },
  });
}

function sheetOf({ name, caption, header, widths, rows, notes }: OutTable): WriteSheet {
  const width = header.length;
  const blank = (text: string): (string | null)[] => [text, ...Array.from({ length: width - 1 }, () => null)];
  const all = [blank(caption), header, ...rows, ...notes.map(blank)];
  const firstNote = 2 + rows.length;
  const over = (row: number): MergeRange => ({ startRow: row, endRow: row, startCol: 0, endCol: width - 1 });
  const cells = new Map(
    all.flatMap((row, rowIndex) =>
      row.map((_, column) => {
        const style = rowIndex === 0 ? headline : rowIndex === 1 || column < 2 ? centred : body;
        return [`${rowIndex},${column}`, { style: rowIndex >= firstNote ? { ...body, border: {} } : style }] as const;
      }),
    ),
  );
  return {
    name,
    rows: all,
    cells,
    columns: widths.map((columnWidth) => ({ width: columnWidth })),
    // Programs do not measure wrapped text beside merged cells when they open a file.
    rowDefs: new Map(
      all.map((row, index) => {
        const total = widths.reduce((sum, columnWidth) => sum + columnWidth, 0);
        const isOver = index === 0 || index >= firstNote;
        return [index, { height: heightOf(row, isOver ? [total] : widths, index === 0 ? 24 : lineHeight) }] as const;
      }),
    ),
    merges: [over(0), ...notes.map((_, index) => over(firstNote + index)), ...mergesDown(rows).map((merge) => moveDown(merge, 2))],
    freezePane: { rows: 2 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$2:$2' },
  };
}

/** Points; Excel allows 409. */
const lineHeight = 15;
function heightOf(row: readonly (string | null)[], widths: readonly number[], ofLine: number): number {
  const lines = row.map((text, column) => linesOf(text ?? '').reduce((sum, line) => sum + linesFor(line, widths[column] ?? 1), 0));
  return Math.min(409, Math.max(1, ...lines) * ofLine + 4);
}

/** A Han character takes the room of two digits. */
const linesFor = (line: string, width: number): number =>
  Math.max(1, Math.ceil(Array.from(line).reduce((sum, sign) => sum + (sign < '\u2000' ? 1 : 2), 0) / Math.max(1, width - 1)));

/** Cells of one column that go on in the rows below (`null`). */
function mergesDown(rows: readonly (readonly (string | null)[])[]): MergeRange[] {
  return (rows[0] ?? []).flatMap((_, column) => {
    const starts = rows.flatMap((row, index) => (row[column] === null ? [] : [index]));
    return starts.flatMap((startRow, index) => {
      const endRow = (starts[index + 1] ?? rows.length) - 1;
      return endRow > startRow ? [{ startRow, endRow, startCol: column, endCol: column }] : [];
    });
  });
}

const moveDown = (merge: MergeRange, by: number): MergeRange => ({ ...merge, startRow: merge.startRow + by, endRow: merge.endRow + by });

/** Points × 2, as Word counts. */
const sizes = { title: 36, text: 21 };
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
/** A4 across less the margins, in twentieths of a point. */
const pageWidth = 14_500;

/** A Word document, A4 across, a table on each section, header repeated on each page. */
export async function writeWordFile(tables: readonly OutTable[]): Promise<Uint8Array> {
  const document = new Document({
    title: tables[0]?.caption ?? '',
    styles: { default: { document: { run: { font, size: sizes.text } } } },
    sections: tables.map((table, index) => ({
      properties: {
        page: {
          size: { orientation: PageOrientation.LANDSCAPE, width: 11_906, height: 16_838 },
          margin: { top: 1000, bottom: 1000, left: 1100, right: 1100 },
        },
      },
      children: [
        // The second table carries its caption itself, so that no text stands between the tables.
        ...(index === 0 ? [paragraph(table.caption, { size: sizes.title, isBold: true, centred: true })] : []),
        wordTable(table, index > 0),
        ...table.notes.flatMap((note) => linesOf(note).map((line) => paragraph(line, {}))),
      ],
    })),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function wordTable({ caption, header, widths, rows }: OutTable, withCaption: boolean): Table {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columnWidths = widths.map((width) => Math.round((width / total) * pageWidth));
  const cell = (
    text: string,
    column: number,
    more: { rowSpan?: number; columnSpan?: number; isBold?: boolean; centred?: boolean } = {},
  ): TableCell =>
    new TableCell({
      width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      ...(more.rowSpan !== undefined && { rowSpan: more.rowSpan }),
      ...(more.columnSpan !== undefined && { columnSpan: more.columnSpan }),
      children: linesOf(text).map((line) => paragraph(line, { isBold: more.isBold ?? false, centred: more.centred ?? column < 2 })),
    });
  const merges = mergesDown(rows);
  return new Table({
    columnWidths,
    width: { size: pageWidth, type: WidthType.DXA },
    rows: [
      ...(withCaption ? [new TableRow({ children: [cell(caption, 0, { columnSpan: header.length })] })] : []),
      new TableRow({ tableHeader: true, children: header.map((text, column) => cell(text, column, { isBold: true, centred: true })) }),
      ...rows.map(
        (row, index) =>
          new TableRow({
            children: row.flatMap((text, column) => {
              if (text === null) return [];
              const merge = merges.find(({ startRow, startCol }) => startRow === index && startCol === column);
              return [cell(text, column, merge ? { rowSpan: merge.endRow - merge.startRow + 1 } : {})];
            }),
          }),
      ),
    ],
  });
}

const linesOf = (text: string): string[] => text.split('\n');

function paragraph(
  text: string,
  { size = sizes.text, isBold = false, centred = false }: { size?: number; isBold?: boolean; centred?: boolean },
): Paragraph {
  const run: IRunOptions = { text, size, font, bold: isBold };
  return new Paragraph({
    alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
    children: [new TextRun(run)],
  });
}
