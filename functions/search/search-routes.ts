import type { Context, Hono } from 'hono';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { z } from 'zod/mini';
import { localeList } from '../../src/i18n/locales.ts';
import { element, type Piece } from '../../src/search/ui/element-tree.ts';
import { address } from '../../src/site/addresses.ts';
import { fillShell } from '../declarations/page-shell.ts';
import { BodyRefused, readBody } from '../declarations/read-body.ts';
import { isFromSameSite } from '../declarations/same-site.ts';
import type { Door } from '../declarations/door.ts';
import { answerNeed, type Asked } from './answer-need.ts';
import { publishedSearch, type SiteFile } from './published-search.ts';
import { reactFrom } from './react-pieces.ts';

export type SearchDoor = Pick<Door, 'base' | 'translators' | 'shells' | 'addressOf' | 'mayPost'> & { siteFile: SiteFile };

const mostBytes = 4096;
const askedSchema = z.strictObject({
  need: z.string().check(z.maxLength(200)),
  at: z._default(z.string().check(z.regex(/^\/(?:[a-z0-9-]+\/){1,3}$/u)), ''),
});

/** `POST /search/`: the box without a script. What was typed is read, answered and forgotten; it is in no address and no log. */
export function addSearchRoutes(app: Hono, door: SearchDoor): void {
  const searchIn = publishedSearch(door.siteFile, door.base);
  for (const locale of localeList) {
    const t = door.translators[locale];
    const title = `${t('search.title')} - ${t('site.name')}`;
    const show = async (
      context: Context,
      pieces: Piece[],
      status: 200 | 400 | 403 | 413 | 415 | 429 | 503,
      asked?: Asked,
    ): Promise<Response> => {
      const html = await fillShell(door.shells, { base: door.base, locale, shell: '/search/' }, { title, content: reactFrom(pieces) });
      return html === undefined ? context.text(String(status), status) : context.html(asked ? withAsked(html, asked) : html, status);
    };
    const refuse = (context: Context, text: string, status: 400 | 403 | 413 | 415 | 429 | 503): Promise<Response> =>
      show(context, [element('p', { class: 'warn', role: 'alert' }, [text])], status);

    app.post(address(door.base, locale, '/search/'), async (context) => {
      if (!isFromSameSite(context.req.raw)) return refuse(context, t('search.refused'), 403);
      if (!(await door.mayPost.take(door.addressOf(context)))) return refuse(context, t('search.tooOften'), 429);
      try {
        const asked = await readAsked(context.req.raw);
        const search = await searchIn(locale);
        if (!search) return await refuse(context, t('search.refused'), 503);
        const answered = await answerNeed(asked, search);
        if ('goTo' in answered) return context.redirect(answered.goTo, 303);
        return await show(context, answered.pieces, 200, asked);
      } catch (error) {
        if (error instanceof BodyRefused) return refuse(context, t('search.refused'), error.status);
        throw error;
      }
    });
  }
}

async function readAsked(request: Request): Promise<Asked> {
  const body = new URLSearchParams(await readBody(request, 'application/x-www-form-urlencoded', mostBytes));
  const names = [...body.keys()];
  const checked = askedSchema.safeParse(Object.fromEntries(body));
  if (!checked.success || new Set(names).size !== names.length) throw new BodyRefused(400);
  const { need, at } = checked.data;
  return { need, at: at.replaceAll(/^\/|\/$/gu, '') };
}

/** The built box with what was asked in it, so that it can be mended. */
function withAsked(html: string, { need, at }: Asked): string {
  const attributeOf = (value: string): string =>
    renderToStaticMarkup(createElement('i', { title: value })).slice('<i title='.length, -'></i>'.length);
  const hidden = at === '' ? '' : `<input type="hidden" name="at" value=${attributeOf(`/${at}/`)}>`;
  return html
    .replace(/<input id="?need"?(?=[\s>])/u, (input) => `${input} value=${attributeOf(need)}`)
    .replace('</form>', () => `${hidden}</form>`);
}

/** What the search answers; its page is a file of the site. `path` is without the base. */
export const isAskedOfSearch = (path: string, method: string): boolean => method === 'POST' && /^(?:\/(?:en|ug))?\/search\/$/u.test(path);
