import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dist, filesOf, projectRoot } from '../support/built-site.ts';

// A stamped page is byte for byte what Astro would have rendered: both are built and compared, in one locale with
// right-to-left text and fallback, where most can go wrong.
describe('stamped pages', () => {
  let plain = '';
  beforeAll(() => {
    plain = mkdtempSync(join(projectRoot, 'node_modules/.cache/plain-'));
    // Without Vitest's DEV=1: Astro would take it for `import.meta.env.DEV` and read all content again for every page.
    execFileSync(process.execPath, [join(projectRoot, 'node_modules/astro/bin/astro.mjs'), 'build'], {
      cwd: projectRoot,
      env: {
        ...process.env,
        OUT_DIR: join(plain, 'site'),
        STAMP: 'off',
        ASTRO_TELEMETRY_DISABLED: '1',
        NODE_ENV: 'production',
        DEV: undefined,
      },
      // Astro names every page on its standard output: more than a pipe of execFileSync holds.
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }, 180_000);
  afterAll(() => {
    rmSync(plain, { recursive: true, force: true });
  });

  it('are the same pages, and no others', () => {
    const pagesOf = (root: string): string[] =>
      filesOf(root)
        .filter((file) => file.endsWith('.html'))
        .sort();
    const stamped = pagesOf(dist);
    expect(stamped).toEqual(pagesOf(join(plain, 'site')));
    const different = stamped.filter((file) => readFileSync(join(dist, file), 'utf8') !== readFileSync(join(plain, 'site', file), 'utf8'));
    expect(different).toEqual([]);
  });
});
