import type { EditorialReport } from '../finding.ts';
import { summaryOf } from './report-as-text.ts';

/** Workflow commands that GitHub shows beside the line in a pull request. */
export function reportAsGitHubAnnotations(report: EditorialReport, folder: string): string {
  const lines = report.findings.map(({ severity, code, file, line, message, help, anchor }) => {
    const text = `${message.zh}\n→ ${help.zh}\n${message.en}\n→ ${help.en}\ncontent/README.md#${anchor}`;
    return `::${severity} file=${property(`${folder}/${file}`)},line=${line},title=${property(code)}::${escape(text)}`;
  });
  return `${[...lines, summaryOf(report)].join('\n')}\n`;
}

const escape = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => escape(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
