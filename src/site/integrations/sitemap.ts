import type { AstroIntegration } from 'astro';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** At most this many addresses a file (sitemaps.org protocol). */
const mostAddresses = 50_000;

/** `sitemap.xml` with every page of the build, in parts where it must be, and `robots.txt` that names it. */
export function sitemap(origin: string): AstroIntegration {
  let base = '/';
  return {
    name: 'tongxiang-sitemap',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/$/u, '');
      },
      'astro:build:done': ({ dir }) => {
        const root = fileURLToPath(dir);
        const addresses = pagesBelow(root).map((path) => `${origin}${base}/${path}`);
        const parts = Array.from({ length: Math.ceil(addresses.length / mostAddresses) }, (_, part) =>
          addresses.slice(part * mostAddresses, (part + 1) * mostAddresses),
        );
        const names = parts.length === 1 ? ['sitemap.xml'] : parts.map((_, part) => `sitemap-${part + 1}.xml`);
        for (const [part, name] of names.entries()) {
          const urls = (parts[part] ?? []).map((address) => `<url><loc>${address}</loc></url>`).join('\n');
          writeFileSync(join(root, name), xml('urlset', urls));
        }
        if (parts.length > 1) {
          const list = names.map((name) => `<sitemap><loc>${origin}${base}/${name}</loc></sitemap>`).join('\n');
          writeFileSync(join(root, 'sitemap.xml'), xml('sitemapindex', list));
        }
        writeFileSync(join(root, 'robots.txt'), `User-agent: *\nAllow: /\nSitemap: ${origin}${base}/sitemap.xml\n`);
      },
    },
  };
}

const xml = (root: string, rows: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows}\n</${root}>\n`;

/** Paths of the pages that readers are meant to find: `zhejiang/hangzhou/`, without the pages for missing ones. */
function pagesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file === 'index.html' || file.endsWith(`${sep}index.html`))
    .map((file) => file.slice(0, -'index.html'.length).split(sep).join('/'))
    .filter((path) => !/(^|\/)404\/$/u.test(path))
    .sort();
}
