import type { EditorialReport, Finding } from '../finding.ts';

/** For people at a terminal: Chinese first, English beneath, grouped by file, the sum at the end. */
export function reportAsText(report: EditorialReport, folder: string): string {
  const groups = Map.groupBy(report.findings, ({ file }) => file);
  const blocks = [...groups].map(([file, found]) =>
    [`${folder}/${file}`, ...found.flatMap((finding) => linesOf(finding, folder))].join('\n'),
  );
  return `${[...blocks, summaryOf(report)].join('\n\n')}\n`;
}

function linesOf({ severity, code, file, line, message, help }: Finding, folder: string): string[] {
  return [
    `  ${severity === 'error' ? '✗ 错误' : '! 提醒'} ${folder}/${file}:${line}  [${code}]`,
    `    ${message.zh}`,
    `    → ${help.zh}`,
    `    ${message.en}`,
    `    → ${help.en}`,
  ];
}

/** One line: how many files, errors and warnings. */
export function summaryOf({ files, errors, warnings }: EditorialReport): string {
  const zh = errors + warnings === 0 ? '全部合格' : `${errors} 个错误，${warnings} 个提醒`;
  const en = errors + warnings === 0 ? 'all is well' : `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  const guide = errors + warnings === 0 ? '' : ' 每种问题的说明见 content/README.md。';
  return `检查了 ${files} 个文件：${zh}。${guide} ${count(files, 'file')} checked: ${en}.`;
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
