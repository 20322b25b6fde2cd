/** The search on a list: loaded when its box is touched, answers as one types, forgets when one goes. */
import './older-browsers.ts';
import { locales } from '../../i18n/locales.ts';
import { type Reply, replyTo } from '../reply.ts';
import { ownPart } from '../own-part.ts';
import { answersTo, type ShownEntry, statusOf } from './answers.ts';
import { showPieces } from './element-tree.ts';
import { openSearchEngine } from './search-engine.ts';
import { afterPause, followTyping, type OpenSearch } from './search-box.ts';

/** Reads the list from the page, so that nothing more has to be loaded for it. */
function entriesOnPage(list: HTMLElement): ShownEntry[] {
  const page = document.documentElement.lang;
  const localeOf = (element: Element): ShownEntry['title']['locale'] => {
    const language = element.getAttribute('lang') ?? page;
    return (Object.keys(locales) as (keyof typeof locales)[]).find((locale) => locales[locale].language === language) ?? 'zh';
  };
  return Array.from(list.querySelectorAll('li[data-types]')).flatMap((item) => {
    const link = item.querySelector('a');
    const plain = item.querySelector('p:not(.tags)');
    if (!link) return [];
    const textOf = (element: Element): ShownEntry['title'] => ({ text: element.textContent.trim(), locale: localeOf(element) });
    const entry: ShownEntry = { id: link.pathname, types: (item.getAttribute('data-types') ?? '').split(' '), title: textOf(link) };
    if (plain) entry.plain = textOf(plain);
    return [entry];
  });
}

export const openSearch: OpenSearch = async (form, { lexicon, locale, words, fetchBytes }) => {
  const list = document.getElementById('whole-list');
  const found = document.getElementById('found');
  const status = document.getElementById('search-status');
  const input = form.querySelector<HTMLInputElement>('input[type="search"]');
  if (!list || !found || !status || !input) return;
  const shown = entriesOnPage(list);
  const entries = new Map(shown.map((entry) => [entry.id, entry]));
  const searched = shown.map(({ id, types, title }) => ({ id, types, title: title.text }));
  const engine = await openSearchEngine(lexicon, ownPart[locale], words.groups, searched, fetchBytes);

  const show = (typed: string, reply: Reply | undefined): void => {
    list.hidden = reply !== undefined;
    showPieces(found, reply ? answersTo({ words, typed, reply, entries, list: location.pathname }) : []);
    status.textContent = reply ? statusOf(words, reply) : '';
  };
  const answer = (): void => {
    const typed = input.value;
    if (typed.trim() === '') {
      show('', undefined);
      return;
    }
    const { matched, more } = engine.ask(typed);
    show(typed, replyTo(matched));
    whenPaused(more);
  };
  const whenPaused = afterPause(answer);
  followTyping(form, input, answer, () => found.querySelector('a')?.focus());
  // A category below the answers is a place in the list, which is hidden while there are answers.
  found.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (link?.pathname !== location.pathname || link.hash === '') return;
    input.value = '';
    answer();
  });
  answer();
};
