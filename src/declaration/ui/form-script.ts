/**
 * What a script adds to the form: one step at a time with the browser's own back button, checks while one goes along, one answer for a
 * double tap, patience on a bad network. Everything it does is done by the function again; without it, the form works as it is.
 */
import { z } from 'zod/mini';
import { declarationFromAnswers } from '../answers.ts';
import { declarationSchema } from '../declaration.schema.ts';
import { fieldNamed, nameAt } from '../form-steps.ts';
import { type ProblemCode, problemsOf } from '../problems.ts';
import type { FormWords } from './form-words.ts';
import { dropDraft, keepDraft } from './keep-draft.ts';
import { proveWork } from './prove-work.ts';

// `new Function` would be reported by Trusted Types.
z.config({ jitless: true });

const form = document.querySelector<HTMLFormElement>('form[data-words]');
dropDraft(document.querySelector('.receipt') !== null);
if (form) enhanceForm(form, JSON.parse(form.dataset['words'] ?? '') as FormWords);
for (const any of document.forms) sendOnce(any);
fillInSecret();

function enhanceForm(form: HTMLFormElement, words: FormWords): void {
  const steps = Array.from(form.querySelectorAll<HTMLFieldSetElement>('.step'));
  // An amendment carries what is on record: nothing of that is kept.
  if (form.querySelector('[name="token"]')) {
    keepDraft(form, words, () => {
      showWhatIsAsked(form);
    });
  }
  showWhatIsAsked(form);
  form.addEventListener('change', () => {
    showWhatIsAsked(form);
  });
  // Where the function has found something, all stays on one page: its summary links to every question.
  if (document.getElementById('problems')) return;

  let current = 0;
  // Not `form.children`: a form hands out the element of that name, and there is a step called so.
  const rest = Array.from(form.querySelectorAll<HTMLElement>(':scope > :not(.step)'));
  const progress = document.createElement('p');
  progress.className = 'small';
  const buttons = document.createElement('p');
  buttons.className = 'buttons';
  const next = button(words.next, 'main');
  const back = button(words.back);
  buttons.append(next, ' ', back);
  form.prepend(progress);
  form.append(buttons);

  const show = (step: number, isMove: boolean): void => {
    current = step;
    steps.forEach((fieldset, index) => {
      fieldset.hidden = index !== step;
    });
    const isLast = step === steps.length - 1;
    for (const element of rest) element.hidden = !isLast;
    next.hidden = isLast;
    back.hidden = step === 0;
    progress.textContent = words.progress.replace('{{number}}', String(step + 1)).replace('{{all}}', String(steps.length));
    if (!isMove) return;
    const heading = steps[step]?.querySelector('h2');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
    heading?.scrollIntoView();
  };
  const go = (step: number): void => {
    history.pushState({ step }, '');
    show(step, true);
  };

  next.addEventListener('click', () => {
    if (pointOut(form, words, steps[current])) go(current + 1);
  });
  back.addEventListener('click', () => {
    history.back();
  });
  addEventListener('popstate', (event) => {
    show((event.state as { step?: number } | null)?.step ?? 0, true);
  });
  form.addEventListener('keydown', (event) => {
    // Enter in a field means onwards, not send.
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || next.hidden) return;
    event.preventDefault();
    next.click();
  });
  history.replaceState({ step: 0 }, '');
  show(0, false);
}

function button(text: string, className = ''): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = text;
  return made;
}

/** Says what is wrong within one step, and goes to the first of it. True where nothing is. */
function pointOut(form: HTMLFormElement, words: FormWords, step: HTMLFieldSetElement | undefined): boolean {
  const wrong = problemsIn(form, words);
  let first: HTMLElement | undefined;
  for (const field of Array.from(step?.querySelectorAll<HTMLElement>('.field') ?? [])) {
    const input = field.querySelector('input');
    const code = input ? wrong.get(input.name) : undefined;
    field.querySelector('.wrong')?.remove();
    delete field.dataset['wrong'];
    input?.removeAttribute('aria-invalid');
    if (!input || code === undefined) continue;
    const said = document.createElement('p');
    said.className = 'wrong';
    said.id = `${input.name}-problem`;
    said.textContent = words.problems[code];
    field.insertBefore(said, input.closest('.option') ?? input);
    field.dataset['wrong'] = 'true';
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', `${said.id} ${input.getAttribute('aria-describedby') ?? ''}`.trim());
    first ??= input;
  }
  const folded = first?.closest('details');
  if (folded) folded.open = true;
  first?.focus();
  return first === undefined;
}

/** The same schema that the function runs; only which words mean a district is known there alone. */
function problemsIn(form: HTMLFormElement, { today, form: version, language, district }: FormWords): Map<string, ProblemCode> {
  const answers = new Map<string, string[]>();
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || !fieldNamed(name)) continue;
    if (value !== '') answers.set(name, [...(answers.get(name) ?? []), value]);
  }
  const { declaration } = declarationFromAnswers(answers, { form: version, language, district, findDistricts: (typed) => [typed] });
  const checked = declarationSchema({ today, form: version, isDistrict: (code) => code !== '' }).safeParse(declaration);
  const children = new Set(
    Array.from(answers.keys())
      .flatMap((name) => /^children\.(\d)/u.exec(name)?.[1] ?? [])
      .concat('0'),
  );
  const place = Array.from(children).sort();
  const problems = new Map<string, ProblemCode>();
  for (const { pointer, code } of checked.success ? [] : problemsOf(checked.error.issues)) {
    // The declaration counts only the children that are filled in; the form counts all.
    const name = nameAt(pointer).replace(/^children\.(\d)/u, (_all, index: string) => `children.${place[Number(index)] ?? index}`);
    problems.set(fieldNamed(name) ? name : name.replace(/\.\d+$/u, ''), code);
  }
  return problems;
}

/** The district of registration is asked only where there is one. */
function showWhatIsAsked(form: HTMLFormElement): void {
  for (const question of Array.from(form.querySelectorAll<HTMLInputElement>('[name$=".householdDistrict"]'))) {
    const asks = form.querySelector<HTMLInputElement>(`[name="${question.name.replace('District', '')}"][value="district"]`);
    const field = question.closest<HTMLElement>('.field');
    if (field && asks) field.hidden = !asks.checked;
  }
}

/** A second tap does nothing; without a network the page stays and tries again, instead of the browser's error page. */
function sendOnce(form: HTMLFormElement): void {
  let isSending = false;
  const { challenge } = form.dataset;
  const proof = challenge === undefined ? undefined : proveWork(challenge);
  const told = document.createElement('p');
  told.className = 'warn';
  told.setAttribute('role', 'status');
  // Not `event.submitter`: old WeChat kernels do not know it.
  let pressed: HTMLButtonElement | null = null;
  form.addEventListener('click', (event) => {
    pressed = event.target instanceof Element ? event.target.closest('button') : null;
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    void (async () => {
      for (let wait = 1; !(await isReachable()); wait = Math.min(wait * 2, 30)) {
        told.textContent = document.querySelector<HTMLElement>('[data-offline]')?.dataset['offline'] ?? '';
        form.append(told);
        await new Promise((resolve) => setTimeout(resolve, wait * 1000));
      }
      told.remove();
      const field = form.querySelector<HTMLInputElement>('input[name="proof"]');
      if (proof && field) field.value = await proof;
      if (pressed && pressed.name !== '') {
        const chosen = document.createElement('input');
        chosen.type = 'hidden';
        chosen.name = pressed.name;
        chosen.value = pressed.value;
        form.append(chosen);
        addEventListener('pageshow', () => {
          chosen.remove();
        });
      }
      form.submit();
    })();
  });
  addEventListener('pageshow', () => {
    isSending = false;
  });
}

async function isReachable(): Promise<boolean> {
  try {
    return (await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

/** The receipt's code leads here with the secret after `#`, which is never sent; it goes into the field and out of the address. */
function fillInSecret(): void {
  const field = document.querySelector<HTMLInputElement>('form[data-receipt] #secret');
  const secret = location.hash.slice(1);
  if (!field || !/^[2-9A-HJ-NP-Z-]{24,30}$/u.test(secret)) return;
  field.value = secret;
  history.replaceState(null, '', location.pathname);
}
