// The script of /admin/: tells Decap CMS of our files, our repository and our pages. Loaded before Decap, starts after it.
import { formFormat } from '../form/form-collections.ts';
import { fileOfForm, type Form, formOfFile } from '../form/form-file.ts';
import { formKeys } from '../form/form-field.ts';
import type { DecapFormat } from './decap-cms.ts';
import type { EditingSetup } from './editing-api.ts';
import { entryPreview } from './entry-preview.ts';
import { showFindings } from './findings-panel.ts';
import { localBackend } from './local-backend.ts';
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
    const path = file?.path ?? `documents/${String(form[formKeys.id])}.yaml`;
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
  const { config, folder, clerk } = (await response.json()) as EditingSetup;
  CMS.registerLocale('zh_Hans', completed(otherPhrases, completed(CMS.getLocale('zh_Hans'), missingPhrases)));
  CMS.registerCustomFormat(formFormat, 'md', format);
  CMS.registerBackend(
    'tongxiang-local',
    localBackend({
      folder,
      clerk,
      react: window,
      tell: ({ answer }) => {
        if (panel) showFindings(panel, answer);
      },
    }),
  );
  const preview = entryPreview(window);
  const { collections } = config as { collections: { name: string; files?: { name: string }[] }[] };
  for (const name of collections.flatMap((collection) => [collection.name, ...(collection.files ?? []).map((file) => file.name)])) {
    CMS.registerPreviewTemplate(name, preview);
  }
  CMS.init({ config });
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
