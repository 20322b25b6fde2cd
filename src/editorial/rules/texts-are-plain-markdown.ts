import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';
import { readMarkdown } from '../markdown.ts';

/** Texts have headings from the second level, no HTML and no images. */
export const textsArePlainMarkdown: Rule = ({ files }) =>
  files.flatMap(({ path: file, body, bodyLine }) => {
    if (body.trim() === '') return [];
    const { headings, images, tags } = readMarkdown(body);
    const at = (line: number): { file: string; line: number } => ({ file, line: bodyLine + line - 1 });
    return [
      ...headings.flatMap(({ level, line }): Complaint[] => (level === 1 ? [{ code: 'heading-too-high', ...at(line) }] : [])),
      ...images.map(({ target, line }): Complaint => ({ code: 'image-in-text', ...at(line), params: { target } })),
      ...tags.map(({ tag, line }): Complaint => ({ code: 'raw-html', ...at(line), params: { tag } })),
    ];
  });
