import type { DecapCms, DecapEntry } from './decap-cms.ts';
import { splitPath, withPath } from './text-with-path.ts';

/** The hosts for which Decap has a backend of its own that we have settings for. */
export type GitHost = 'gitlab' | 'gitea' | 'forgejo';

interface Raw {
  path: string;
  raw: string;
}

/**
 * Decap’s backend of a Git host, whose files say where they stand when our forms get them, and not when they are saved. `folder` is the
 * content folder in the repository.
 */
export function hostBackend(
  cms: Pick<DecapCms, 'getBackend'>,
  host: GitHost,
  folder: string,
): new (config: object, options?: object) => object {
  const marked = (entry: DecapEntry): DecapEntry => {
    // The list itself is kept: Decap hangs its cursor on it.
    entry.data = mark(folder, entry.file.path, entry.data);
    return entry;
  };
  const changes: Record<string, (method: (...args: unknown[]) => unknown) => (...args: never[]) => unknown> = {
    getEntry: (method) => async (path: string) => marked((await method(path)) as DecapEntry),
    unpublishedEntryDataFile: (method) => async (collection: string, slug: string, path: string, id: string) =>
      mark(folder, path, (await method(collection, slug, path, id)) as string),
    persistEntry:
      (method) =>
      (entry: { dataFiles: Raw[] }, ...rest: never[]) =>
        method({ ...entry, dataFiles: entry.dataFiles.map((file) => ({ ...file, raw: splitPath(file.raw).text })) }, ...rest),
    traverseCursor:
      (method) =>
      async (...args: never[]) => {
        const page = (await method(...args)) as { entries: DecapEntry[] };
        page.entries.forEach(marked);
        return page;
      },
  };
  for (const name of ['entriesByFolder', 'allEntriesByFolder', 'entriesByFiles']) {
    changes[name] =
      (method) =>
      async (...args: never[]) => {
        const entries = (await method(...args)) as DecapEntry[];
        entries.forEach(marked);
        return entries;
      };
  }
  const { init } = cms.getBackend(host);
  return function start(config: object, options?: object) {
    return new Proxy(init(config, options), {
      get(backend, key) {
        const value: unknown = Reflect.get(backend, key);
        if (typeof value !== 'function') return value;
        const method = value.bind(backend) as (...args: unknown[]) => unknown;
        return typeof key === 'string' && Object.hasOwn(changes, key) ? changes[key]?.(method) : method;
      },
    });
  } as unknown as new (config: object, options?: object) => object;
}

const mark = (folder: string, path: string, text: string): string =>
  withPath(folder === '' ? path : path.slice(folder.length + 1), splitPath(text).text);
