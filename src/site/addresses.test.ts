import { describe, expect, it } from 'vitest';
import { address, areaPath, changesPath, clauseAnchor, documentPath, entitlementPath, guidePath, routeParameter } from './addresses.ts';

describe('address', () => {
  it.each([
    ['/', 'zh', '/search/', '/search/'],
    ['/', 'en', '/search/', '/en/search/'],
    ['/', 'ug', '/', '/ug/'],
    ['/tongxiang/', 'zh', '/search/', '/tongxiang/search/'],
    ['/tongxiang', 'en', '/search/', '/tongxiang/en/search/'],
    ['/a/b/', 'ug', '/', '/a/b/ug/'],
    ['', 'zh', '/', '/'],
  ] as const)('under %j, in %s, %s is %s', (base, locale, path, expected) => {
    expect(address(base, locale, path)).toBe(expected);
  });
});

describe('paths', () => {
  it('leave the nation out but for its own', () => {
    expect(areaPath('china')).toBe('/china/');
    expect(areaPath('china/zhejiang/hangzhou/xihu')).toBe('/zhejiang/hangzhou/xihu/');
    expect(areaPath('china/china-town')).toBe('/china-town/');
  });

  it('put things below their area', () => {
    expect(entitlementPath('china', 'vaccination')).toBe('/china/vaccination/');
    expect(entitlementPath('china/beijing/haidian', 'vaccination')).toBe('/beijing/haidian/vaccination/');
    expect(changesPath('china/zhejiang')).toBe('/zhejiang/changes/');
  });

  it('know documents and guides', () => {
    expect(documentPath('mzf-2024-35')).toBe('/documents/mzf-2024-35/');
    expect(guidePath('self-declaration', 'guide')).toBe('/guides/self-declaration/');
    expect(guidePath('privacy', 'about')).toBe('/privacy/');
  });
});

describe('clauseAnchor', () => {
  it('keeps letters and digits of any script, and makes one dash of all the rest', () => {
    expect(clauseAnchor('7')).toBe('clause-7');
    expect(clauseAnchor('第十一条')).toBe('clause-第十一条');
    expect(clauseAnchor('3 (2)')).toBe('clause-3-2-');
    expect(clauseAnchor('"><x')).not.toMatch(/["<>\s]/u);
  });
});

describe('routeParameter', () => {
  it('has no slashes around, and is undefined for the root of the source', () => {
    expect(routeParameter('zh', '/')).toBeUndefined();
    expect(routeParameter('en', '/')).toBe('en');
    expect(routeParameter('zh', '/zhejiang/hangzhou/')).toBe('zhejiang/hangzhou');
    expect(routeParameter('ug', '/zhejiang/hangzhou/')).toBe('ug/zhejiang/hangzhou');
    expect(routeParameter('en', '/places')).toBe('en/places');
  });
});
