import { fragmentAttributes, type Locale, type LocalText } from '../../i18n/locales.ts';
import type { MessageKey, Translate } from '../../i18n/translator.ts';

/**
 * A message with names set into it, as HTML: a name in another language than the page keeps its own `lang` and
 * direction (`<bdi>`), so that it is read aloud and ordered rightly. Everything is escaped.
 */
export function sentence(t: Translate, page: Locale, key: MessageKey, values: Record<string, LocalText | string | number>): string {
  const fragments = Object.entries(values).map(
    ([name, value]) => [name, typeof value === 'object' ? fragmentHtml(page, value) : escapeHtml(String(value))] as const,
  );
  return t(key, Object.fromEntries(fragments));
}

export function fragmentHtml(page: Locale, { text, locale }: LocalText): string {
  const { lang } = fragmentAttributes(page, locale);
  return lang === undefined ? escapeHtml(text) : `<bdi lang="${lang}">${escapeHtml(text)}</bdi>`;
}

/** Escapes as Astro does, so that text stamped into a page is what Astro would have written. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
