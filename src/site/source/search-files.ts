import { contentRoot } from '../../catalogue/source/content-loader.ts';
import { wordsOf } from '../../catalogue/words.ts';
import type { Locale, LocalText } from '../../i18n/locales.ts';
import type { PackedLexicon } from '../../search/pack-lexicon.ts';
import { bundleScripts, type SearchScript } from '../../search/source/bundle-scripts.ts';
import { ownPart } from '../../search/own-part.ts';
import { searchWordsOf, sentenceWordsOf } from '../../search/search-words.ts';
import { entitlementPath } from '../addresses.ts';
import { packLexiconOnce } from './kept-lexicon.ts';
import { addressOf, builtLocales, digestOfText, listOf, loadPortal, type Portal } from './portal.ts';

/** Addresses of what a search box loads when it is touched, under the base. */
export interface SearchAddresses {
  lexicon: Readonly<Record<keyof PackedLexicon, string>>;
  /** What stands around answers and is said of places, for the function: `SentenceWords`. */
  sentenceWords: string;
  /** The search on a list; on a page where places are named, too; of full text. The first two hold their words: one file less to fetch. */
  scripts: Readonly<Record<SearchScript, string>>;
  /** What the nation grants, to be searched where no place is named: `ShownEntry[]`. */
  services: string;
}

export interface SearchFiles {
  /** By name below `assets/`; a name changes with its content, so that browsers keep it for ever. */
  contents: ReadonlyMap<string, Uint8Array>;
  addresses: Readonly<Record<string, SearchAddresses>>;
}

let made: Promise<SearchFiles> | undefined;

/** Made once a build. */
export function loadSearchFiles(): Promise<SearchFiles> {
  if (import.meta.env.DEV) return loadPortal().then(makeFiles);
  made ??= loadPortal().then(makeFiles);
  return made;
}

export async function searchAddresses(locale: Locale): Promise<SearchAddresses> {
  const addresses = (await loadSearchFiles()).addresses[locale];
  if (!addresses) throw new RangeError(`${locale} is not built`);
  return addresses;
}

async function makeFiles(portal: Portal): Promise<SearchFiles> {
  const contents = new Map<string, Uint8Array>();
  const publish = (name: string, content: Uint8Array | string, extension = 'txt'): string => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const file = `${name}.${digestOfText(Array.from(bytes).join())}.${extension}`;
    contents.set(file, bytes);
    return addressOf('zh', `/assets/${file}`);
  };
  const bundled = await bundleScripts(process.cwd());
  const withWords = (script: string, words: object): string => `${script}export default ${JSON.stringify(words)};\n`;
  const fullText = publish('search-full-text', bundled.fullText, 'js');
  const { groups, packed } = packLexiconOnce(contentRoot(), process.cwd());
  const lexicon = {
    chinese: publish('lexicon-zh', packed.chinese),
    english: publish('lexicon-en', packed.english),
    uyghur: publish('lexicon-ug', packed.uyghur),
    traditional: publish('lexicon-traditional', packed.traditional),
  };
  const addresses = Object.fromEntries(
    builtLocales.map((locale) => {
      const words = searchWordsOf(
        locale,
        portal.translators[locale],
        portal.catalogue.hotlines,
        addressOf(locale, '/'),
        // The Chinese part names its groups itself.
        ownPart[locale] === 'chinese' ? [] : groups,
      );
      const sentenceWords = sentenceWordsOf(words, portal.translators[locale]);
      const addressesOfLocale: SearchAddresses = {
        lexicon,
        scripts: {
          list: publish(`search-list-${locale}`, withWords(bundled.list, words), 'js'),
          sentence: publish(`search-sentence-${locale}`, withWords(bundled.sentence, sentenceWords), 'js'),
          fullText,
        },
        sentenceWords: publish(`sentence-words-${locale}`, JSON.stringify(sentenceWords)),
        services: publish(`services-${locale}`, JSON.stringify(servicesOf(portal, locale))),
      };
      return [locale, addressesOfLocale];
    }),
  );
  return { contents, addresses };
}

/** `ShownEntry[]` of what the nation grants. */
function servicesOf(portal: Portal, locale: Locale): { id: string; types: readonly string[]; title: LocalText; plain?: LocalText }[] {
  return listOf(portal, 'china').entitlements.map((entitlement) => {
    const title = wordsOf(entitlement, 'title', locale);
    const plain = wordsOf(entitlement, 'plain', locale);
    return {
      id: addressOf(locale, entitlementPath('china', entitlement.id)),
      types: entitlement.fields.types?.value ?? [],
      title: { text: title?.value ?? entitlement.id, locale: title?.locale ?? locale },
      ...(plain ? { plain: { text: plain.value, locale: plain.locale } } : {}),
    };
  });
}
