import { fieldNamed } from '../form-steps.ts';
import type { FormWords } from './form-words.ts';

/** Everything that this site ever writes on a phone, and only if the parent asks for it (docs/privacy/impact-assessment.md). */
const key = 'declaration-draft';
const longest = 24 * 60 * 60 * 1000;

interface Draft {
  until: number;
  district: string;
  answers: [name: string, value: string][];
}

/** Offers to keep what was typed; puts back what was kept. `onRestored` is told so that the page can follow. */
export function keepDraft(form: HTMLFormElement, words: FormWords, onRestored: () => void): void {
  const storage = storageOfPhone();
  if (!storage) return;
  const kept = readDraft(storage);
  const isBlank = answersOf(form).every(([, value]) => value === '');

  const box = document.createElement('input');
  box.type = 'checkbox';
  box.id = 'keep-draft';
  const text = document.createElement('span');
  text.textContent = words.draft.label;
  const label = document.createElement('label');
  label.className = 'option';
  label.append(box, text);
  const hint = document.createElement('p');
  hint.className = 'small';
  hint.id = 'keep-draft-hint';
  hint.textContent = words.draft.hint;
  box.setAttribute('aria-describedby', hint.id);
  const group = document.createElement('div');
  group.append(label, hint);
  form.after(group);

  if (kept?.district === words.district) {
    box.checked = true;
    if (isBlank) {
      putBack(form, kept.answers);
      const told = document.createElement('p');
      told.className = 'note';
      told.setAttribute('role', 'status');
      told.textContent = words.draft.restored;
      form.before(told);
      onRestored();
    }
  }

  const save = (): void => {
    if (!box.checked) {
      storage.removeItem(key);
      return;
    }
    const draft: Draft = { until: Date.now() + longest, district: words.district, answers: answersOf(form) };
    storage.setItem(key, JSON.stringify(draft));
  };
  for (const event of ['change', 'input']) form.addEventListener(event, save);
  box.addEventListener('change', save);
}

/** After the receipt, and on every visit after the day has passed. */
export function dropDraft(isDone: boolean): void {
  const storage = storageOfPhone();
  if (storage && (isDone || !readDraft(storage))) storage.removeItem(key);
}

function readDraft(storage: Storage): Draft | undefined {
  try {
    const draft = JSON.parse(storage.getItem(key) ?? 'null') as Draft | null;
    return draft && draft.until > Date.now() ? draft : undefined;
  } catch {
    return undefined;
  }
}

/** Answers only: no token, no consent. */
function answersOf(form: HTMLFormElement): Draft['answers'] {
  return Array.from(new FormData(form)).flatMap(([name, value]) =>
    typeof value === 'string' && fieldNamed(name) && !name.startsWith('consents.') ? [[name, value] as [string, string]] : [],
  );
}

function putBack(form: HTMLFormElement, answers: Draft['answers']): void {
  for (const [name, value] of answers) {
    for (const field of Array.from(form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`))) {
      if (field.type !== 'checkbox' && field.type !== 'radio') field.value = value;
      else if (field.value === value) field.checked = true;
      const folded = value === '' ? null : field.closest('details');
      if (folded) folded.open = true;
    }
  }
}

/** Undefined where the browser forbids it. */
function storageOfPhone(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
