import { defineConfig } from 'astro/config';
import { besideAstro } from './src/site/integrations/beside-astro.ts';
import { deskScript } from './src/site/integrations/desk-script.ts';
import { basePath } from './src/site/source/base-path.ts';
import { readSite } from './src/site/source/read-site.ts';

export default defineConfig({
  base: basePath(),
  outDir: process.env['OUT_DIR'] ?? './dist',
  // The cache of unchanged pages; a clean build (tests, releases) takes an empty one.
  cacheDir: process.env['CACHE_DIR'] ?? './node_modules/.astro',
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'always', assets: 'assets', concurrency: 4 },
  integrations: [deskScript(), besideAstro(readSite().url)],
  experimental: { incrementalBuild: true },
  devToolbar: { enabled: false },
  vite: {
    build: { cssTarget: 'chrome61' },
    plugins: [
      {
        // Astro sets esnext for client scripts after the user's config; old WeChat kernels are Chromium 78 (design §5).
        name: 'client-target',
        configEnvironment(name) {
          return name === 'client' ? { build: { target: ['chrome78', 'ios12'] } } : undefined;
        },
      },
    ],
  },
});
