import { z } from 'zod/mini';

/** Controls, lone surrogates, direction overrides and isolates, tags, replacement characters: nothing that a name is written with. */
const refused =
  /[\p{Cc}\p{Cs}\u{2028}\u{2029}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FFF9}-\u{FFFD}\u{E0000}-\u{E007F}]|\p{Noncharacter_Code_Point}/u;
/** Marks without a shape that keyboards and clipboards leave behind. Joiners (U+200C, U+200D) belong to words and stay. */
const invisible = /[\u{200B}\u{200E}\u{200F}\u{061C}\u{2060}\u{FEFF}]/gu;
const blanks = /[\u{20}\u{A0}\u{2000}-\u{200A}\u{202F}\u{205F}\u{3000}]+/gu;
/** Between the parts of a name in Chinese characters (民委发〔2016〕33号: U+00B7), and what is typed for it. */
const dots = /[\u{2022}\u{30FB}\u{FF65}\u{22C5}\u{2027}\u{2219}\u{00B7}\u{2E31}\u{25CF}]/gu;
const something = /[\p{L}\p{Co}]/u;
/** Six digits and more in a row, also with blanks or dashes between: a document, a phone, a birthday, never a name. */
const number = /\p{Nd}(?:[\s.-]?\p{Nd}){5}/u;

const characters = (text: string): number => Array.from(text).length;

/**
 * A name or the name of a place, of every people: any letters, any script, rare characters of the private area as well. What is
 * kept is NFC, with single blanks and the one official dot.
 */
export const plainText = (mostCharacters: number) =>
  z.string({ error: 'required' }).check(
    z.refine((text) => !refused.test(text), { error: 'not-allowed-character', abort: true }),
    z.overwrite((text) => text.replace(invisible, '').normalize('NFC').replace(blanks, ' ').replace(dots, '·').trim()),
    z.minLength(1, { error: 'required', abort: true }),
    z.refine((text) => characters(text) <= mostCharacters, { error: 'too-long', abort: true }),
    z.refine((text) => something.test(text), { error: 'no-letters' }),
    z.refine((text) => !number.test(text.normalize('NFKC')), { error: 'no-numbers' }),
  );

/** `2018-05` */
export const month = z.string({ error: 'required' }).check(
  z.minLength(1, { error: 'required', abort: true }),
  z.refine((text) => /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/.test(text), { error: 'not-a-month' }),
);

/** A month as families write it: 2018-05, 2018.5, 201805, 2018年5月, 5/2018. What is none of these stays as it is. */
export function readMonth(typed: string): string {
  const text = typed.normalize('NFKC').replace(/\s+/gu, '');
  const [, year, monthOfYear] = /^(\d{4})[-./年]?(\d{1,2})月?$/u.exec(text) ?? [];
  const [, monthFirst, yearLast] = /^(\d{1,2})[-./](\d{4})$/u.exec(text) ?? [];
  const found = year === undefined ? [yearLast, monthFirst] : [year, monthOfYear];
  return found[0] === undefined ? text : `${found[0]}-${found[1]?.padStart(2, '0') ?? ''}`;
}

/** A number in mainland China, mobile or fixed line with its area code, as digits only. */
export const phone = z.string({ error: 'required' }).check(
  z.overwrite((text) =>
    text
      .normalize('NFKC')
      .replace(/[\s().\p{Pd}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu, '')
      .replace(/^(?:\+|00)86/u, ''),
  ),
  z.minLength(1, { error: 'required', abort: true }),
  z.refine((text) => /^(?:1[3-9]\d{9}|0\d{2,3}[2-9]\d{6,7})$/.test(text), { error: 'not-a-phone' }),
);
