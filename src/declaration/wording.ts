import type { Locale } from '../i18n/locales.ts';

/** The sentences that a guardian affirms, word for word, in one dated version: another word is another version. */
export interface Wording {
  /** Is also the version of the form, and stands in every declaration. */
  version: string;
  wordings: Record<'guardian' | 'childData' | 'passOn', Record<Locale, string>>;
}
