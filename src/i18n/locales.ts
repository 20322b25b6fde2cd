/** A locale is a part of the address; a language is a BCP 47 tag; a direction is how its script runs. */
export const locales = {
  zh: { language: 'zh-CN', direction: 'ltr', name: '中文', prefix: '' },
  en: { language: 'en', direction: 'ltr', name: 'English', prefix: 'en' },
  ug: { language: 'ug', direction: 'rtl', name: 'ئۇيغۇرچە', prefix: 'ug' },
} as const satisfies Record<string, { language: string; direction: 'ltr' | 'rtl'; name: string; prefix: string }>;

export type Locale = keyof typeof locales;
export const localeList = Object.keys(locales) as Locale[];
export const sourceLocale: Locale = 'zh';

/** A text together with the locale it is really in, which is the source locale where a translation is missing. */
export interface LocalText {
  text: string;
  locale: Locale;
}

/** `lang` and `dir` for a fragment whose language differs from its page; nothing where it is the same. */
export function fragmentAttributes(page: Locale, fragment: Locale): { lang?: string; dir?: string } {
  if (page === fragment) return {};
  const { language, direction } = locales[fragment];
  return locales[page].direction === direction ? { lang: language } : { lang: language, dir: direction };
}

/** The name in the page's language, else in the source language, which is always there. */
export function nameIn(names: { zh: string; en?: string | undefined; ug?: string | undefined }, locale: Locale): LocalText {
  const text = names[locale];
  return text === undefined ? { text: names.zh, locale: sourceLocale } : { text, locale };
}
