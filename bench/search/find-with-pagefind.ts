import { type Browser, chromium } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import * as pagefind from 'pagefind';
import type { ResolvedEntitlement } from '../../src/catalogue/resolve-lists.ts';
import { chromiumArguments, requireChromium } from '../../tools/find-chromium.mjs';

/** Pagefind in Chromium, over one index a district made of the texts of its entries, asked as typed. */
export interface PagefindPeer {
  version: string;
  /** Ids of entries for each query, best first. */
  find: (district: string, queries: readonly string[]) => Promise<string[][]>;
  close: () => Promise<void>;
}

export async function startPagefind(districts: ReadonlyMap<string, readonly ResolvedEntitlement[]>): Promise<PagefindPeer> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxiang-pagefind-'));
  const names = [...districts.keys()];
  for (const [number, entitlements] of [...districts.values()].entries()) {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: 'zh-cn' });
    if (!index) throw new Error(errors.join('\n'));
    for (const { id, fields } of entitlements) {
      const texts = [fields.title?.value, fields.plain?.value, fields.who?.value, fields.keywords?.value, fields.provides?.value];
      await index.addCustomRecord({
        url: `/${id}/`,
        content: texts.flat().concat(fields.conditions?.value, fields.steps?.value).filter(Boolean).join('\n'),
        language: 'zh-cn',
        meta: { title: fields.title?.value ?? id },
      });
    }
    await index.writeFiles({ outputPath: join(folder, String(number)) });
    await index.deleteIndex();
  }
  await pagefind.close();

  const types: Record<string, string> = { '.js': 'text/javascript', '.json': 'application/json', '.html': 'text/html' };
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/') {
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><html lang="zh-CN"><title>1</title></html>');
      return;
    }
    try {
      response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream').end(readFileSync(join(folder, path)));
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser: Browser = await chromium.launch({ executablePath: await requireChromium(), args: chromiumArguments });
  const page = await browser.newPage();
  return {
    version: (JSON.parse(readFileSync(join(folder, '0', 'pagefind-entry.json'), 'utf8')) as { version: string }).version,
    find: async (district, queries) => {
      await page.goto(`${origin}/`);
      return page.evaluate(
        async ({ base, asked }) => {
          const engine = (await import(`${base}/pagefind.js`)) as {
            options: (options: object) => Promise<void>;
            search: (query: string) => Promise<{ results: { data: () => Promise<{ url: string }> }[] }>;
          };
          await engine.options({ baseUrl: '/' });
          const found: string[][] = [];
          for (const query of asked) {
            const { results } = await engine.search(query);
            const data = await Promise.all(results.slice(0, 10).map((result) => result.data()));
            found.push(data.map(({ url }) => url.split('/').findLast((part) => part !== '') ?? ''));
          }
          return found;
        },
        { base: `${origin}/${names.indexOf(district)}`, asked: [...queries] },
      );
    },
    close: async () => {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
