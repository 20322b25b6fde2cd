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

/** How many sentences are remembered at most; beyond it the memory starts anew. */
const mostRemembered = 20_000;

/** A page asks for much the same sentences as the page before it: each is looked up and filled in once. */
function remembering(translate: Translate): Translate {
  const known = new Map<string, string>();
  return (key, values) => {
    const asked = values ? key + JSON.stringify(values) : key;
    const found = known.get(asked);
    if (found !== undefined) return found;
    if (known.size >= mostRemembered) known.clear();
    const text = translate(key, values);
    known.set(asked, text);
    return text;
  };
}
