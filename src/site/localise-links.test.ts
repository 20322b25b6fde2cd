import { describe, expect, it } from 'vitest';
import { localiseLinks } from './localise-links.ts';

const localised = (html: string): string => localiseLinks(html, (path) => `/base/en${path}`);

describe('localiseLinks', () => {
  it('gives links of our own locale and base', () => {
    expect(localised('<p><a href="/about/">a</a> <a class="x" href="/guides/a/#b">b</a></p>')).toBe(
      '<p><a href="/base/en/about/">a</a> <a class="x" href="/base/en/guides/a/#b">b</a></p>',
    );
  });

  it.each([
    '<a href="https://www.gov.cn/x">a</a>',
    '<a href="//www.gov.cn/x">a</a>',
    '<a href="#part">a</a>',
    '<a href="tel:12345">a</a>',
    '<a href="below/">a</a>',
    '<img src="/qr.png">',
    '<a data-href="/about/">a</a>',
  ])('leaves %s as it is', (html) => {
    expect(localised(html)).toBe(html);
  });

  it('takes no sign of a path for a pattern', () => {
    expect(localiseLinks('<a href="/a/">', () => '/$&/$1/')).toBe('<a href="/$&/$1/">');
  });
});
