import type { Districts } from '../../declaration/districts.ts';
import type { ColumnProfile } from '../column-profile.schema.ts';
import type { ReadableRecord } from '../opened-record.ts';
import { cellText, sheetOf } from '../profile-rows.ts';
import { csvFile } from '../spreadsheet-cell.ts';
import type { DeskPageData } from './desk-page-data.ts';

export const fileFormats = ['xlsx', 'csv'] as const;
export type FileFormat = (typeof fileFormats)[number];

const mediaTypes: Record<FileFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
};

interface FileFrame {
  profile: ColumnProfile;
  format: FileFormat;
  today: string;
  district: string;
  districts: Districts;
  options: DeskPageData['options'];
}

/** The file, made in this page. Words are Chinese: the platform's clerks read it. */
export async function exportFile(
  records: readonly ReadableRecord[],
  { profile, format, today, district, districts, options }: FileFrame,
): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = sheetOf(profile, records, {
    today,
    district,
    wordOf: (field, value) => options[field]?.[value] ?? value,
    lineOf: (code) => districts.lineOf(code, 'zh'),
  });
  if (format === 'csv') return new TextEncoder().encode(csvFile([sheet.headings, ...sheet.rows.map((row) => row.map(cellText))]));
  // 39 KB that only this needs.
  const { excelFile } = await import('./excel-file.ts');
  return new Uint8Array(await excelFile(profile.title, sheet));
}

/** Hands the file to the operator's disk. */
export function handOver(bytes: Uint8Array<ArrayBuffer>, name: string, format: FileFormat): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaTypes[format] }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.${format}`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
