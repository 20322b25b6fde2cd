import i18next from 'i18next';
import type zh from '../../content/messages/zh.json';
import { type Locale, localeList, sourceLocale } from './locales.ts';

/** `list.count` of a message, without the suffix of its plural form. */
type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string ? (K extends `${infer Stem}_${'one' | 'other'}` ? Stem : K) : `${K}.${KeysOf<T[K]>}`;
}[keyof T & string];

export type MessageKey = KeysOf<typeof zh>;
export type MessageValues = Record<string, string | number>;

/** The message in one locale, with its values set in and the plural form that `count` asks for. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** One translator a locale. A missing message falls back to the source locale; a test refuses that it comes to it. */
export function createTranslators(messages: Record<Locale, object>): Record<Locale, Translate> {
  const instance = i18next.createInstance();
  void instance.init({
    lng: sourceLocale,
    fallbackLng: sourceLocale,
    supportedLngs: localeList,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: Object.fromEntries(localeList.map((locale) => [locale, { translation: messages[locale] as Record<string, string> }])),
  });
  const translatorOf = (locale: Locale): Translate => {
    const translate = instance.getFixedT(locale);
    return remembering((key, values) => (values ? translate(key, values) : translate(key)));
  };
  return Object.fromEntries(localeList.map((locale) => [locale, translatorOf(locale)])) as Record<Locale, Translate>;
}

/** A page asks for the same sentences as the page before it: those without values are looked up once. */
function remembering(translate: Translate): Translate {
  const known = new Map<MessageKey, string>();
  return (key, values) => {
    if (values) return translate(key, values);
    const text = known.get(key) ?? translate(key);
    known.set(key, text);
    return text;
  };
}
