import { join } from 'node:path';
import type { PackedLexicon } from '../../src/search/pack-lexicon.ts';
import { packLexiconOnce } from '../../src/site/source/kept-lexicon.ts';
import { projectRoot } from './built-site.ts';

/** The lexicon of `content/` as it is published. Learning it takes seconds, so all tests of a run share one, as builds do. */
export const packedContentLexicon = (): PackedLexicon => packLexiconOnce(join(projectRoot, 'content'), projectRoot).packed;
