/** A file’s text with its place in the first line: Decap’s formats are told the text only, and a form needs to know which file it is of. */
const firstLine = /^# content: (?<path>\S+)\n/u;

export const withPath = (path: string, text: string): string => `# content: ${path}\n${text}`;

export function splitPath(raw: string): { path: string | undefined; text: string } {
  const match = firstLine.exec(raw);
  return { path: match?.groups?.['path'], text: match ? raw.slice(match[0].length) : raw };
}
