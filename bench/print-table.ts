/** Rows under a head, as a Markdown table with aligned columns. */
export function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const asLine = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const [first = [], ...others] = lines;
  console.log([asLine(first), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...others.map(asLine)].join('\n'));
}
