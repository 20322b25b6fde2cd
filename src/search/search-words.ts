import type { Hotline } from '../catalogue/catalogue.ts';
import { type Category, categories } from '../catalogue/vocabulary.ts';
import { type Locale, locales, type LocalText, nameIn } from '../i18n/locales.ts';
import type { MessageKey, Translate } from '../i18n/translator.ts';
import { type UrgentKind, urgentKinds } from './lexicon.schema.ts';
import { urgentHelp } from './urgent-help.ts';

/** What stands around answers, in one language: the build writes it into a file for the pages, the function makes it as it needs it. */
export interface SearchWords {
  locale: Locale;
  /** The lexicon's groups, in its order. */
  groups: readonly string[];
  /** Address of the locale's home page, with base: `/tongxiang/en/`. */
  home: string;
  texts: Record<(typeof textKeys)[number], string>;
  /** “{{count}}” where the number goes, by plural form (`Intl.PluralRules`). */
  statusSure: Record<string, string>;
  categories: [id: Category, name: string][];
  urgent: Record<UrgentKind, { text: string; calls: { number: string; name: LocalText }[] }>;
}

const textKeys = [
  ...(['found', 'perhaps', 'perhapsLead', 'more', 'why', 'nothing', 'statusPerhaps', 'statusNothing', 'statusUrgent'] as const),
  ...(['notHere', 'notHereText', 'call', 'byCategory', 'whole', 'wait', 'offline', 'urgentMore'] as const),
];

/** What stands around answers where places are named, too. */
export interface SentenceWords extends SearchWords {
  sentence: Record<(typeof sentenceKeys)[number], string>;
  andMore: Record<string, string>;
  statusPlaces: Record<string, string>;
}

const sentenceKeys = [
  ...(['whichPlace', 'unknownPlace', 'at', 'lastPlace', 'nationLead'] as const),
  ...(['fullTextNone', 'fullTextFailed', 'fullTextWrite', 'services', 'ownRulesIn', 'documents'] as const),
];

/** A number in no text, so that the sentence around it can be filled in where it is read. */
const someNumber = 7;

export function searchWordsOf(
  locale: Locale,
  t: Translate,
  hotlines: ReadonlyMap<string, Pick<Hotline, 'number' | 'names'>>,
  home: string,
  groups: readonly string[],
): SearchWords {
  return {
    locale,
    groups,
    home,
    texts: textsOf(textKeys, t),
    statusSure: formsOf('search.statusSure', locale, t),
    categories: categories.map((category) => [category, t(`categoryPlain.${category}`)]),
    urgent: Object.fromEntries(
      urgentKinds.map((kind) => [
        kind,
        {
          text: t(`search.urgent.${kind}`),
          calls: urgentHelp[kind].flatMap((id) => {
            const hotline = hotlines.get(id);
            return hotline ? [{ number: hotline.number, name: nameIn(hotline.names, locale) }] : [];
          }),
        },
      ]),
    ) as SearchWords['urgent'],
  };
}

export function sentenceWordsOf(words: SearchWords, t: Translate): SentenceWords {
  return {
    ...words,
    sentence: textsOf(sentenceKeys, t),
    andMore: formsOf('search.andMore', words.locale, t),
    statusPlaces: formsOf('choose.filterCount', words.locale, t),
  };
}

const textsOf = <Key extends string>(keys: readonly Key[], t: Translate): Record<Key, string> =>
  Object.fromEntries(keys.map((key) => [key, t(`search.${key}` as MessageKey, { place: '{{place}}' })])) as Record<Key, string>;

function formsOf(key: 'search.statusSure' | 'search.andMore' | 'choose.filterCount', locale: Locale, t: Translate): Record<string, string> {
  const { pluralCategories } = new Intl.PluralRules(locales[locale].language).resolvedOptions();
  return Object.fromEntries(
    pluralCategories.map((category) => {
      const count = category === 'one' ? 1 : someNumber;
      return [category, t(key, { count }).replace(String(count), '{{count}}')];
    }),
  );
}
