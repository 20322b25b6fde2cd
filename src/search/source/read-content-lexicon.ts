import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentFile } from '../../catalogue/content-file.ts';
import { parseContentFile } from '../../catalogue/source/read-content.ts';
import { assembleLexicon, type LexiconGroup } from '../assemble-lexicon.ts';

/** The files of `content/lexicon/`, in a stable order. */
export function readLexiconFiles(content: string): ContentFile[] {
  const folder = join(content, 'lexicon');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parseContentFile(`lexicon/${name}`, readFileSync(join(folder, name), 'utf8')));
}

/** The lexicon of a `content/` folder. */
export function readContentLexicon(content: string): LexiconGroup[] {
  return assembleLexicon(readLexiconFiles(content)).groups;
}
