import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from './node-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'site-'));
const site = join(folder, 'dist');
const meta = join(folder, 'dist-meta');
let server: RunningServer;
let column: RunningServer;

beforeAll(async () => {
  put('dist/index.html', '<p>home');
  put('dist/404.html', '<p>没有这个网页');
  put('dist/en/404/index.html', '<p>No such page');
  put('dist/zhejiang/index.html', '<p>浙江');
  put('dist/zhejiang/index.html.br', brotliCompressSync('<p>浙江'));
  put('dist/china/vaccination/index.html', '<p>打疫苗');
  put('dist/assets/search.abc123.js', 'let a;');
  put('dist/robots.txt', 'User-agent: *');
  put('dist/ug/desk/index.html', '<p>desk');
  put('dist/desk/desk-script.js', 'let b;');
  put('dist/.secret/key.txt', 'secret');
  put('dist/zhejiang/embed/index.html', '<p>small');
  for (const file of ['list.json', 'list.csv', 'hsds.json', 'changes.atom', 'windows.ics']) put(`dist/en/zhejiang/${file}`, file);
  put('dist-meta/content-security.json', '{ "styles": ["sha256-first="], "scripts": [] }');
  server = await startServer({ port: 0, host: '127.0.0.1', site, meta, base: '/' });
  column = await startServer({ port: 0, host: '127.0.0.1', site, meta, base: '/tongxiang/' });
});
afterAll(async () => {
  await server.close();
  await column.close();
  rmSync(folder, { recursive: true });
});

function put(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

interface Answer {
  status: number;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/** Plain requests: `fetch` would tidy the address and decode the body. */
async function ask(
  path: string,
  { method = 'GET', headers = {}, of = server }: { method?: string; headers?: object; of?: RunningServer } = {},
): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    httpRequest({ port: of.port, path, method, headers: { ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers as Answer['headers'], body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('the server', () => {
  it('sends a page with an ETag, to be asked for again each time', async () => {
    const first = await ask('/zhejiang/');
    expect(first.status).toBe(200);
    expect(first.body.toString()).toBe('<p>浙江');
    expect(first.headers['content-type']).toBe('text/html;charset=utf-8');
    expect(first.headers['cache-control']).toBe('no-cache');
    const again = await ask('/zhejiang/', { headers: { 'If-None-Match': first.headers['etag'] } });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });

  it('sends the compressed copy to who can read it', async () => {
    const { headers, body } = await ask('/zhejiang/', { headers: { 'Accept-Encoding': 'gzip, br' } });
    expect(headers['content-encoding']).toBe('br');
    expect(headers['vary']).toBe('Accept-Encoding');
    expect(brotliDecompressSync(body).toString()).toBe('<p>浙江');
  });

  it('lets nobody keep or list the desk’s page', async () => {
    expect((await ask('/ug/desk/')).headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
    expect((await ask('/desk/desk-script.js')).headers['cache-control']).toBe('no-cache');
    expect((await ask('/zhejiang/')).headers['x-robots-tag']).toBeUndefined();
  });

  it.each([
    ['list.json', 'application/json'],
    ['list.csv', 'text/csv;charset=utf-8'],
    ['hsds.json', 'application/json'],
    ['changes.atom', 'application/atom+xml;charset=utf-8'],
    ['windows.ics', 'text/calendar;charset=utf-8'],
  ])('sends open data as what it is, for pages of any site to read: %s', async (file, type) => {
    for (const { headers } of [await ask(`/en/zhejiang/${file}`), await ask(`/tongxiang/en/zhejiang/${file}`, { of: column })]) {
      expect(headers['content-type']).toBe(type);
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
    }
  });

  it('lets one kind of page stand in frames of other sites, which runs nothing, and no other page', async () => {
    for (const { headers } of [await ask('/zhejiang/embed/'), await ask('/tongxiang/zhejiang/embed/', { of: column })]) {
      expect(headers['content-security-policy']).toMatch(/script-src 'none';.*frame-ancestors \*(?:;|$)/u);
      expect(headers['x-robots-tag']).toBe('noindex');
    }
    for (const path of ['/', '/zhejiang/', '/embed', '/embedded/', '/zhejiang/embed/nothing', '/ug/desk/', '/robots.txt']) {
      const { headers } = await ask(path);
      expect(headers['content-security-policy'], path).toContain("frame-ancestors 'self'");
      expect(headers['access-control-allow-origin'], path).toBeUndefined();
    }
  });

  it('lets hashed assets be kept for ever, and nothing else', async () => {
    expect((await ask('/assets/search.abc123.js')).headers['cache-control']).toBe('public,max-age=31536000,immutable');
    expect((await ask('/robots.txt')).headers['cache-control']).toBe('no-cache');
  });

  it('adds a missing slash for good and keeps the query', async () => {
    const { status, headers } = await ask('/zhejiang?from=wechat');
    expect([status, headers['location']]).toEqual([308, '/zhejiang/?from=wechat']);
  });

  it('leads an unknown address to the nearest page', async () => {
    const { status, headers } = await ask('/zhejiang/hangzhou/gongshu/vaccination/');
    expect([status, headers['location']]).toEqual([302, '/china/vaccination/']);
  });

  it('says in the language of the address that there is no such page', async () => {
    const chinese = await ask('/nowhere/');
    expect([chinese.status, chinese.body.toString()]).toEqual([404, '<p>没有这个网页']);
    const english = await ask('/en/nowhere/');
    expect([english.status, english.body.toString()]).toEqual([404, '<p>No such page']);
    const uyghur = await ask('/ug/nowhere/');
    expect([uyghur.status, uyghur.body.toString()]).toEqual([404, '<p>没有这个网页']);
  });

  it.each(['/', '/zhejiang/', '/zhejiang', '/nowhere/', '/healthz', '/robots.txt', '/zhejiang/x/'])('protects %s', async (path) => {
    const { headers } = await ask(path);
    expect(headers['content-security-policy']).toContain("default-src 'none'; style-src 'self' 'sha256-first='");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('promises TLS behind TLS', async () => {
    const { headers } = await ask('/', { headers: { 'X-Forwarded-Proto': 'https' } });
    expect(headers['strict-transport-security']).toBe('max-age=63072000');
  });

  it('takes up the policy of a new build without a restart', async () => {
    put('dist-meta/content-security.json', '{ "styles": ["sha256-second="], "scripts": [] }');
    utimesSync(join(meta, 'content-security.json'), 1, 1);
    expect((await ask('/')).headers['content-security-policy']).toContain("'sha256-second='");
    put('dist-meta/content-security.json', '{ "styles": ["sha256-first="], "scripts": [] }');
  });

  it('reads, and nothing more', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const { status, headers } = await ask('/zhejiang/', { method });
      expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
    }
    const { status, body, headers } = await ask('/zhejiang/', { method: 'HEAD' });
    expect([status, body.length, headers['content-length']]).toEqual([200, 0, '9']);
  });

  it.each([
    '/../dist-meta/content-security.json',
    '/%2e%2e/dist-meta/content-security.json',
    '/..%2fdist-meta/content-security.json',
    '/..%5cdist-meta/content-security.json',
    '/zhejiang/../../dist-meta/content-security.json',
    '/.secret/key.txt',
    '/%00/',
    '/%',
    '/%ff/',
    '//evil.example/',
    '//evil.example',
    '/\\evil.example',
    '*',
    'http://evil.example/zhejiang',
  ])('gives nothing away for %s', async (path) => {
    const { status, headers, body } = await ask(path);
    expect([302, 308, 400, 404]).toContain(status);
    expect(headers['location'] ?? '/').toMatch(/^\/(?!\/)/u);
    expect(body.toString()).not.toMatch(/sha256|secret/u);
  });

  it('ignores a range that ends before it starts', async () => {
    const { status } = await ask('/robots.txt', { headers: { Range: 'bytes=9-2' } });
    expect(status).toBe(200);
    expect((await ask('/healthz')).body.toString()).toBe('ok');
  });

  it('sits below a base', async () => {
    expect((await ask('/tongxiang/zhejiang/', { of: column })).body.toString()).toBe('<p>浙江');
    expect((await ask('/tongxiang/zhejiang', { of: column })).headers['location']).toBe('/tongxiang/zhejiang/');
    expect((await ask('/tongxiang', { of: column })).headers['location']).toBe('/tongxiang/');
    expect((await ask('/tongxiang/xinjiang/vaccination/', { of: column })).headers['location']).toBe('/tongxiang/china/vaccination/');
    expect((await ask('/tongxiang/healthz', { of: column })).body.toString()).toBe('ok');
    expect((await ask('/', { of: column })).headers['location']).toBe('/tongxiang/');
  });
});
