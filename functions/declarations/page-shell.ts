import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Locale, localeList } from '../../src/i18n/locales.ts';
import { address } from '../../src/site/addresses.ts';

/** The HTML of a page that the build has made, by its path without base: `/en/declare/`. */
export type Shells = (path: string) => Promise<string | undefined>;

/** Astro builds the page around the form; between these two it is filled in. */
const from = '<!--form-->';
const to = '<!--/form-->';

export interface Filling {
  title: string;
  content: ReactElement;
  /** The page in the other languages, if it has another path than its shell. */
  path?: string | undefined;
}

/** The built page with the form in it; undefined where the build has no such page. Every value is escaped by React. */
export async function fillShell(
  shells: Shells,
  { base, locale, shell }: { base: string; locale: Locale; shell: string },
  { title, content, path = shell }: Filling,
): Promise<string | undefined> {
  const page = await shells(address('', locale, shell));
  const start = page?.indexOf(from) ?? -1;
  const end = page?.indexOf(to) ?? -1;
  if (page === undefined || start === -1 || end < start) return undefined;
  const head = localeList.reduce(
    (html, other) => html.replaceAll(`href="${address(base, other, shell)}"`, `href="${address(base, other, path)}"`),
    page.slice(0, start),
  );
  const titled = head.replace(/<title>[^<]*<\/title>/u, () => renderToStaticMarkup(createElement('title', null, title)));
  return titled + renderToStaticMarkup(content) + page.slice(end + to.length);
}
