import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { locales } from '../../src/i18n/locales.ts';
import { contentSecurityPolicy, type InlineHashes } from './security-headers.ts';
import type { Site } from './serve-site.ts';

/** The built site, looked up anew each time: publishing is replacing the folder, no restart. */
export function siteInFolder(folder: string, base: string): Site {
  return {
    base,
    localePrefixes: Object.values(locales).flatMap(({ prefix }) => (prefix === '' ? [] : [prefix])),
    has: (path) => {
      if (!path.endsWith('/') || /[\0\\]|\/\.{1,2}\//u.test(path)) return false;
      return statSync(join(folder, path, 'index.html'), { throwIfNoEntry: false })?.isFile() ?? false;
    },
    notFoundPage: async (localePrefix) => {
      for (const name of ['404.html', '404/index.html']) {
        const page = await readFile(join(folder, localePrefix, name), 'utf8').catch(() => undefined);
        if (page !== undefined) return page;
      }
      return localePrefix === '' ? undefined : await readFile(join(folder, '404.html'), 'utf8').catch(() => undefined);
    },
  };
}

/** The policy that fits the pages in the folder; read again when a build has written another. */
export function policyFromFile(file: string): () => string {
  let readAt = Number.NaN;
  let policy = contentSecurityPolicy({ styles: [], scripts: [] });
  return () => {
    const writtenAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (writtenAt === undefined || writtenAt === readAt) return policy;
    readAt = writtenAt;
    policy = contentSecurityPolicy(JSON.parse(readFileSync(file, 'utf8')) as InlineHashes);
    return policy;
  };
}
