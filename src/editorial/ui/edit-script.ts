// The script of /admin/: tells Decap CMS of our files, our repository and our pages. Loaded before Decap, starts after it.
import { formFormat } from '../form/form-collections.ts';
import { fileOfForm, type Form, formOfFile } from '../form/form-file.ts';
import { formKeys } from '../form/form-field.ts';
import { nestCollections } from '../form/nest-collections.ts';
import type { DecapFormat } from './decap-cms.ts';
import type { EditingSetup } from './editing-api.ts';
import { entryPreview } from './entry-preview.ts';
import { showFindings } from './findings-panel.ts';
import { hostBackend } from './host-backend.ts';
import { localBackend, type Told } from './local-backend.ts';
import { missingPhrases, otherPhrases } from './missing-phrases.ts';
import { splitPath, withPath } from './text-with-path.ts';

window.CMS_MANUAL_INIT = true;

const format: DecapFormat = {
  fromFile: (raw) => {
    const { path, text } = splitPath(raw);
    return path === undefined ? {} : formOfFile(path, text);
  },
  toFile: (form) => {
    const file = form[formKeys.file] as { path: string; text: string } | undefined;
    const id = form[formKeys.id];
    const path = file?.path ?? `documents/${typeof id === 'string' ? id : ''}.yaml`;
    return withPath(path, fileOfForm(path, file?.text ?? '', form satisfies Form));
  },
};

document.addEventListener('DOMContentLoaded', () => {
  void start();
});

async function start(): Promise<void> {
  const panel = document.querySelector<HTMLElement>('#findings');
  const { CMS } = window;
  const response = await fetch('setup.json');
  const { config, folder, by } = (await response.json()) as EditingSetup;
  CMS.registerLocale('zh_Hans', completed(otherPhrases, completed(CMS.getLocale('zh_Hans'), missingPhrases)));
  CMS.registerCustomFormat(formFormat, 'md', format);
  const { collections } = config as { collections: { name: string; files?: { name: string }[] }[] };
  const nested = document.createElement('style');
  nested.textContent = nestCollections(collections.map(({ name }) => name));
  document.head.append(nested);
  if ('host' in by) CMS.registerBackend(`tongxiang-${by.host}`, hostBackend(CMS, by.host, folder));
  else {
    const tell = ({ answer }: Told): void => {
      if (panel) showFindings(panel, answer);
    };
    CMS.registerBackend('tongxiang-local', localBackend({ folder, clerk: by.clerk, react: window, tell }));
    const preview = entryPreview(window);
    for (const name of collections.flatMap((collection) => [collection.name, ...(collection.files ?? []).map((file) => file.name)])) {
      CMS.registerPreviewTemplate(name, preview);
    }
  }
  CMS.init({ config });
  followTheClerk();
}

/** The tree of places is longer than the page: it is scrolled to where the clerk is, also on coming back from a form. */
function followTheClerk(): void {
  const root = document.querySelector('#nc-root');
  if (!root) return;
  let at: Element | null = null;
  new MutationObserver(() => {
    const active = root.querySelector('aside .sidebar-active');
    if (active === at) return;
    at = active;
    at?.scrollIntoView({ block: 'nearest' });
  }).observe(root, { childList: true, subtree: true });
}

/** Phrases, with others where they have none. */
function completed(phrases: object, missing: object): object {
  const result: Record<string, unknown> = { ...missing };
  for (const [key, value] of Object.entries(phrases)) {
    const ours = result[key];
    result[key] = isPhrases(value) && isPhrases(ours) ? completed(value, ours) : (value as unknown);
  }
  return result;
}

const isPhrases = (value: unknown): value is object => typeof value === 'object' && value !== null;
