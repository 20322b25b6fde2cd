import { type Locale, type LocalText, nameIn } from '../../i18n/locales.ts';
import type { Area } from '../catalogue.ts';

/** The name by which a reader knows a place: 杭州市西湖区; Xihu District, Hangzhou. The nation goes without saying. `line`: from the nation down. */
export function placeNameOf(line: readonly Area[], locale: Locale): LocalText {
  const named = line.length > 2 ? line.slice(2 - (line.length === 3 ? 1 : 0)) : line.slice(-1);
  const names = named.map((area) => nameIn(area.names, locale));
  const missing = names.some((name) => name.locale !== locale);
  if (locale === 'zh' || missing) return { text: named.map((area) => area.names.zh).join(''), locale: 'zh' };
  return {
    text: names
      .map((name) => name.text)
      .reverse()
      .join(locale === 'ug' ? '، ' : ', '),
    locale,
  };
}
