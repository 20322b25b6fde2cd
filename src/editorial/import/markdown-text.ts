/** Text of an office as Markdown that shows exactly that text. */
export function asMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>~|#]/gu, (sign) => `\\${sign}`)
    .replace(/^(?<sign>[-+])(?=\s)/u, '\\$<sign>')
    .replace(/^(?<number>\d+)(?<dot>[.)])(?=\s)/u, '$<number>\\$<dot>');
}
