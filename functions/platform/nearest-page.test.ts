import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localePrefixOf, nearestPage } from './nearest-page.ts';

const existing = new Set([
  '/',
  '/en/',
  '/about/',
  '/documents/',
  '/china/',
  '/china/vaccination/',
  '/en/china/vaccination/',
  '/zhejiang/',
  '/zhejiang/hangzhou/',
  '/zhejiang/hangzhou/vaccination/',
  '/zhejiang/hangzhou/xihu/',
  '/zhejiang/hangzhou/gongshu/',
  '/en/zhejiang/hangzhou/gongshu/',
]);
const pages = { has: (path: string) => existing.has(path), localePrefixes: ['en', 'ug'] };

describe('nearestPage', () => {
  it.each([
    [
      'a district without own pages leads up to the city that grants',
      '/zhejiang/hangzhou/gongshu/vaccination/',
      '/zhejiang/hangzhou/vaccination/',
    ],
    ['further up to the nation', '/en/zhejiang/hangzhou/gongshu/vaccination/', '/en/china/vaccination/'],
    ['an area that does not exist, too', '/zhejiang/ningbo/haishu/vaccination/', '/china/vaccination/'],
    ['a missing slash', '/zhejiang/hangzhou/xihu', '/zhejiang/hangzhou/xihu/'],
    ['doubled slashes', '//zhejiang//hangzhou/xihu/', '/zhejiang/hangzhou/xihu/'],
    ['an unknown entitlement leads to the list', '/zhejiang/hangzhou/xihu/flying-carpets/', '/zhejiang/hangzhou/xihu/'],
    ['an unknown district leads to the city', '/zhejiang/hangzhou/atlantis/', '/zhejiang/hangzhou/'],
    ['an unknown document leads to the documents', '/documents/nobody-knows/', '/documents/'],
    ['a part of a place that nobody knows', '/atlantis/', undefined],
    ['a file', '/zhejiang/hangzhou/picture.png', undefined],
    ['a locale alone', '/ug/', undefined],
    ['a page of another locale', '/ug/zhejiang/hangzhou/', undefined],
    ['nothing', '/', undefined],
  ])('%s', (_what, path, nearest) => {
    expect(nearestPage(path, pages)).toBe(nearest);
  });

  it('answers with a page or nothing, never out of the locale, whatever is asked', () => {
    const part = fc.oneof(
      fc.constantFrom('zhejiang', 'hangzhou', 'gongshu', 'vaccination', 'en', 'ug', 'china', '..', '', '%2f'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = `/${parts.join('/')}`;
        const nearest = nearestPage(path, pages);
        if (nearest === undefined) return;
        expect(existing.has(nearest)).toBe(true);
        expect(localePrefixOf(nearest, pages.localePrefixes)).toBe(localePrefixOf(path.replace(/^\/+/u, '/'), pages.localePrefixes));
      }),
    );
  });
});
