import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder with the digest of its content. */
export function digestsBelow(root: string): Map<string, string> {
  return new Map(
    filesBelow(root).map((file) => [
      file,
      createHash('sha1')
        .update(readFileSync(join(root, file)))
        .digest('base64'),
    ]),
  );
}

/** How many files are new, other or gone. */
export function countDifferences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): number {
  const changed = [...after].filter(([file, digest]) => before.get(file) !== digest).length;
  return changed + [...before.keys()].filter((file) => !after.has(file)).length;
}

export interface Likeness {
  pages: number;
  /** Addresses that only one of the two sites has. */
  onlyInOne: string[];
  /** Bytes of all pages of the other site, as a share of the first one's. */
  size: number;
  /** Of the pages looked into: those whose text differs. */
  otherText: string[];
}

/** Whether two sites are the same to a reader: addresses and sizes of all pages, texts of every `step`-th. */
export function compareSites(first: string, other: string, step: number): Likeness {
  const pages = pagesBelow(first);
  const others = new Set(pagesBelow(other));
  const shared = pages.filter((page) => others.delete(page));
  const onlyInOne = [...pages.filter((page) => !shared.includes(page)).slice(0, 10), ...others];
  let bytes = 0;
  let otherBytes = 0;
  const otherText: string[] = [];
  for (const [index, page] of shared.entries()) {
    if (index % step !== 0) continue;
    const html = readFileSync(join(first, page));
    const otherHtml = readFileSync(join(other, page));
    bytes += html.length;
    otherBytes += otherHtml.length;
    if (textOf(html.toString()) !== textOf(otherHtml.toString())) otherText.push(page);
  }
  return { pages: pages.length, onlyInOne, size: otherBytes / bytes, otherText };
}

/** Pages that both sites make. Open data and pages for frames are the portal's alone: it makes them in the time that is measured. */
export const pagesBelow = (root: string): string[] =>
  filesBelow(root).filter((file) => file.endsWith('.html') && !file.endsWith('/embed/index.html'));

const filesBelow = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();

const entities: Record<string, string> = {
  '&#34;': '"',
  '&quot;': '"',
  '&#39;': "'",
  '&#43;': '+',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

function textOf(html: string): string {
  return html
    .replaceAll(/<style>[\s\S]*?<\/style>|<script[\s\S]*?<\/script>/gu, '')
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/&(?:#34|quot|#39|#43|lt|gt|amp);/gu, (entity) => entities[entity] ?? entity)
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
