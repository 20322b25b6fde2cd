// workerd, the runtime of hosts that run functions at their edge: bundled as they bundle, started as a process of its own.
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const workerdHint = `workerd has no binary for ${process.platform} ${process.arch} here: the function is not tried in it (Linux, macOS and Windows on x64, Linux and macOS on arm64).`;

/** The program; undefined where its package has none for this platform. */
export function workerdProgram(): string | undefined {
  try {
    const { default: program } = createRequire(import.meta.url)('workerd') as { default: string };
    return program;
  } catch {
    return undefined;
  }
}

export interface Workerd {
  fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** What it has written. */
  log: () => string;
  stop: () => Promise<void>;
}

export interface WorkerdOptions {
  /** Exports `DeclarationObject` and a default with `fetch`. */
  entry: string;
  /** Text bindings. */
  texts?: Record<string, string>;
  /** Files of the built site, by path; `ASSETS` serves them. */
  assets?: Record<string, string>;
}

/** The host that requests name; workerd itself listens on a port that the machine gives. */
const host = 'tongxiang.example';

export async function startWorkerd({ entry, texts = {}, assets = {} }: WorkerdOptions): Promise<Workerd> {
  const program = workerdProgram();
  if (program === undefined) throw new Error(workerdHint);
  const folder = mkdtempSync(join(tmpdir(), 'workerd-'));
  mkdirSync(join(folder, 'objects'));
  await build({
    entryPoints: [entry],
    outfile: join(folder, 'worker.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['workerd', 'worker', 'browser'],
    target: 'es2024',
    jsx: 'automatic',
    external: ['cloudflare:workers', 'node:*'],
    logLevel: 'error',
  });
  writeFileSync(
    join(folder, 'assets.mjs'),
    `const files = ${JSON.stringify(assets)};
export default { fetch(request) {
  const { pathname } = new URL(request.url);
  const file = files[pathname] ?? files[pathname + 'index.html'];
  return file === undefined ? new Response('no such file', { status: 404 }) : new Response(file, { headers: { 'Content-Type': 'text/html' } });
} };`,
  );
  const bindings = Object.entries(texts).map(([name, text]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(text)})`);
  writeFileSync(
    join(folder, 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "assets", worker = .assets),
    (name = "objects", disk = (path = ${JSON.stringify(join(folder, 'objects'))}, writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.mjs")],
  compatibilityDate = "2026-11-01",
  durableObjectNamespaces = [(className = "DeclarationObject", uniqueKey = "declarations", enableSql = true)],
  durableObjectStorage = (localDisk = "objects"),
  bindings = [
    (name = "DECLARATIONS", durableObjectNamespace = "DeclarationObject"),
    (name = "ASSETS", service = "assets"),
    ${bindings.join(',\n    ')}
  ],
);
const assets :Workerd.Worker = (
  modules = [(name = "assets", esModule = embed "assets.mjs")],
  compatibilityDate = "2026-11-01",
);`,
  );
  const child = spawn(program, ['serve', '--experimental', '--control-fd=3', join(folder, 'config.capnp')], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const told = /"event":"listen","socket":"http","port":(?<port>\d+)/u.exec(said)?.groups?.['port'];
      if (told !== undefined) resolve(Number(told));
    });
    child.once('close', (code) => {
      reject(new Error(`workerd ended with ${String(code)}: ${log}`));
    });
  });
  return {
    fetch: (path, init) => ask(port, path, init),
    log: () => log,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Not Node's fetch: it would set the headers that the door looks at by itself. */
async function ask(port: number, path: string, { method = 'GET', headers, body }: RequestInit = {}): Promise<Response> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      path: encodeURI(path),
      method,
      headers: { Host: host, ...Object.fromEntries(new Headers(headers)) },
    });
    asked.once('response', resolve).once('error', reject);
    asked.end(body ?? undefined);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const plain = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat().join(', ')] as [string, string]],
  );
  return new Response(answer.statusCode === 204 || answer.statusCode === 304 ? null : Buffer.concat(chunks), {
    status: answer.statusCode ?? 0,
    headers: plain,
  });
}
