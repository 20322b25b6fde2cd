import type { Form } from '../form/form-file.ts';

/** The part of Decap CMS that our page uses (decapcms.org/docs; `decap-cms` 3.16). It ships no types of its bundle. */
export interface DecapCms {
  init: (options: { config: object }) => void;
  registerBackend: (name: string, backend: new (config: object, options?: object) => object) => void;
  registerCustomFormat: (name: string, extension: string, format: DecapFormat) => void;
  registerPreviewTemplate: (name: string, component: unknown) => void;
  registerLocale: (name: string, phrases: object) => void;
  getLocale: (name: string) => object;
  getBackend: (name: string) => { init: (config: object, options?: object) => object };
}

export interface DecapFormat {
  fromFile: (text: string) => Form;
  toFile: (form: Form) => string;
}

export interface DecapEntry {
  file: { path: string; id: string | null; label?: string };
  data: string;
}

/** What Decap asks of a place where files are kept, without drafts, media and notes. */
export interface DecapBackend {
  isGitBackend: () => boolean;
  status: () => Promise<object>;
  authComponent: () => unknown;
  restoreUser: () => Promise<object>;
  authenticate: () => Promise<object>;
  logout: () => null;
  getToken: () => Promise<string>;
  entriesByFolder: (folder: string, extension: string) => Promise<DecapEntry[]>;
  allEntriesByFolder: (folder: string, extension: string) => Promise<DecapEntry[]>;
  entriesByFiles: (files: { path: string; label?: string }[]) => Promise<DecapEntry[]>;
  getEntry: (path: string) => Promise<DecapEntry>;
  persistEntry: (entry: { dataFiles: { path: string; raw: string }[] }) => Promise<void>;
  getMedia: () => Promise<[]>;
}

/** What Decap hands to a preview: the entry as it stands in the form, an Immutable map. */
export interface PreviewProps {
  entry: { getIn: (path: readonly string[]) => unknown; get: (key: string) => unknown };
}

/** React as Decap brings it along. */
export interface DecapReact {
  createClass: (specification: object) => unknown;
  h: (type: unknown, properties: object | null, ...children: unknown[]) => unknown;
}

declare global {
  interface Window extends DecapReact {
    CMS: DecapCms;
    CMS_MANUAL_INIT: boolean;
  }
}
