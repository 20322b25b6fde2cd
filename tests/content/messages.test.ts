import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Locale, localeList, locales, sourceLocale } from '../../src/i18n/locales.ts';

const folder = new URL('../../content/messages/', import.meta.url);
const textOf = (locale: Locale): string => readFileSync(new URL(`${locale}.json`, folder), 'utf8');
const translations = localeList.filter((locale) => locale !== sourceLocale);

/** Every message by its full key: `list.count_other`. Anything but a text or a group of texts is refused. */
function flatten(node: unknown, prefix = ''): [key: string, message: string][] {
  if (typeof node === 'string') return [[prefix, node]];
  if (typeof node !== 'object' || node === null || Array.isArray(node)) throw new Error(`${prefix} is neither a text nor a group of texts`);
  return Object.entries(node).flatMap(([key, value]) => flatten(value, prefix === '' ? key : `${prefix}.${key}`));
}
const messagesOf = (locale: Locale): Map<string, string> => new Map(flatten(JSON.parse(textOf(locale))));
const source = messagesOf(sourceLocale);

/** i18next JSON v4: a plural message has one key for each plural category of its language. */
const pluralKey = /_(?:zero|one|two|few|many|other)$/u;
const stemOf = (key: string): string => key.replace(pluralKey, '');
const categoriesOf = (locale: Locale): string[] => new Intl.PluralRules(locales[locale].language).resolvedOptions().pluralCategories;

/** Key in the locale → the Chinese message it says. */
function expectedOf(locale: Locale): Map<string, string> {
  return new Map(
    [...source].flatMap(([key, message]): [string, string][] =>
      pluralKey.test(key) ? categoriesOf(locale).map((category) => [`${stemOf(key)}_${category}`, message]) : [[key, message]],
    ),
  );
}

const placeholder = /\{\{[^{}]*\}\}/gu;
/** Once each: a sentence may name the same thing twice in one language and once in another. */
const placeholdersOf = (message: string): string[] => [...new Set(message.match(placeholder))].toSorted();
const wordsOf = (message: string): string => message.replace(placeholder, '');
/** Document numbers (民发〔2024〕35号) and phone numbers. */
const keptOf = (message: string): string[] => message.match(/\p{Script=Han}+〔\d{4}〕\d+号|(?<!\d)\d{3,}(?!\d)/gu) ?? [];

/** Messages of a locale that are not as `wanted`, as `key: message`, so that a failure shows all of them at once. */
const against = (locale: Locale, wanted: (message: string, said: string, key: string) => boolean): string[] => {
  const expected = expectedOf(locale);
  return [...messagesOf(locale)].filter(([key, message]) => !wanted(message, expected.get(key) ?? '', key)).map(([key, message]) => `${key}: ${message}`);
};

it('has a file for each locale and for nothing else', () => {
  expect(readdirSync(folder).toSorted()).toEqual(localeList.map((locale) => `${locale}.json`).toSorted());
});

describe.each(localeList)('messages: %s', (locale) => {
  it('reads as JSON and writes as it was read, so that no key stands twice', () => {
    expect(JSON.stringify(JSON.parse(textOf(locale)), null, 2)).toBe(textOf(locale).trimEnd());
  });

  it('has exactly the keys of the source, and every plural form of its language', () => {
    expect([...messagesOf(locale).keys()].toSorted()).toEqual([...expectedOf(locale).keys()].toSorted());
  });

  it('has the placeholders of the source in each message', () => {
    const wrong = against(locale, (message, said) => placeholdersOf(message).join() === placeholdersOf(said).join());
    expect(wrong).toEqual([]);
  });

  it('has no brace outside a placeholder', () => {
    expect(against(locale, (message) => !/[{}]/u.test(wordsOf(message)))).toEqual([]);
  });

  it('has no empty message', () => {
    expect(against(locale, (message) => message.trim() !== '')).toEqual([]);
  });

  it('has no double blank, no tab and no line break', () => {
    expect(against(locale, (message) => !/\s{2}|[\t\r\n]/u.test(message))).toEqual([]);
  });

  it('keeps phone numbers and document numbers', () => {
    expect(against(locale, (message, said) => keptOf(message).toSorted().join() === keptOf(said).toSorted().join())).toEqual([]);
  });
});

describe('blanks around messages', () => {
  it('are not in the source: full-width punctuation needs none', () => {
    expect(against(sourceLocale, (message) => message === message.trim())).toEqual([]);
  });

  it.each(translations)('stand in %s only where Chinese has full-width punctuation: one after a label or separator, one before a bracket', (locale) => {
    const bare = (message: string, said: string): string =>
      message.replace(/[：、]$/u.test(said) ? / $/u : /$/u, '').replace(said.startsWith('（') ? /^ /u : /^/u, '');
    expect(against(locale, (message, said) => bare(message, said) === bare(message, said).trim())).toEqual([]);
  });

  it.each(translations)('stand in %s in the same messages as in the other translations', (locale) => {
    const others = translations.filter((other) => other !== locale).map(messagesOf);
    const blanks = (message: string): string => `${String(message.startsWith(' '))} ${String(message.endsWith(' '))}`;
    const differ = against(locale, (message, _said, key) => others.every((other) => blanks(other.get(key) ?? message) === blanks(message)));
    expect(differ).toEqual([]);
  });
});

describe('Uyghur messages', () => {
  const latin = new Set(['Cookie', 'JSON', 'zengcheng']);
  const han = new Set(['民发', '号', '西湖', '昆山']);
  const alphabet = /^[ئاەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي]*$/u;

  it('are in Arabic script wherever the source has words', () => {
    const silent = against('ug', (message, said) => !/\p{Script=Han}/u.test(wordsOf(said)) || /\p{Script=Arabic}/u.test(wordsOf(message)));
    expect(silent).toEqual([]);
  });

  it('use the letters of the Uyghur alphabet, no Arabic or Persian look-alikes', () => {
    expect(against('ug', (message) => (message.match(/[\p{Script=Arabic}--\p{P}]+/gv) ?? []).every((word) => alphabet.test(word)))).toEqual([]);
  });

  it('have no Latin words but the allowed', () => {
    expect(against('ug', (message) => (wordsOf(message).match(/\p{Script=Latin}+/gu) ?? []).every((word) => latin.has(word)))).toEqual([]);
  });

  it('have no Chinese but the allowed', () => {
    expect(against('ug', (message) => (wordsOf(message).match(/\p{Script=Han}+/gu) ?? []).every((word) => han.has(word)))).toEqual([]);
  });

  it('have Arabic commas, semicolons and question marks', () => {
    expect(against('ug', (message) => !/[,;?，；？。：]/u.test(message))).toEqual([]);
  });

  it('separate lists with an Arabic comma', () => {
    expect(messagesOf('ug').get('listSeparator')).toBe('، ');
  });
});
