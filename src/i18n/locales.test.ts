import { describe, expect, it } from 'vitest';
import { fragmentAttributes, localeList, locales, nameIn, sourceLocale } from './locales.ts';

describe('fragmentAttributes', () => {
  it.each([
    ['zh', 'zh', {}],
    ['ug', 'ug', {}],
    ['en', 'zh', { lang: 'zh-CN' }],
    ['zh', 'en', { lang: 'en' }],
    ['ug', 'zh', { lang: 'zh-CN', dir: 'ltr' }],
    ['zh', 'ug', { lang: 'ug', dir: 'rtl' }],
  ] as const)('on a page in %s, a fragment in %s', (page, fragment, attributes) => {
    expect(fragmentAttributes(page, fragment)).toEqual(attributes);
  });
});

describe('nameIn', () => {
  const names = { zh: '杭州市', en: 'Hangzhou' };

  it('gives the name in the language of the page', () => {
    expect(nameIn(names, 'en')).toEqual({ text: 'Hangzhou', locale: 'en' });
    expect(nameIn(names, 'zh')).toEqual({ text: '杭州市', locale: 'zh' });
  });

  it('falls back to Chinese and says so', () => {
    expect(nameIn(names, 'ug')).toEqual({ text: '杭州市', locale: 'zh' });
  });
});

describe('locales', () => {
  it('have addresses of their own, the source at the root', () => {
    expect(locales[sourceLocale].prefix).toBe('');
    expect(new Set(localeList.map((locale) => locales[locale].prefix)).size).toBe(localeList.length);
  });
});
