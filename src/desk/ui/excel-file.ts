import { writeXlsx } from 'hucre/xlsx';
import type { Cell, Sheet } from '../profile-rows.ts';

/** The sheet as an Excel workbook: texts are texts (18 digits, leading zeros, rare characters), dates are dates, nothing calculates. */
export function excelFile(name: string, { headings, rows }: Sheet): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name,
        columns: headings.map((heading, index) => ({
          width: Math.min(40, Math.max(8, heading.length * 2 + 2)),
          ...(rows[0]?.[index]?.kind === 'date' ? { numFmt: 'yyyy-mm-dd' } : {}),
        })),
        rows: [headings.map(asWritten), ...rows.map((row) => row.map(valueOf))],
        freezePane: { rows: 1 },
      },
    ],
  });
}

function valueOf(cell: Cell): string | number | Date | null {
  switch (cell.kind) {
    case 'text':
      return cell.text === '' ? null : asWritten(cell.text);
    case 'number':
      return cell.number;
    case 'date':
      return new Date(`${cell.day}T00:00:00Z`);
  }
}

/** In a workbook `_x0041_` means A (ECMA-376, ST_Xstring): what only looks like it gets its underscore spelled out. */
const asWritten = (text: string): string => text.replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_');
