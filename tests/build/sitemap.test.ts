import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSite } from '../../src/site/source/read-site.ts';
import { base, builtPages, dist } from '../support/built-site.ts';

const addressesIn = (file: string): string[] =>
  [...readFileSync(join(dist, file), 'utf8').matchAll(/<loc>(?<address>[^<]+)<\/loc>/gu)].map(({ groups }) => groups?.['address'] ?? '');

describe('the site map for machines', () => {
  const top = addressesIn('sitemap.xml');
  const origin = `${readSite().url}${base.slice(0, -1)}`;
  const listed = top.every((address) => address.endsWith('.xml')) ? top.flatMap((part) => addressesIn(part.slice(origin.length + 1))) : top;

  it('names every page that a reader may look for, and no other', () => {
    const pages = builtPages().flatMap(({ kind, path }) => (['not-found', 'desk', 'embed'].includes(kind) ? [] : [origin + path]));
    const built = new Set(pages);
    const there = new Set(listed);
    expect(listed.filter((address) => !built.has(address)).slice(0, 10)).toEqual([]);
    expect(pages.filter((address) => !there.has(address)).slice(0, 10)).toEqual([]);
    expect(listed).toHaveLength(there.size);
  });

  it('is named by robots.txt', () => {
    expect(readFileSync(join(dist, 'robots.txt'), 'utf8')).toContain(`Sitemap: ${origin}/sitemap.xml`);
  });
});
