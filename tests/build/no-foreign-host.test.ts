import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import postcss from 'postcss';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtPages, dist, filesOf, projectRoot } from '../support/built-site.ts';

const content = join(projectRoot, 'content');
/** What editors cite. A host that content does not name has no place on a page. */
const namedInContent = new Set(
  filesOf(content)
    .filter((path) => /\.(?:md|ya?ml|json)$/u.test(path))
    .flatMap((path) => [...readFileSync(join(content, path), 'utf8').matchAll(/https?:\/\/(?<host>[\w.-]+)/gu)])
    .map(({ groups }) => groups?.['host']?.toLowerCase() ?? ''),
);
const mayLinkTo = (host: string): boolean => /(?:^|\.)(?:gov|org)\.cn$/u.test(host) || namedInContent.has(host);

/** Attributes that make a browser fetch, and links that make it fetch. A plain link only leads out. */
const loading = ['src', 'srcset', 'poster', 'data', 'action', 'formaction', 'background', 'ping', 'xlink:href', 'manifest', 'archive'];
const linksThatLoad =
  /\b(?:stylesheet|icon|preload|prefetch|modulepreload|preconnect|dns-prefetch|manifest|apple-touch-icon|mask-icon|prerender|expect)\b/iu;
const isAbsolute = (address: string): boolean => /^\s*(?:[a-z][a-z0-9+.-]*:)?\/\//iu.test(address);

function foreignUses(html: string): { loads: string[]; hosts: Set<string> } {
  const loads: string[] = [];
  const hosts = new Set<string>();
  const parser = new Parser({
    onopentag(name, attributes) {
      for (const attribute of loading) {
        const value = attributes[attribute];
        if (value?.split(',').some((part) => isAbsolute(part))) loads.push(`<${name} ${attribute}="${value}">`);
      }
      const { href, rel = '', style = '', 'http-equiv': equivalent } = attributes;
      if (name === 'base' || equivalent?.toLowerCase() === 'refresh') loads.push(`<${name}>`);
      if (/url\(/iu.test(style)) loads.push(`<${name} style="${style}">`);
      if (href === undefined || !isAbsolute(href)) return;
      if (name === 'a' || name === 'area') hosts.add(new URL(href, 'https://here.invalid').hostname);
      else if (name !== 'link' || linksThatLoad.test(rel)) loads.push(`<${name} rel="${rel}" href="${href}">`);
    },
  });
  parser.end(html);
  return { loads, hosts };
}

const inlineStyles = (html: string): string[] =>
  [...html.matchAll(/<style\b[^>]*>(?<css>[\s\S]*?)<\/style>/giu)].map(({ groups }) => groups?.['css'] ?? '');

describe('the built site', () => {
  const styles = new Set<string>();
  const loads: string[] = [];
  const strangers: string[] = [];

  beforeAll(() => {
    for (const { path, file } of builtPages()) {
      const html = readFileSync(file, 'utf8');
      const uses = foreignUses(html);
      loads.push(...uses.loads.map((load) => `${path}: ${load}`));
      strangers.push(...[...uses.hosts].filter((host) => !mayLinkTo(host)).map((host) => `${path}: ${host}`));
      for (const css of inlineStyles(html)) styles.add(css);
    }
    for (const file of filesOf(dist).filter((name) => name.endsWith('.css'))) styles.add(readFileSync(join(dist, file), 'utf8'));
  });

  it('loads nothing from another host', () => {
    expect(loads.slice(0, 10)).toEqual([]);
  });

  it('leads out only to public bodies and to what content names', () => {
    expect(strangers.slice(0, 10)).toEqual([]);
  });

  it('has styles that fetch nothing', () => {
    const fetched: string[] = [];
    for (const css of styles) {
      postcss.parse(css).walk((node) => {
        if (node.type === 'atrule' && node.name === 'import') fetched.push(node.toString());
        if (node.type === 'decl' && /url\(\s*["']?(?!data:|#)/iu.test(node.value)) fetched.push(node.toString());
      });
    }
    expect(fetched).toEqual([]);
    expect(styles.size).toBeGreaterThan(0);
  });
});
