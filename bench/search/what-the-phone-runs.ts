// Bundled by bench.ts alone, to be weighed.
export { createMatcher } from '../../src/search/create-matcher.ts';
export { readLexicon } from '../../src/search/read-lexicon.ts';
