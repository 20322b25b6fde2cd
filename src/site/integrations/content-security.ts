import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the site's Content-Security-Policy has to name because it stands inside the pages. */
export interface InlineHashes {
  styles: string[];
  scripts: string[];
}

/**
 * Collects the hashes of all inline styles and scripts of the rendered pages into `dist-meta/content-security.json`, beside the
 * public folder: whoever serves the site sends one policy as a header, without `unsafe-inline` and without a tag in each page.
 */
export function writeContentSecurity(root: string, pages: readonly string[]): void {
  const hashes = inlineHashes(texts(pages.map((page) => join(root, fileOf(page)))), 'latin1');
  const file = join(dirname(root.replace(/[/\\]$/u, '')), 'dist-meta/content-security.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(hashes, undefined, 2)}\n`);
}

/** The site's own answer to a missing page is the one file that hosts look for by name. */
const fileOf = (page: string): string => (page === '404/' ? '404.html' : `${page}index.html`);

/** One character a byte: elements are found and hashed without telling Chinese characters apart, five times as fast. */
function* texts(files: readonly string[]): Iterable<string> {
  for (const file of files) yield readFileSync(file, 'latin1');
}

const inlineElement = /<(?<element>style|script)\b(?<attributes>[^>]*)>(?<content>[\s\S]*?)<\/\k<element>\s*>/giu;
/** Data that no browser runs: JSON-LD and JSON need no hash. */
const isData = /\btype\s*=\s*["']?application\/(?:ld\+)?json\b/iu;

/** `encoding`: how pages were turned into text. */
export function inlineHashes(pages: Iterable<string>, encoding: 'utf8' | 'latin1' = 'utf8'): InlineHashes {
  const contents = { style: new Set<string>(), script: new Set<string>() };
  for (const page of pages) {
    for (const { groups } of page.matchAll(inlineElement)) {
      const { element = '', attributes = '', content = '' } = groups ?? {};
      if (content === '' || /\bsrc\s*=/iu.test(attributes) || isData.test(attributes)) continue;
      contents[element.toLowerCase() as 'style' | 'script'].add(content);
    }
  }
  const hash = (content: string): string => `sha256-${createHash('sha256').update(content, encoding).digest('base64')}`;
  return { styles: [...contents.style].map(hash).sort(), scripts: [...contents.script].map(hash).sort() };
}
