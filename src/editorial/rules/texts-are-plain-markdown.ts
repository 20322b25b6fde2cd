import type { Rule } from '../content-under-check.ts';
import type { Complaint } from '../finding.ts';

/** Texts have headings from the second level, no HTML and no images. */
export const textsArePlainMarkdown: Rule = ({ files, readBody }) =>
  files.flatMap(({ path: file, body, bodyLine }) => {
    if (body.trim() === '') return [];
    const { headings, images, tags } = readBody(body);
    const at = (line: number): { file: string; line: number } => ({ file, line: bodyLine + line - 1 });
    return [
      ...headings.flatMap(({ level, line }): Complaint[] => (level === 1 ? [{ code: 'heading-too-high', ...at(line) }] : [])),
      ...images.map(({ target, line }): Complaint => ({ code: 'image-in-text', ...at(line), params: { target } })),
      ...tags
        .filter(({ line }, index) => tags[index - 1]?.line !== line)
        .map(({ tag, line }): Complaint => ({ code: 'raw-html', ...at(line), params: { tag } })),
    ];
  });
