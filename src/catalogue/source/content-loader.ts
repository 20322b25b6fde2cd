import type { Loader } from 'astro/loaders';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listContent, parseContentFile, readContentTexts, shortDigest } from './read-content.ts';

/** The folder that is published: `content/`, or another one named by CONTENT_DIR (benchmarks, tests). */
export function contentRoot(): string {
  return process.env['CONTENT_DIR'] ?? join(process.cwd(), 'content');
}

/** Where nothing is watched, all collections are made of the files of one moment. */
const listOnce = (root: string): string[] => (listed ??= listContent(root));
let listed: string[] | undefined;

/**
 * Puts the files of `content/` whose path matches into a collection, as written: their statements are judged by
 * `npm run check`, which speaks to editors, not here. Unchanged files are neither parsed nor rendered again.
 */
export function contentLoader(pattern: RegExp): Loader {
  return {
    name: 'tongxiang-content',
    load: async (context) => {
      const { store, watcher, config } = context;
      const root = contentRoot();
      const project = fileURLToPath(config.root);
      const sync = async (): Promise<void> => {
        const seen = new Set<string>();
        for (const { path, text } of readContentTexts(root, pattern, watcher ? listContent(root) : listOnce(root))) {
          seen.add(path);
          const digest = shortDigest(text);
          if (store.get(path)?.digest === digest) continue;
          const file = parseContentFile(path, text);
          const body = file.body.trim();
          store.set({
            id: path,
            data: (file.data ?? {}) as Record<string, unknown>,
            digest,
            filePath: relative(project, join(root, path)),
            body: file.body,
            ...(body === '' ? {} : { rendered: await context.renderMarkdown(body) }),
          });
        }
        for (const key of store.keys()) if (!seen.has(key)) store.delete(key);
      };
      await sync();
      watcher?.add(root);
      for (const event of ['add', 'change', 'unlink'] as const) {
        watcher?.on(event, (changed: string) => {
          if (changed.startsWith(root)) void sync();
        });
      }
    },
  };
}
