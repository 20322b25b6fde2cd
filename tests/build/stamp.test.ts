import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildAside, differences } from '../support/build-aside.ts';
import { dist, projectRoot } from '../support/built-site.ts';

const aside = mkdtempSync(join(projectRoot, 'node_modules/.cache/plain-'));
afterAll(() => {
  rmSync(aside, { recursive: true, force: true });
});

// A stamped page is byte for byte what Astro would have rendered, and a page that the last build left is what a clean build makes.
it('stamped and kept pages are those that a clean build renders, and no others', () => {
  buildAside(join(aside, 'site'), { STAMP: 'off', CACHE_DIR: join(aside, 'cache') });
  expect(differences(dist, join(aside, 'site'))).toEqual([]);
}, 300_000);
