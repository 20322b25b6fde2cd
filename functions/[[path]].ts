import type { Hono } from 'hono';
import type { DeclarationData } from '../src/declaration/declaration-data.ts';
import { createApp, isOfTheApp } from './app.ts';
import { type Published, publishedFrom } from './declarations/published.ts';
import { type DeclarationObjectStub, openDurableObjectStore } from './storage/durable-object-store.ts';

export { DeclarationObject } from './storage/durable-object-store.ts';

/** What the host hands to a file-routed function. */
export interface Environment {
  /** The built site. */
  ASSETS: { fetch: (request: Request) => Promise<Response> };
  DECLARATIONS: { idFromName: (name: string) => unknown; get: (id: unknown) => DeclarationObjectStub };
  /** `cn`: the host keeps its data in mainland China (PIPL 36). Anything else, and only invented districts are served. */
  DATA_REGION?: string;
}
export interface RoutedRequest {
  request: Request;
  env: Environment;
  next: () => Promise<Response>;
}

/** No division of China has such a code (GB/T 2260): for trying things out. */
export const isInvented = (district: string): boolean => district.startsWith('99');

/** How long a new build may wait until it is seen, in milliseconds. */
const freshFor = 300_000;

let running: { app: Hono; environment: Environment } | undefined;

/** Every request: what the application answers, else the built site. */
export function onRequest({ request, env, next }: RoutedRequest): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!isOfTheApp(pathname, request.method)) return next();
  if (running?.environment !== env) running = { app: applicationOn(env), environment: env };
  return Promise.resolve(running.app.fetch(request));
}

function applicationOn(env: Environment): Hono {
  const asset = async (path: string): Promise<Response | undefined> => {
    // The host of the request does not matter to the site's files.
    const answer = await env.ASSETS.fetch(new Request(`https://site.invalid${path}`));
    return answer.ok ? answer : undefined;
  };
  let read: { at: number; published: Published } | undefined;
  const published = async (): Promise<Published> => {
    if (read && Date.now() - read.at < freshFor) return read.published;
    const answer = await asset('/declaration.json');
    if (!answer) throw new Error('the site has no declaration.json');
    const data = publishedFrom((await answer.json()) as DeclarationData);
    const isServed = env.DATA_REGION === 'cn' ? () => true : isInvented;
    read = { at: Date.now(), published: { ...data, deskOf: (district) => (isServed(district) ? data.deskOf(district) : undefined) } };
    return read.published;
  };
  const store = openDurableObjectStore(() => env.DECLARATIONS.get(env.DECLARATIONS.idFromName('declarations')));
  return createApp({
    base: '',
    inbox: store.inbox,
    desk: store,
    readiness: store.readiness,
    published,
    shells: async (path) => (await asset(path))?.text(),
    siteFile: async (path) => (await asset(path))?.bytes(),
    clock: () => Date.now(),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    addressOf: (context) => context.req.header('CF-Connecting-IP'),
    onFailure: (kind) => {
      console.error(`A request failed: ${kind}`);
    },
  });
}
