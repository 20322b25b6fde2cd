/** What makes a spreadsheet program calculate, also after blanks, marks without a shape, and in full width (ASVS 1.2.10). */
const calculates = /^[\s\p{Cf}\p{Cc}]*[=+\-@|%\t\r\n\0＝＋－＠｜％]/u;

/** One cell of a CSV file: quoted where needed, and led by an apostrophe where it would be calculated. */
export function csvCell(value: string): string {
  const safe = calculates.test(value) ? `'${value}` : value;
  return /[",;\t\r\n']/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** With the mark that tells Excel the encoding, and its line ends. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
