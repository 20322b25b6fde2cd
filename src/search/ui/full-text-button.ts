import type { SentenceWords } from '../search-words.ts';
import type { searchFullText } from './full-text.ts';

/** What is asked for at the moment. */
export interface FullTextQuestion {
  need: string;
  /** Service types that the matcher understood. */
  types: readonly string[];
  /** Path of the place that was named, `zhejiang/hangzhou`, or empty. */
  area: string;
}

/** The full text is loaded only when somebody wants it: it is heavier than everything else together. */
export function offerFullText(words: SentenceWords, current: () => FullTextQuestion): void {
  const section = document.getElementById('full-text');
  const button = section?.querySelector('button');
  const found = document.getElementById('full-text-found');
  if (!section || !button || !found) return;
  section.hidden = false;
  button.addEventListener('click', () => {
    const question = current();
    if (question.need.trim() === '') {
      found.textContent = words.sentence.fullTextWrite;
      return;
    }
    found.textContent = words.texts.wait;
    const { script = '', pagefind = '', build = '' } = section.dataset;
    (import(/* @vite-ignore */ script) as Promise<{ searchFullText: typeof searchFullText }>)
      .then((fullText) => fullText.searchFullText(pagefind, build, words, question))
      .then(
        (nodes) => {
          found.textContent = '';
          found.appendChild(nodes);
        },
        () => (found.textContent = words.sentence.fullTextFailed),
      );
  });
}
