import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** At most this many addresses a file (sitemaps.org protocol). */
const mostAddresses = 50_000;

/** `sitemap.xml` with every page of the build, in parts where it must be, and `robots.txt` that names it. */
export function writeSitemap(root: string, home: string, pages: readonly string[]): void {
  const addresses = pages
    .filter((path) => !isHidden(path))
    .sort()
    .map((path) => `${home}/${path}`);
  const parts = Array.from({ length: Math.ceil(addresses.length / mostAddresses) }, (_, part) =>
    addresses.slice(part * mostAddresses, (part + 1) * mostAddresses),
  );
  const names = parts.length === 1 ? ['sitemap.xml'] : parts.map((_, part) => `sitemap-${part + 1}.xml`);
  for (const [part, name] of names.entries()) {
    const urls = (parts[part] ?? []).map((address) => `<url><loc>${address}</loc></url>`).join('\n');
    writeFileSync(join(root, name), xml('urlset', urls));
  }
  if (parts.length > 1) {
    const list = names.map((name) => `<sitemap><loc>${home}/${name}</loc></sitemap>`).join('\n');
    writeFileSync(join(root, 'sitemap.xml'), xml('sitemapindex', list));
  }
  writeFileSync(join(root, 'robots.txt'), `User-agent: *\nAllow: /\nSitemap: ${home}/sitemap.xml\n`);
}

/** Pages that no reader is meant to look for: those for missing ones, the desk's, those that stand in other sites' frames, and templates. */
const isHidden = (path: string): boolean => /(?:^|\/)(?:404|desk|embed)\/$|^_stamp\//u.test(path);

/** The namespace is a name (sitemaps.org protocol): nobody fetches it. */
const xml = (root: string, rows: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows}\n</${root}>\n`;
