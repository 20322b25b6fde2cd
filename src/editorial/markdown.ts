export interface MarkdownParts {
  links: { target: string; line: number }[];
  images: { target: string; line: number }[];
  tags: { tag: string; line: number }[];
  headings: { level: number; text: string; line: number }[];
}

/** What the check needs of a Markdown text, line by line; code is left out. Lines are counted from 1. */
export function readMarkdown(body: string): MarkdownParts {
  const parts: MarkdownParts = { links: [], images: [], tags: [], headings: [] };
  let fence: string | undefined;
  for (const [index, written] of body.split('\n').entries()) {
    const line = index + 1;
    const mark = /^ {0,3}(?<mark>`{3,}|~{3,})/u.exec(written)?.groups?.['mark'];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    if (fence !== undefined) continue;
    const text = written.replaceAll(/(`+)[^`]*\1/gu, '').replaceAll(/\\[\\`*_{}[\]()#+\-.!<>|]/gu, '');
    const { marks, heading } = /^ {0,3}(?<marks>#{1,6})\s+(?<heading>.*?)\s*#*\s*$/u.exec(text)?.groups ?? {};
    if (marks !== undefined && heading !== undefined)
      parts.headings.push({ level: marks.length, text: heading.replaceAll(/\[([^\]]*)\]\([^)]*\)|[*_]/gu, '$1'), line });
    for (const [, target = ''] of text.matchAll(/!\[[^\]]*\](?:\(\s*<?([^\s>)]*)|\[[^\]]*\])/gu)) parts.images.push({ target, line });
    const withoutImages = text.replaceAll(/!\[[^\]]*\]\([^)]*\)/gu, '');
    for (const [, target = ''] of withoutImages.matchAll(/\]\(\s*<?([^\s>)]*)/gu)) parts.links.push({ target, line });
    for (const [, target = ''] of withoutImages.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/gu)) parts.links.push({ target, line });
    const withoutTargets = withoutImages.replaceAll(/\]\([^)]*\)/gu, ']').replace(/^ {0,3}\[[^\]]+\]:.*$/u, '');
    for (const [target] of withoutTargets.matchAll(/(?:https?:\/\/|www\.)[^\s<>（）()，。；、”"'\]]+/gu)) {
      // Judged as the address that readers would take it for; nothing is fetched, and no page comes from here.
      parts.links.push({ target: target.replace(/^www\./u, 'https://www.'), line });
    }
    const withoutAddresses = withoutTargets.replaceAll(/<(?:https?|mailto|tel):[^>]*>/gu, '');
    for (const [tag] of withoutAddresses.matchAll(/<(?:!--|\/?[A-Za-z][^<>]*>?)/gu)) parts.tags.push({ tag, line });
  }
  return parts;
}
