import type { Wording } from '../../declaration/wording.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { ColumnProfile } from '../column-profile.schema.ts';

/** What the built page hands to its script (`data-desk`): words, profiles, where the portal stands. Nothing of a family. */
export interface DeskPageData {
  locale: Locale;
  /** Without a slash at the end. */
  base: string;
  /** The messages that the desk uses, in the page's language. */
  messages: { desk: { auditAction: object; purpose: object }; [group: string]: unknown };
  /** `declare.option` in Chinese: spreadsheets are in Chinese whatever the operator reads. */
  options: Readonly<Record<string, Readonly<Record<string, string>>>>;
  profiles: readonly ColumnProfile[];
  wording: Wording;
}
