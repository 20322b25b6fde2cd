import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readQueries } from '../../bench/search/read-queries.ts';
import { resolveLists } from '../../src/catalogue/resolve-lists.ts';
import { loadCatalogue } from '../../src/catalogue/source/read-content.ts';
import { createMatcher } from '../../src/search/create-matcher.ts';
import { readLexicon } from '../../src/search/read-lexicon.ts';
import { projectRoot } from '../support/built-site.ts';
import { packedContentLexicon } from '../support/content-lexicon.ts';

/**
 * What a change of words or weights must not lose. `npm run bench search` has the whole picture; these floors lie one standard error below
 * what is reached, so that an ordinary edit of the lexicon passes.
 */
const content = join(projectRoot, 'content');
const packed = packedContentLexicon();
const lexicon = readLexicon(packed.chinese, packed);
const list = resolveLists(loadCatalogue(content).catalogue, '2026-11-21').get('china/zhejiang/hangzhou/xihu');
const entries = (list?.entitlements ?? []).map(({ id, fields }) => ({
  id,
  types: fields.types?.value ?? [],
  title: fields.title?.value ?? id,
  keywords: fields.keywords?.value ?? [],
}));
const match = createMatcher(lexicon, entries);
const known = readQueries(join(projectRoot, 'bench/search/queries/known.json'));
const urgent = readQueries(join(projectRoot, 'bench/search/queries/urgent.json'));

describe('on known queries', () => {
  it('the first answer, and one of the first three, is right', () => {
    const ranks = known.flatMap(({ q, types, district }) => {
      const right = entries.filter((entry) => entry.types.some((type) => types?.includes(type))).map(({ id }) => id);
      return right.length === 0 || district !== undefined ? [] : [match(q).answers.findIndex(({ id }) => right.includes(id))];
    });
    expect(ranks.length).toBeGreaterThan(300);
    expect(ranks.filter((rank) => rank === 0).length / ranks.length).toBeGreaterThan(0.91);
    expect(ranks.filter((rank) => rank >= 0 && rank < 3).length / ranks.length).toBeGreaterThan(0.96);
  });

  it('needs that cannot wait have their card', () => {
    const missed = urgent.filter(({ q, urgent: kind }) => !Array.isArray(kind) || !kind.includes(match(q).urgent[0])).map(({ q }) => q);
    expect(missed.length, missed.join()).toBeLessThanOrEqual(1);
  });

  it('what is on no list is not shown as sure', () => {
    const offTopic = known.filter(({ offtopic }) => offtopic);
    const sure = offTopic.filter(({ q }) => match(q).answers[0]?.sure).map(({ q }) => q);
    expect(offTopic.length).toBeGreaterThan(10);
    expect(sure.length / offTopic.length, sure.join()).toBeLessThanOrEqual(0.05);
  });
});

it('the words that the phone loads first are at most 23 KB', () => {
  expect(brotliCompressSync(packed.chinese).length).toBeLessThanOrEqual(23 * 1024);
});
