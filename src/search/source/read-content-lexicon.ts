import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentFile } from '../../catalogue/content-file.ts';
import { parseContentFile } from '../../catalogue/source/read-content.ts';
import { assembleLexicon, type LexiconGroup } from '../assemble-lexicon.ts';

/** The texts of `content/lexicon/`, in a stable order. */
export function readLexiconTexts(content: string): { path: string; text: string }[] {
  const folder = join(content, 'lexicon');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ path: `lexicon/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
}

export const readLexiconFiles = (content: string): ContentFile[] =>
  readLexiconTexts(content).map(({ path, text }) => parseContentFile(path, text));

/** The lexicon of a `content/` folder. */
export function readContentLexicon(content: string): LexiconGroup[] {
  return assembleLexicon(readLexiconFiles(content)).groups;
}
