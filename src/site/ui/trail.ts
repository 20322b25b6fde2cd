import { fragmentAttributes, type Locale } from '../../i18n/locales.ts';
import { escapeHtml } from './sentence.ts';

/** A step of the breadcrumb: a link, or the page itself where there is no address. */
export interface TrailStep {
  text: string;
  address?: string;
  locale?: Locale;
}

export function trailHtml(page: Locale, steps: readonly TrailStep[]): string {
  return steps
    .map(({ text, address, locale = page }) => {
      const { lang, dir } = fragmentAttributes(page, locale);
      const language = `${lang === undefined ? '' : ` lang="${lang}"`}${dir === undefined ? '' : ` dir="${dir}"`}`;
      return address === undefined
        ? `<li><span aria-current="page"${language}>${escapeHtml(text)}</span></li>`
        : `<li><a href="${address}"${language}>${escapeHtml(text)}</a></li>`;
    })
    .join('');
}
