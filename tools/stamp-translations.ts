import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../src/catalogue/source/read-content.ts';
import type { TranslatedText } from '../src/editorial/content-under-check.ts';
import { stampTranslation } from '../src/editorial/stamp-translation.ts';

/**
 * `npm run stamp [-- folder] [--restamp content/…/en.md]…`: writes into each translation which Chinese text it translates.
 * A stale one keeps its old stamp, so that the page goes on saying so, until somebody names it with --restamp.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { restamp: { type: 'string', multiple: true, default: [] } },
});
const root = resolve(positionals[0] ?? 'content');
const { catalogue, guides } = loadCatalogue(root);
const restamp = new Set(values.restamp.map((file) => relative(root, resolve(file)).replaceAll('\\', '/')));

const entries = [...catalogue.areas.values()].flatMap(({ editions }) => editions.flatMap(({ items }) => [...items.values()]));
const texts: TranslatedText[] = [...entries, ...guides];
const count = { stamped: 0, restamped: 0, stale: 0 };
for (const { wordsDigest, translations } of texts) {
  for (const { file, statement } of Object.values(translations)) {
    const asked = restamp.delete(file);
    if (statement.translates === wordsDigest) continue;
    if (statement.translates !== undefined && !asked) {
      count.stale += 1;
      continue;
    }
    const path = join(root, file);
    writeFileSync(path, stampTranslation(file, readFileSync(path, 'utf8'), wordsDigest));
    count[statement.translates === undefined ? 'stamped' : 'restamped'] += 1;
  }
}
for (const file of restamp) process.stderr.write(`没有这个译文，或读不懂 no such translation, or it cannot be read: ${file}\n`);
process.stdout.write(
  `新盖戳 ${count.stamped} 个，重新盖戳 ${count.restamped} 个，过期未动 ${count.stale} 个。 ` +
    `${count.stamped} stamped, ${count.restamped} restamped, ${count.stale} stale and left alone.\n`,
);
process.exitCode = restamp.size > 0 ? 1 : 0;
