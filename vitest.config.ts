import { mkdtempSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    env: { TZ: 'Asia/Shanghai' },
    // Vitest leaves one processor free, which is half of CI's.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,functions,tools,tests}/**/*.test.ts'],
          exclude: ['tests/build/**', 'node_modules/**'],
          // Property tests are many small ones; a busy machine is no reason to fail.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      // What is true of the built site; `npm run build` comes first.
      {
        extends: true,
        test: {
          name: 'build',
          include: ['tests/build/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One look through the pages for all files.
          env: { BUILT_PAGES: join(mkdtempSync(join(tmpdir(), 'pages-')), 'pages.json') },
        },
      },
    ],
  },
});
