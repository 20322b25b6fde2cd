import type { Locale } from '../i18n/locales.ts';
import type { PackedLexicon } from './pack-lexicon.ts';

/** The part of the lexicon that a reader of a locale needs first. */
export const ownPart: Readonly<Record<Locale, keyof PackedLexicon>> = { zh: 'chinese', en: 'english', ug: 'uyghur' };
