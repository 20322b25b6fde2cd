import { defineConfig } from 'astro/config';

const base = process.env['BASE_PATH'] ?? '/';

export default defineConfig({
  base,
  outDir: process.env['OUT_DIR'] ?? './dist',
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'always', assets: 'assets' },
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
