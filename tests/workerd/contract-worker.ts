// The function in workerd as the contract suites want it: fresh sites with stores of their own, a clock that the test moves. How a host
// starts it is in functions/[[path]].ts, which hosted-entry.ts wraps.
import type { Hono } from 'hono';
import { createApp } from '../../functions/app.ts';
import { publishedFrom } from '../../functions/declarations/published.ts';
import { type DeclarationObjectStub, openDurableObjectStore } from '../../functions/storage/durable-object-store.ts';
import type { WorkName } from '../../functions/storage/declaration-work.ts';
import type { DeclarationData } from '../../src/declaration/declaration-data.ts';
import { decodeBytes, encodeBytes } from './bytes-in-json.ts';

export { DeclarationObject } from '../../functions/storage/durable-object-store.ts';

interface Environment {
  DECLARATIONS: { idFromName: (name: string) => unknown; get: (id: unknown) => DeclarationObjectStub };
}
export interface OpenRequest {
  data: DeclarationData;
  mostInHour: number;
  proofFrom: number;
  mostPostsInMinute: number;
  address: string | undefined;
  shell: string;
}

const sites = new Map<string, { app: Hono; now: number }>();

export default {
  async fetch(request: Request, env: Environment): Promise<Response> {
    const name = request.headers.get('X-Site') ?? '';
    const object = (): DeclarationObjectStub => env.DECLARATIONS.get(env.DECLARATIONS.idFromName(name));
    const { pathname } = new URL(request.url);
    if (pathname === '/test/open') {
      const { data, shell, address, ...limits } = (await request.json()) as OpenRequest;
      const site = { app: undefined as unknown as Hono, now: 0 };
      const published = publishedFrom(data);
      site.app = createApp({
        base: '',
        inbox: openDurableObjectStore(object).inbox,
        published: () => Promise.resolve(published),
        shells: (path) => Promise.resolve(shell.replace('{path}', path)),
        clock: () => site.now,
        randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
        addressOf: () => address,
        onFailure: (kind) => {
          console.error(kind);
        },
        ...limits,
      });
      sites.set(name, site);
      return new Response();
    }
    if (pathname === '/test/work') {
      const { work, args } = decodeBytes(await request.text()) as { work: WorkName; args: unknown[] };
      return new Response(encodeBytes(await object().run(work, args)));
    }
    const site = sites.get(name);
    if (!site) return new Response('no such site', { status: 500 });
    site.now = Number(request.headers.get('X-Clock'));
    return site.app.fetch(request);
  },
};
