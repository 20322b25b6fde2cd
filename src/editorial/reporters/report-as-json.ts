import type { EditorialReport } from '../finding.ts';

/** The whole report for other programs. */
export function reportAsJson(report: EditorialReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
