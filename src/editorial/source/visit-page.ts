import { Parser } from 'htmlparser2';
import type { Visit } from '../watch/judge-visit.ts';

export interface VisitOptions {
  /** How requests are made; `fetch`, or one that asks another server (tests, mirrors). */
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds until a site counts as silent. */
  patience: number;
}

const mostRedirects = 5;
const mostBytes = 2 * 1024 * 1024;

/** Visits a page as a reader would, follows redirects by hand, and takes down what can be read. Never throws. */
export async function visitPage(url: string, { fetch, patience }: VisitOptions): Promise<Visit> {
  let current = url;
  let permanently = true;
  try {
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const response = await fetch(current, {
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
        headers: { accept: 'text/html,*/*;q=0.5', 'user-agent': 'tongxiang-watch (once a day; content editors)' },
      });
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        permanently &&= response.status === 301 || response.status === 308;
        current = new URL(location, current).href;
        continue;
      }
      const moved = current === url ? {} : { movedTo: current, permanently };
      const lines = response.ok ? await readLines(response) : undefined;
      if (!response.ok) await response.body?.cancel();
      return { url, status: response.status, ...moved, lines };
    }
    return { url, status: undefined, problem: 'too many redirects' };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
    return { url, status: undefined, problem: [error instanceof Error ? error.message : String(error), cause].filter(Boolean).join(': ') };
  }
}

async function readLines(response: Response): Promise<string[] | undefined> {
  const type = response.headers.get('content-type') ?? '';
  if (!/html|text\/plain|xml/iu.test(type)) {
    await response.body?.cancel();
    return undefined;
  }
  const bytes = await readAtMost(response, mostBytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const charset = /charset=["']?([\w-]+)/iu.exec(type)?.[1] ?? /charset=["']?([\w-]+)/iu.exec(head)?.[1] ?? 'utf-8';
  return visibleLines(decoderFor(charset).decode(bytes));
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

async function readAtMost(response: Response, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // Web streams are async iterable in Node; their type does not say so everywhere.
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    parts.push(part);
    size += part.length;
    if (size >= most) break;
  }
  return Buffer.concat(parts).subarray(0, most);
}

const unseen = new Set(['script', 'style', 'noscript', 'template', 'svg', 'select']);
const inRow = new Set(['a', 'span', 'b', 'i', 'em', 'strong', 'font', 'u', 'sub', 'sup', 'small', 'label', 'td', 'th']);

/** The lines of a page that people see. */
export function visibleLines(html: string): string[] {
  let hidden = 0;
  let text = '';
  const parser = new Parser({
    onopentag: (name) => {
      if (unseen.has(name)) hidden += 1;
      else if (!inRow.has(name)) text += '\n';
      else if (name === 'td' || name === 'th') text += ' ';
    },
    onclosetag: (name) => {
      if (unseen.has(name)) hidden -= 1;
      else if (!inRow.has(name)) text += '\n';
    },
    ontext: (part) => {
      if (hidden === 0) text += part.replaceAll(/\s+/gu, ' ');
    },
  });
  parser.end(html);
  return text
    .split('\n')
    .map((line) => line.replaceAll(/[\s\u3000]+/gu, ' ').trim())
    .filter((line) => line !== '');
}
