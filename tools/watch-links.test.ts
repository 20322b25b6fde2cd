import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ContentCopy, copyContent } from '../tests/support/content-copy.ts';

// Official sites, played by a server of our own: the path begins with the host that was meant.
interface Page {
  status: number;
  location?: string;
  body?: string | Buffer;
  type?: string;
}
let pages: Record<string, Page>;
let server: Server;
let copy: ContentCopy;
let through: string;
const out = () => join(copy.root, '../watch');
const html = (...lines: string[]): Page => ({
  status: 200,
  body: `<html><head><meta charset="utf-8"><script>var n=1</script></head><body>${lines.map((line) => `<p>${line}</p>`).join('')}</body></html>`,
});

const document = 'documents/basic-list.yaml';
const plan = '/www.mca.gov.cn/n1/plan.html';

beforeEach(async () => {
  pages = { [plan]: html('第七条 义务教育', '浏览次数：1'), '/www.gov.cn/': html('中国政府网'), '/jyj.hangzhou.gov.cn/old': html('报名') };
  server = createServer((request, response) => {
    const page = pages[request.url ?? ''] ?? { status: 404 };
    response.writeHead(page.status, {
      'content-type': page.type ?? 'text/html',
      ...(page.location === undefined ? {} : { location: page.location }),
    });
    response.end(page.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  through = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  copy = copyContent();
  const text = copy.read(document).replace(/^sourceUrl:.*\n/mu, '');
  copy.write(document, `${text.trimEnd()}\nsourceUrl: https://www.mca.gov.cn/n1/plan.html # 原文\n`);
  copy.edit(
    'areas/china/zhejiang/hangzhou/2026/summer-care/zh.md',
    'departments:',
    'channels:\n  - {kind: online, url: "https://jyj.hangzhou.gov.cn/old"}\ndepartments:',
  );
});
afterEach(() => {
  server.close();
  copy.remove();
});

const watch = (today: string) => copy.run('watch-links', '--today', today, '--out', out(), '--through', through);
const proposals = (): string[] => readdirSync(join(out(), 'proposals')).sort();
const proposal = (name: string): string => readFileSync(join(out(), 'proposals', name), 'utf8');

test('the first visit is only remembered; a changed page brings exactly one proposal until its entries were checked', async () => {
  expect(await watch('2026-11-22')).toMatchObject({ code: 0 });
  expect(proposals()).toEqual([]);

  pages[plan] = html('第七条 义务教育', '浏览次数：99');
  await watch('2026-11-23');
  expect(proposals()).toEqual([]);

  pages[plan] = html('第七条 义务教育（2026 年修订）', '浏览次数：100');
  const ran = await watch('2026-11-24');
  expect(ran).toMatchObject({ code: 0 });
  expect(proposals()).toEqual(['01-changed.md']);
  expect(proposal('01-changed.md')).toContain('- 第七条 义务教育\n+ 第七条 义务教育（2026 年修订）');
  expect(proposal('01-changed.md')).toContain('npm run assure -- zhejiang/hangzhou compulsory-education summer-care --by <部门>');
  await watch('2026-11-25');
  expect(proposals()).toEqual(['01-changed.md']);

  for (const area of ['china', '杭州市']) await copy.run('assure-entries', area, '--all', '--by', 'education', '--today', '2026-11-25');
  await watch('2026-11-26');
  expect(proposals()).toEqual([]);
});

test('a page that moved, and one that is gone: patches that git takes, ranked by reach; nothing of ours is touched', async () => {
  pages[plan] = { status: 301, location: 'https://www.mca.gov.cn/n2/plan.html' };
  pages['/www.mca.gov.cn/n2/plan.html'] = html('第七条 义务教育');
  pages['/jyj.hangzhou.gov.cn/old'] = { status: 302, location: 'https://jyj.hangzhou.gov.cn/' };
  pages['/jyj.hangzhou.gov.cn/'] = html('首页');
  const before = copy.all();
  const ran = await watch('2026-11-22');
  expect(ran.code).toBe(0);
  expect(copy.all()).toEqual(before);
  expect(proposals()).toEqual(['01-moved.md', '01-moved.patch', '02-gone.md']);
  expect(ran.out).toMatch(/1\. 网页搬了家 .* → https:\/\/www\.mca\.gov\.cn\/n2\/plan\.html[^]*2\. 网页没有了 .*jyj/u);
  execFileSync('git', ['apply', join(out(), 'proposals/01-moved.patch')], {
    cwd: join(copy.root, '..'),
    env: { PATH: process.env['PATH'], GIT_CEILING_DIRECTORIES: join(copy.root, '../..') },
  });
  expect(copy.read(document)).toBe(before[document]?.replace('/n1/', '/n2/'));
  expect((await copy.run('check', '--today', '2026-11-22')).code).toBe(0);
});

test('an address in a published edition moves with its correction line', async () => {
  await copy.run('publish-edition', '杭州市', '2026', '--today', '2026-11-22');
  pages['/jyj.hangzhou.gov.cn/new'] = html('报名');
  pages['/jyj.hangzhou.gov.cn/old'] = { status: 308, location: 'https://jyj.hangzhou.gov.cn/new' };
  await watch('2026-11-22');
  expect(proposals()).toEqual(['01-moved.md', '01-moved.patch']);
  execFileSync('git', ['apply', join(out(), 'proposals/01-moved.patch')], {
    cwd: join(copy.root, '..'),
    env: { PATH: process.env['PATH'], GIT_CEILING_DIRECTORIES: join(copy.root, '../..') },
  });
  expect((await copy.run('check', '--today', '2026-11-22')).out).toContain('全部合格');
  expect(copy.read('areas/china/zhejiang/hangzhou/2026/edition.yaml')).toContain(
    'corrections:\n  - {on: 2026-11-22, entitlement: summer-care, text: ',
  );
});

test('a document whose page is gone may lose the address, and nothing else', async () => {
  pages[plan] = { status: 410 };
  await watch('2026-11-22');
  expect(proposal('01-gone.patch')).toContain('\n-sourceUrl: https://www.mca.gov.cn/n1/plan.html # 原文\n');
  expect(proposal('01-gone.md')).toContain('文件本身和以它为依据的项目都不删');
});

test('a silent site is a finding on its third visit; repeal is named; Chinese of the nineties is read', async () => {
  await watch('2026-11-21');
  pages['/www.gov.cn/'] = { status: 503 };
  // “废止” in GB 2312.
  pages[plan] = {
    status: 200,
    type: 'text/html; charset=gb2312',
    body: Buffer.concat([Buffer.from('<p>'), Buffer.from([0xb7, 0xcf, 0xd6, 0xb9]), Buffer.from('</p>')]),
  };
  await watch('2026-11-22');
  expect(proposals()).toEqual(['01-lapsed.md']);
  expect(proposal('01-lapsed.md')).toContain('+ 废止');
  await watch('2026-11-23');
  expect(proposals()).toEqual(['01-lapsed.md']);
  await watch('2026-11-24');
  expect(proposals()).toContain('02-unreachable.md');
});

test('no network at all is no red light', async () => {
  server.close();
  server.closeAllConnections();
  const ran = await watch('2026-11-22');
  expect(ran.code).toBe(0);
  expect(ran.out).toContain('3 个这次没打开');
  expect(existsSync(join(out(), 'memory.json'))).toBe(true);
});
