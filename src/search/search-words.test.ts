import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/source/read-content.ts';
import { localeList } from '../i18n/locales.ts';
import { createTranslators } from '../i18n/translator.ts';
import { urgentKinds } from './lexicon.schema.ts';
import { searchWordsOf, sentenceWordsOf } from './search-words.ts';
import { urgentHelp } from './urgent-help.ts';

const content = new URL('../../content/', import.meta.url).pathname;
const messagesOf = (locale: string): object => JSON.parse(readFileSync(`${content}messages/${locale}.json`, 'utf8')) as object;
const translators = createTranslators({ zh: messagesOf('zh'), en: messagesOf('en'), ug: messagesOf('ug') });
const { hotlines } = loadCatalogue(content).catalogue;

it.each(urgentKinds)('%s has numbers to call, and each is in hotlines.yaml', (kind) => {
  expect(urgentHelp[kind].length).toBeGreaterThan(0);
  expect(urgentHelp[kind].filter((id) => !hotlines.has(id))).toEqual([]);
});

it.each(localeList)('words in %s leave the number and the place open', (locale) => {
  const t = translators[locale];
  const words = sentenceWordsOf(searchWordsOf(locale, t, hotlines, '/', []), t);
  for (const forms of [words.statusSure, words.andMore, words.statusPlaces]) {
    expect(Object.values(forms).filter((form) => !/^\D*\{\{count\}\}\D*$/u.test(form))).toEqual([]);
  }
  expect(words.sentence.at).toContain('{{place}}');
  expect(words.urgent['self-harm'].calls.map(({ number }) => number)).toEqual(['12356', '120', '110', '12355']);
});
