import { parseContentFile } from '../../catalogue/source/read-content.ts';
import { assembleLexicon } from '../../search/assemble-lexicon.ts';
import type { PackedLexicon } from '../../search/pack-lexicon.ts';
import { packContentLexicon } from '../../search/source/pack-content-lexicon.ts';
import { readLexiconTexts } from '../../search/source/read-content-lexicon.ts';
import { KeptValue } from './kept-value.ts';

export interface KeptLexicon {
  /** Names of the groups, in order. */
  groups: string[];
  packed: PackedLexicon;
}

/** The lexicon of a `content/` folder as it is published. Learning takes seconds: it is kept for the same words and the same program. */
export function packLexiconOnce(content: string, project: string): KeptLexicon {
  const files = readLexiconTexts(content);
  const kept = new KeptValue<KeptLexicon>(project, 'lexicon', JSON.stringify(files));
  const found = kept.read();
  if (found) return found;
  const { groups } = assembleLexicon(files.map(({ path, text }) => parseContentFile(path, text)));
  const made = { groups: groups.map(({ name }) => name), packed: packContentLexicon(groups) };
  kept.keep(made);
  return made;
}
