import type { Context } from 'hono';
import type { Wording } from '../../src/declaration/wording.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import type { Translate } from '../../src/i18n/translator.ts';
import type { DeclarationPorts } from './declaration-ports.ts';
import type { Shells } from './page-shell.ts';
import type { Published } from './published.ts';
import type { RateLimit } from './rate-limit.ts';

/** What the routes of the declaration share, HTML and JSON alike. */
export interface Door {
  /** Where the portal sits on its host, without a slash at the end. */
  base: string;
  wording: Wording;
  translators: Record<Locale, Translate>;
  shells: Shells;
  published: () => Promise<Published>;
  portsOf: (published: Published) => DeclarationPorts;
  clock: () => number;
  randomBytes: (length: number) => Uint8Array;
  /** The network address that a request comes from; used for counting in memory, never kept. */
  addressOf: (context: Context) => string | undefined;
  mayPost: RateLimit;
}
