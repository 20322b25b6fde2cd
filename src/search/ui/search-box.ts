import type { Locale } from '../../i18n/locales.ts';
import type { SearchWords } from '../search-words.ts';
import type { LexiconAddresses } from './search-engine.ts';

/** What a search box names in its `data-` attributes; the words come with the script. */
export interface SearchFiles<Words = SearchWords> {
  locale: Locale;
  lexicon: LexiconAddresses;
  words: Words;
  fetchBytes: (address: string) => Promise<ArrayBuffer>;
  fetchJson: <T>(address: string) => Promise<T>;
}

export type OpenSearch<Words = SearchWords> = (form: HTMLFormElement, files: SearchFiles<Words>) => Promise<void>;

/** What a search script exports: itself, and what it says in the reader's language. */
export interface SearchScript<Words = SearchWords> {
  openSearch: OpenSearch<Words>;
  default: Words;
}

/**
 * Calls `answer` as one types: not while an input method composes, at once when it has. Escape clears, Enter goes to the first answer;
 * the form is never sent.
 */
export function followTyping(form: HTMLFormElement, input: HTMLInputElement, answer: () => void, onEnter: () => void): void {
  let isComposing = false;
  input.addEventListener('compositionstart', () => (isComposing = true));
  input.addEventListener('compositionend', () => {
    isComposing = false;
    answer();
  });
  input.addEventListener('input', () => {
    if (!isComposing) answer();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || isComposing) return;
    event.preventDefault();
    input.value = '';
    answer();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isComposing) return;
    answer();
    onEnter();
  });
  // Pages that come back from the browser’s memory keep what stands in the box.
  addEventListener('pageshow', () => {
    answer();
  });
}

const pause = 500;

/** Words of another language are loaded when somebody stops and looks, not between two letters. With them it is answered anew. */
export function afterPause(answer: () => void): (more: (() => Promise<void>) | undefined) => void {
  let timer = 0;
  return (more) => {
    clearTimeout(timer);
    if (more)
      timer = window.setTimeout(() => {
        more().then(answer, () => undefined);
      }, pause);
  };
}
