// The portal as content/ is at the moment, and a page of it as it would be with an entry that is not saved yet. One `astro dev` on
// loopback, over a copy of content/: a preview puts the unsaved text into the copy, keeps the page that comes of it, and takes it out again.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { parseContentFile } from '../../src/catalogue/source/read-content.ts';
import type { PreviewAnswer } from '../../src/editorial/ui/editing-api.ts';
import { removeField, setField } from '../../src/editorial/year/edit-yaml.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { address, areaPath, documentPath, entitlementPath, guidePath } from '../../src/site/addresses.ts';
import { projectRoot } from '../prerequisites.mjs';

/** Where Astro keeps what it has read, while it serves: written anew when a changed file has been taken in. */
const readContent = join(projectRoot, '.astro/data-store.json');
/** Milliseconds that it may take, and that a page may take to differ after that. A change that a page does not show takes them all. */
const patience = { taken: 4000, shown: 600 };
/** Pages that are kept for frames that are open. */
const keptPages = 20;

export interface LivePortalOptions {
  root: string;
  /** Where the copy of content/ and Astro’s cache lie. */
  data: string;
  today: string;
}

export class LivePortal {
  readonly #root: string;
  readonly #copy: string;
  readonly #today: string;
  readonly #origin: string;
  readonly #snapshots = new Map<number, string>();
  #visits = 0;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor({ root, today }: LivePortalOptions, copy: string, origin: string) {
    this.#root = root;
    this.#copy = copy;
    this.#today = today;
    this.#origin = origin;
    // What is changed in another editor, by another command or by git pull.
    watch(root, { recursive: true }, (_event, name) => {
      if (name !== null) void this.#inTurn(() => Promise.resolve(this.#keepInStep(name.split(sep).join('/'))));
    });
  }

  static async start(options: LivePortalOptions): Promise<LivePortal> {
    const copy = join(options.data, 'content');
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(options.data, { recursive: true });
    cpSync(options.root, copy, { recursive: true });
    const astro = join(projectRoot, 'node_modules/astro/bin/astro.mjs');
    const child = spawn(process.execPath, [astro, 'dev', '--host', '127.0.0.1', '--port', '0'], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        CONTENT_DIR: copy,
        CACHE_DIR: join(options.data, 'cache'),
        BASE_PATH: '/',
        TODAY: options.today,
        ASTRO_TELEMETRY_DISABLED: '1',
      },
    });
    process.once('exit', () => child.kill());
    return new LivePortal(options, copy, await originOf(child));
  }

  /** A page, without the part of `astro dev` that reloads pages by itself. */
  page(pathAndQuery: string): Promise<Response> {
    return this.#inTurn(() => this.#fetch(pathAndQuery));
  }

  /** The page of an entry as it would be with this text. */
  preview(path: string, text: string): Promise<PreviewAnswer & { visit?: number }> {
    return this.#inTurn(async () => {
      const place = pageOf(path, text);
      if (place === undefined) return { none: { zh: '这个文件没有自己的网页。', en: 'This file has no page of its own.' } };
      if (parseContentFile(path, text).syntaxError)
        return { none: { zh: '现在还读不出来，请把正在写的写完。', en: 'This cannot be read yet.' } };
      const unsaved = [...this.#editionOf(path), { path, text }];
      const shown = await this.#until(place, () => unsaved.map((file) => this.#put(file.path, file.text)).includes(true));
      await this.#until(place, () => unsaved.map((file) => this.#keepInStep(file.path)).includes(true));
      const visit = (this.#visits += 1);
      // Pages are complete without scripts; in the frame none runs.
      this.#snapshots.set(visit, shown.replaceAll(/<script type="module"[^>]*>[\s\S]*?<\/script>/gu, ''));
      this.#snapshots.delete(visit - keptPages);
      return { address: `preview/${visit}`, visit };
    });
  }

  snapshot(visit: number): string | undefined {
    return this.#snapshots.get(visit);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #fetch(pathAndQuery: string): Promise<Response> {
    const answer = await fetch(`${this.#origin}${pathAndQuery}`, { redirect: 'manual' });
    const headers = new Headers();
    for (const name of ['content-type', 'location']) {
      const value = answer.headers.get(name);
      if (value !== null) headers.set(name, value.replace(this.#origin, ''));
    }
    if (!(headers.get('content-type') ?? '').startsWith('text/html')) return new Response(answer.body, { status: answer.status, headers });
    const html = (await answer.text()).replaceAll(/<script type="module" src="[^"]*\/@vite\/client"><\/script>/gu, '');
    return new Response(html, { status: answer.status, headers });
  }

  /** The page after a change of files has been taken in. `change` says whether there was one. */
  async #until(place: string, change: () => boolean): Promise<string> {
    const seen = async (): Promise<string> => (await this.#fetch(place)).text();
    const before = await seen();
    const taken = timeOf(readContent);
    if (!change()) return before;
    const started = Date.now();
    while (timeOf(readContent) === taken && Date.now() - started < patience.taken) await wait(50);
    const written = Date.now();
    let page = await seen();
    while (page === before && Date.now() - written < patience.shown) {
      await wait(60);
      page = await seen();
    }
    return page;
  }

  /** The entry’s own edition as if it came into force today, so that drafts and coming years are seen, too. */
  #editionOf(path: string): { path: string; text: string }[] {
    const folder = /^areas\/.+\/\d{4}(?=\/)/u.exec(path)?.[0];
    if (folder === undefined || path.endsWith('/edition.yaml')) return [];
    const file = `${folder}/edition.yaml`;
    const text = readOr(join(this.#root, file));
    if (text === undefined) return [];
    const { draft, inForce } = (parseContentFile(file, text).data ?? {}) as { draft?: string; inForce?: { from?: string } };
    if (draft === undefined && (inForce?.from ?? '') <= this.#today) return [];
    return [{ path: file, text: setField(file, removeField(file, text, ['draft']), ['inForce', 'from'], this.#today) }];
  }

  /** The copy’s file as it is in content/. True if it differed. */
  #keepInStep(path: string): boolean {
    const text = readOr(join(this.#root, path));
    if (text !== undefined) return this.#put(path, text);
    if (timeOf(join(this.#copy, path)) === 0) return false;
    rmSync(join(this.#copy, path), { recursive: true, force: true });
    return true;
  }

  #put(path: string, text: string): boolean {
    const absolute = join(this.#copy, path);
    if (readOr(absolute) === text) return false;
    mkdirSync(dirname(absolute), { recursive: true });
    writeFileSync(absolute, text);
    return true;
  }
}

const alreadyRunning =
  '这个项目已经开着一个编辑程序（或 astro dev）。请先关掉它，或者运行 npx astro dev stop。 An editor (or astro dev) is running in this project already.';

function originOf(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      const isRunning = said.some((line) => line.includes('already running'));
      reject(new Error(isRunning ? alreadyRunning : `网站没有启动。 The portal did not start:\n${said.join('\n')}`));
    });
    const listen = (coloured: string): void => {
      const line = stripVTControlCharacters(coloured);
      if (said.push(line) > 100) said.shift();
      const origin = /Local\s+(?<origin>http:\/\/127\.0\.0\.1:\d+)/u.exec(line)?.groups?.['origin'];
      if (origin !== undefined) resolve(origin);
    };
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', listen);
  });
}

/** The address of the page that shows a file; undefined where none does. */
function pageOf(path: string, text: string): string | undefined {
  const entry = /^areas\/(?<area>.+)\/\d{4}\/(?<id>[^/]+)\/(?<locale>zh|en|ug)\.md$/u.exec(path)?.groups;
  if (entry) return address('/', entry['locale'] as Locale, entitlementPath(entry['area'] ?? '', entry['id'] ?? ''));
  const area = /^areas\/(?<area>.+?)(?:\/\d{4})?\/(?:area|edition)\.yaml$/u.exec(path)?.groups?.['area'];
  if (area !== undefined) return address('/', 'zh', areaPath(area));
  const document = /^documents\/(?<id>[^/]+)\.yaml$/u.exec(path)?.groups?.['id'];
  if (document !== undefined) return address('/', 'zh', documentPath(document));
  const guide = /^pages\/(?<topic>[^/]+)\/(?<locale>zh|en|ug)\.md$/u.exec(path)?.groups;
  if (!guide) return undefined;
  const { place } = (parseContentFile(path, text).data ?? {}) as { place?: string };
  const topic = guide['topic'] ?? '';
  return address('/', guide['locale'] as Locale, guidePath(topic, place === 'about' ? 'about' : 'guide'));
}

function readOr(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
