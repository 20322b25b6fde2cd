/** Waits until a search box is touched; only then is the search itself loaded, and its words at the same time. */
import type { SearchFiles, SearchScript } from './search-box.ts';

const form = document.querySelector<HTMLFormElement>('form[data-lexicon]');
const input = form?.querySelector('input');
const handedOver = /^#need=(.*)$/.exec(location.hash);
const get = (address: string): Promise<Response> =>
  fetch(address).then((response) => (response.ok ? response : Promise.reject(new Error(String(response.status)))));

if (form && input) {
  const status = document.getElementById('search-status');
  let opening: Promise<void> | undefined;
  const open = (): void => {
    if (opening) return;
    const { lexicon = '', own = '', script = '', locale, wait = '', offline = '', places } = form.dataset;
    const early = places === undefined ? get(own) : undefined;
    const files: Omit<SearchFiles, 'words'> = {
      locale: locale as SearchFiles['locale'],
      lexicon: JSON.parse(lexicon) as SearchFiles['lexicon'],
      fetchBytes: (address) => (address === own && early ? early : get(address)).then((response) => response.arrayBuffer()),
      fetchJson: (address) => get(address).then((response) => response.json()),
    };
    if (status) status.textContent = wait;
    opening = (import(/* @vite-ignore */ script) as Promise<SearchScript>).then(({ openSearch, default: words }) =>
      openSearch(form, { ...files, words }),
    );
    opening.catch(() => {
      opening = undefined;
      if (status) status.textContent = offline;
    });
  };
  form.addEventListener('focusin', open);
  // Until the search is there, Enter waits for it: with a script, nothing is ever sent.
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    open();
  });
  if (handedOver) {
    // The rest of a sentence that was typed on another page: it leaves the address bar before anybody copies it.
    history.replaceState(null, '', location.pathname);
    input.value = new URLSearchParams(`need=${handedOver[1] ?? ''}`).get('need') ?? '';
  }
  if (handedOver || input.value !== '' || form.contains(document.activeElement)) open();
}
