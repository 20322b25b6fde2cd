import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A page in Firefox, driven over WebDriver BiDi, which Firefox speaks itself: three commands need no client library. */
export interface FirefoxPage {
  version: string;
  open: (address: string) => Promise<void>;
  /** Evaluates an expression in the page; what it resolves to has to be a text. */
  evaluate: (expression: string) => Promise<string>;
  close: () => Promise<void>;
}

interface Reply {
  id?: number;
  type: 'success' | 'error' | 'event';
  result?: Record<string, unknown>;
  error?: string;
  message?: string;
}

export async function openFirefox(program: string): Promise<FirefoxPage> {
  const profile = mkdtempSync(join(tmpdir(), 'tongxiang-firefox-'));
  const child = spawn(program, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: profile },
  });
  try {
    const socket = new WebSocket(`${await addressOf(child)}/session`);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => {
        resolve();
      });
      socket.addEventListener('error', () => {
        reject(new Error('Firefox does not answer'));
      });
    });
    const waiting = new Map<number, (reply: Reply) => void>();
    socket.addEventListener('message', ({ data }) => {
      const reply = JSON.parse(String(data)) as Reply;
      if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
    });
    let last = 0;
    const send = async (method: string, params: object): Promise<Record<string, unknown>> => {
      const id = (last += 1);
      const reply = await new Promise<Reply>((resolve) => {
        waiting.set(id, resolve);
        socket.send(JSON.stringify({ id, method, params }));
      });
      waiting.delete(id);
      if (reply.type === 'error') throw new Error(`${method}: ${reply.error ?? ''} ${reply.message ?? ''}`);
      return reply.result ?? {};
    };
    const { capabilities } = (await send('session.new', { capabilities: {} })) as { capabilities: { browserVersion: string } };
    const { contexts } = (await send('browsingContext.getTree', {})) as { contexts: { context: string }[] };
    const context = contexts[0]?.context;
    return {
      version: capabilities.browserVersion,
      open: async (url) => {
        await send('browsingContext.navigate', { context, url, wait: 'complete' });
      },
      evaluate: async (expression) => {
        const { type, result, exceptionDetails } = (await send('script.evaluate', {
          expression,
          target: { context },
          awaitPromise: true,
        })) as { type: string; result?: { value?: string }; exceptionDetails?: { text: string } };
        if (type !== 'success') throw new Error(exceptionDetails?.text ?? type);
        return result?.value ?? '';
      },
      close: async () => {
        socket.close();
        child.kill();
        await new Promise((resolve) => child.once('exit', resolve));
        rmSync(profile, { recursive: true, force: true });
      },
    };
  } catch (error) {
    child.kill();
    rmSync(profile, { recursive: true, force: true });
    throw error;
  }
}

/** Firefox says on its error output where it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /WebDriver BiDi listening on (?<address>ws:\/\/\S+)/u.exec(said)?.groups?.['address'];
      if (address !== undefined) resolve(address);
    });
    child.once('error', reject).once('exit', (code) => {
      reject(new Error(`Firefox ended (${code ?? 'killed'}): ${said.slice(0, 500)}`));
    });
  });
}
