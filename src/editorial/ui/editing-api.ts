import type { Bilingual } from '../finding.ts';
import type { GitHost } from './host-backend.ts';

/** What the editor’s page and `npm run edit` say to each other, as JSON. Paths are relative to `content/`. */
export interface EditingSetup {
  /** Decap’s configuration. */
  config: object;
  /** The content folder in the repository, as the configuration names it: `content`. */
  folder: string;
  /** Who commits, where `npm run edit` runs; the host, where the repository is reached directly. */
  by: { clerk: { name: string; email: string } } | { host: GitHost };
}

export interface ShownFinding {
  severity: 'error' | 'warning';
  /** The file it is about, if that is another one than the one saved. */
  file: string | undefined;
  /** Label of the outermost field, as the form has it. */
  label: string | undefined;
  message: Bilingual;
  help: Bilingual;
}

/** Saved: the commit, or none where nothing differed. Refused: nothing was written. */
export type SaveAnswer =
  | { saved: true; commit: string | undefined; message: string; findings: ShownFinding[] }
  | { saved: false; reason: Bilingual; findings: ShownFinding[] };

/** Where the unsaved entry can be seen; `none` where it has no page of its own. */
export type PreviewAnswer = { address: string } | { none: Bilingual };
