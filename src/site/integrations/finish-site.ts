import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { writeContentSecurity } from './content-security.ts';
import { writeFullText } from './full-text.ts';
import { writeSitemap } from './sitemap.ts';
import { stampDistricts } from './stamp-districts.ts';

/** After Astro has rendered: stamps the districts' pages while the inline hashes are collected, then lists all pages. */
export function finishSite(origin: string): AstroIntegration {
  let base = '/';
  let cache = '';
  return {
    name: 'tongxiang-finish-site',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
        cache = fileURLToPath(config.cacheDir);
      },
      'astro:build:done': async ({ dir, pages, logger }) => {
        const root = fileURLToPath(dir);
        const started = performance.now();
        // Pages are rendered side by side: in what order is chance.
        const rendered = pages.map(({ pathname }) => pathname).sort();
        // A stamped page has the styles and scripts of its template, which is gone once it is stamped.
        writeContentSecurity(root, rendered);
        const stamped = await stampDistricts(root, base, cache);
        const fullText = await writeFullText(root, base, rendered);
        writeSitemap(root, `${origin}${base.replace(/\/$/u, '')}`, [...rendered, ...stamped.map((folder) => `${folder}/`)]);
        logger.info(
          `${rendered.length} pages rendered or kept, ${stamped.length} stamped, full text of ${fullText.records} records in ${fullText.files} files, in ${Math.round(performance.now() - started)} ms`,
        );
      },
    },
  };
}
