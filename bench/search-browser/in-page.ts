// What the bench does inside the page, as texts to be evaluated: the same in Chromium and in Firefox.

const start = `
  const input = document.querySelector('form.ask input[type="search"]');
  const found = document.getElementById('found');
  const status = document.getElementById('search-status');
`;

/** Milliseconds from touching the box, with a need in it, to the first answer on the screen. */
export const firstAnswer = (query: string): string => `(async () => {
  ${start}
  input.value = ${JSON.stringify(query)};
  const before = performance.now();
  const shown = new Promise((resolve) => new MutationObserver(() => {
    if (found.querySelector('.entries a')) resolve();
  }).observe(found, { childList: true }));
  input.focus();
  // A window that is not in front has no focus to give.
  input.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  await shown;
  found.getBoundingClientRect();
  return String(performance.now() - before);
})()`;

/** Milliseconds for each keystroke of each query, from the event to the laid-out answer, as JSON: the fastest of three passes. */
export const keystrokes = (queries: readonly string[]): string => `(async () => {
  ${start}
  const times = [];
  for (const query of ${JSON.stringify(queries)}) {
    const letters = Array.from(query);
    for (let length = 1; length <= letters.length; length += 1) {
      let fastest = Infinity;
      for (let pass = 0; pass < 3; pass += 1) {
        input.value = letters.slice(0, length).join('');
        const before = performance.now();
        input.dispatchEvent(new InputEvent('input'));
        found.getBoundingClientRect();
        fastest = Math.min(fastest, performance.now() - before);
      }
      times.push(fastest);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  return JSON.stringify(times);
})()`;

/** The first three answers to each query, sure or not, as JSON: addresses without origin. */
export const firstThree = (queries: readonly string[]): string => `(async () => {
  ${start}
  const ask = async (query, wait) => {
    input.value = query;
    input.dispatchEvent(new InputEvent('input'));
    await new Promise((resolve) => setTimeout(resolve, wait));
    return Array.from(found.querySelectorAll('.entries a')).slice(0, 3).map((link) => link.pathname);
  };
  // Every part of the lexicon first, so that no answer depends on what has arrived.
  for (const query of ['打疫苗', 'zzzz zzzz', 'ۋاكسىنا', '預']) await ask(query, 700);
  const answers = [];
  for (const query of ${JSON.stringify(queries)}) answers.push(await ask(query, 0));
  return JSON.stringify(answers);
})()`;
