import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { LexiconGroup } from '../../search/assemble-lexicon.ts';
import type { PackedLexicon } from '../../search/pack-lexicon.ts';
import { packContentLexicon } from '../../search/source/pack-content-lexicon.ts';

/** What besides the words decides on the packed files: the program and the versions of its packages. */
const program = ['src/search', 'src/search/source'];

/** `packContentLexicon`, which takes seconds, once for the same words and the same program: kept below Astro's cache folder. */
export function packLexiconOnce(groups: readonly LexiconGroup[], project: string): PackedLexicon {
  const folder = resolve(project, process.env['CACHE_DIR'] ?? 'node_modules/.astro', 'lexicon');
  const hash = createHash('sha256')
    .update(JSON.stringify(groups))
    .update(readFileSync(join(project, 'package-lock.json')));
  for (const file of program.flatMap((each) => sourcesIn(join(project, each)))) hash.update(readFileSync(file));
  const place = join(folder, hash.digest('hex'));
  const kept = readIfThere(place);
  if (kept) return deserialize(kept) as PackedLexicon;
  const packed = packContentLexicon(groups);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!name.endsWith(part)) rmSync(join(folder, name), { force: true });
  // Tests do the same side by side: each writes a file of its own, and the last one stays.
  const own = `${place}.${randomUUID()}${part}`;
  writeFileSync(own, serialize(packed));
  renameSync(own, place);
  return packed;
}

const part = '.part';

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(folder, name));

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
