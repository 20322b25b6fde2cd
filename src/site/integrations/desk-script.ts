import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * The desk's script, bundled apart from all pages: a bundler puts what two pages use of a library into one file with everything that
 * either uses, and the desk's part of it would weigh on the parents' form. Writes `desk/desk-script.js`, looked at anew with each visit,
 * and the parts that it loads later into `assets/`.
 */
export function deskScript(): AstroIntegration {
  let base = '/';
  return {
    name: 'tongxiang-desk-script',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': async ({ dir }) => {
        await build({
          configFile: false,
          base: base.endsWith('/') ? base : `${base}/`,
          publicDir: false,
          logLevel: 'warn',
          worker: { format: 'es' },
          build: {
            outDir: fileURLToPath(dir),
            emptyOutDir: false,
            copyPublicDir: false,
            modulePreload: false,
            // Below Chromium 80 there are no module workers; the page says so there.
            target: 'chrome78',
            assetsInlineLimit: 0,
            rolldownOptions: {
              input: fileURLToPath(new URL('../../desk/ui/desk-script.ts', import.meta.url)),
              output: { entryFileNames: 'desk/desk-script.js', chunkFileNames: 'assets/desk-[name]-[hash].js' },
            },
          },
        });
      },
    },
  };
}
