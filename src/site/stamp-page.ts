import type { Locale } from '../i18n/locales.ts';

/** The texts of a page that belong to its area, and the marks that stand for them in a template. */
export interface StampValues {
  path: string;
  code: string;
  /** As data (JSON-LD): not escaped. */
  placeName: string;
  place: string;
  placeHtml: string;
  trail: string;
  contacts: string;
  qr: string;
}

/** No mark is changed by HTML, JSON or URL escaping, and none can occur in content (`~` is not in any slug). */
export const marks: StampValues = {
  path: '/~path~/',
  code: '~code~',
  placeName: '~place-name~',
  place: '~place~',
  placeHtml: '~place-html~',
  trail: '~trail~',
  contacts: '~contacts~',
  qr: '~qr~',
};

/** What the build tells the stamping: which template serves which areas, and each area's own texts. */
export interface StampPlan {
  /** Site address and base, without trailing slash: the QR code carries the whole address. */
  origin: string;
  templates: { file: string; id: string; locale: Locale; areas: string[] }[];
  areas: Record<string, Omit<StampValues, 'qr'>>;
  qrLabels: Partial<Record<Locale, string>>;
}

type Encoded<T> = { [K in keyof T]: Uint8Array };
const encoder = new TextEncoder();

/** The texts of an area as they are written, once for all its pages. */
export function encodeValues(values: Omit<StampValues, 'qr'>): Encoded<Omit<StampValues, 'qr'>> {
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, encoder.encode(text)])) as ReturnType<typeof encodeValues>;
}

export interface Template {
  texts: Uint8Array[];
  slots: (keyof StampValues)[];
}

/** Splits a rendered page at its marks, once for all areas. */
export function readTemplate(html: string): Template {
  const names = Object.keys(marks) as (keyof StampValues)[];
  const pattern = new RegExp(names.map((name) => marks[name]).join('|'), 'gu');
  const slots = [...html.matchAll(pattern)].flatMap(([mark]) => names.find((name) => marks[name] === mark) ?? []);
  return { texts: html.split(pattern).map((text) => encoder.encode(text)), slots };
}

/** Bytes, not text: turning Chinese into bytes takes longer than writing them. */
export function stampPage({ texts, slots }: Template, values: Encoded<StampValues>): Uint8Array {
  const parts = texts.flatMap((text, index) => {
    const slot = slots[index];
    return slot === undefined ? [text] : [text, values[slot]];
  });
  const page = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    page.set(part, at);
    at += part.length;
  }
  return page;
}
