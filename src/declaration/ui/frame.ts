import type { Locale } from '../../i18n/locales.ts';
import type { MessageKey, Translate } from '../../i18n/translator.ts';
import type { PlacedField } from '../form-steps.ts';
import type { Wording } from '../wording.ts';

/** What every page of the journey is told. */
export interface Frame {
  locale: Locale;
  t: Translate;
  /** A path of the portal as an address in the reader's locale, under the base. */
  at: (path: string) => string;
  wording: Wording;
}

/** The district that a form belongs to, and what its desk promises. */
export interface Place {
  code: string;
  /** 浙江省 杭州市 西湖区 */
  line: string;
  /** 西湖区 */
  name: string;
  /** `/zhejiang/hangzhou/xihu/` */
  path: string;
  /** Undefined: nobody receives there yet. */
  desk: DeskNotice | undefined;
  /** The nearest offices to go to. */
  contacts: readonly NearbyOffice[];
}

export interface NearbyOffice {
  name: string;
  phone: string | undefined;
  address: string | undefined;
  isChecked: boolean;
}

export interface DeskNotice {
  handler: string;
  handlerPhone: string | undefined;
  officer: string | undefined;
  officerPhone: string | undefined;
  platforms: readonly string[];
  retentionMonths: number;
  backupDays: number;
  isDemonstration: boolean;
}

/** Messages are named by data; `form-messages.test.ts` proves that each is there. */
export const message = (...parts: string[]): MessageKey => parts.join('.') as MessageKey;

export const labelKey = ({ step, field }: PlacedField): MessageKey => message('declare.label', step.name, field.name);
export const whyKey = ({ step, field }: PlacedField): MessageKey => message('declare.why', step.name, field.name);
export const optionKey = ({ field }: PlacedField, value: string): MessageKey => message('declare.option', field.name, value);

const hints = new Set(['home.town', 'home.community', 'children.born', 'children.since', 'children.householdDistrict', 'contact.phone']);
export function hintKey({ step, field }: PlacedField): MessageKey | undefined {
  return hints.has(`${step.name}.${field.name}`) ? message('declare.hint', step.name, field.name) : undefined;
}
