// A clerk mends an entry in the browser: npm run edit, over a throw-away repository.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../support/built-site.ts';
import { clerk, type EditingSite, startEditing } from '../support/editing-site.ts';

const file = 'areas/china/zhejiang/hangzhou/2026/compulsory-education/zh.md';
const entry = '/admin/#/collections/china_zhejiang_hangzhou/entries/areas_china_zhejiang_hangzhou_2026_compulsory-education_zh';
const good = '在杭州居住的孩子，凭居住证可以在杭州上小学。';
const tooLong = `${good}${'这里再多写一些话，'.repeat(4)}家长就看不完了。`;

test.use({ viewport: { width: 1280, height: 900 } });
test.describe.configure({ mode: 'serial' });

let site: EditingSite;
test.beforeAll(async () => {
  site = await startEditing();
});
test.afterAll(() => site.stop());

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('menuitem', { name: '保存', exact: true }).click();
}

test('a mistake is named in the form’s words and nothing is lost; mended, it is committed as the clerk and shown', async ({ page }) => {
  const strangers: string[] = [];
  const broken: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:data:|blob:|about:)/u.test(request.url()) && !request.url().startsWith(`${site.origin}/`)) strangers.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) broken.push(message.text());
  });
  const before = site.content.read(file);
  await page.goto(site.origin + entry);

  // The form has Chinese labels and says what the area above says.
  const plain = page.getByLabel(/^一句话/u);
  await expect(plain).toHaveValue('在杭州居住的孩子，可以在杭州上学。');
  await expect(page.getByText(/不写就沿用全国的：/u).first()).toBeVisible();
  const frame = page.frameLocator('#preview-pane').frameLocator('iframe');
  await expect(frame.getByRole('heading', { level: 1 })).toBeVisible();

  // The real page, with what is not saved.
  await plain.fill(tooLong);
  await expect(frame.getByText(tooLong, { exact: true })).toBeVisible();
  expect(await (await fetch(`${site.origin}/zhejiang/hangzhou/compulsory-education/`)).text()).not.toContain(tooLong);

  await save(page);
  const findings = page.locator('#findings');
  await expect(findings).toContainText('没有保存：有 1 个错误要先改');
  await expect(findings).toContainText('“一句话”');
  expect(site.content.read(file)).toBe(before);
  expect(site.git('rev-list', '--count', 'HEAD')).toBe('1');
  await expect(plain).toHaveValue(tooLong);

  // Our own part of the page; the rest is Decap’s.
  const { violations, passes } = await new AxeBuilder({ page }).include('#findings').analyze();
  expect([violations.map(({ id }) => id), passes.length > 5]).toEqual([[], true]);

  await findings.getByRole('button', { name: '去改' }).click();
  await expect(plain).toBeFocused();
  await plain.fill(good);
  await save(page);
  await expect(findings).toContainText('已保存：修改 杭州市');
  // A warning is told and stands in nobody’s way.
  await expect(findings).toContainText('提醒：中文改过以后，译文没有跟着改');

  expect(site.git('log', '-1', '--format=%an <%ae>|%cn')).toBe(`${clerk.name} <${clerk.email}>|${clerk.name}`);
  expect(site.git('log', '-1', '--format=%s')).toMatch(/^修改 杭州市 .*：一句话$/u);
  expect(site.git('show', '--numstat', '--format=', 'HEAD')).toBe(`1\t1\tcontent/${file}`);
  expect(site.content.read(file)).toBe(before.replace(/^plain: .*$/mu, `plain: ${good}`));
  await expect.poll(async () => (await fetch(`${site.origin}/zhejiang/hangzhou/compulsory-education/`)).text()).toContain(good);
  expect(strangers).toEqual([]);
  expect(broken).toEqual([]);
});

test('a file that somebody else has changed meanwhile is not overwritten', async ({ page }) => {
  await page.goto(site.origin + entry);
  const plain = page.getByLabel(/^一句话/u);
  await expect(plain).toHaveValue(good);
  site.content.edit(file, good, '同事改的一句话。');
  await plain.fill('我改的一句话。');
  await save(page);
  await expect(page.locator('#findings')).toContainText('这个文件被别人（或别的程序）改过');
  await expect(plain).toHaveValue('我改的一句话。');
  expect(site.content.read(file)).toContain('同事改的一句话。');
});

test('nobody but this computer can reach it, and no other site can use it', async () => {
  const listens = site.listens();
  expect(listens.length).toBeGreaterThanOrEqual(2);
  expect(listens.filter((address) => !address.startsWith('127.0.0.1:'))).toEqual([]);
  const { port } = new URL(site.origin);
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of outside) await expect(fetch(`http://${address}:${port}/admin/`)).rejects.toThrow();

  const body = JSON.stringify({ path: file, text: '', before: null });
  const send = (headers: Record<string, string>) =>
    fetch(`${site.origin}/admin/api/save`, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });
  expect((await send({ Origin: 'https://example.com' })).status).toBe(403);
  expect((await send({})).status).toBe(403);
  const outsideContent = JSON.stringify({ path: '../package.json', text: '', before: null });
  const sent = await fetch(`${site.origin}/admin/api/save`, {
    method: 'POST',
    body: outsideContent,
    headers: { 'Content-Type': 'application/json', Origin: site.origin },
  });
  expect(sent.status).toBe(400);
});

test('areas are a tree by place, which opens where the clerk is; nothing is offered that does nothing', async ({ page }) => {
  await page.goto(`${site.origin}/admin/#/collections/documents`);
  const place = (name: string) => page.locator('aside').getByRole('link', { name, exact: true });
  const city = '浙江省 › 杭州市';
  await expect(place(city)).toBeVisible();
  await expect(place('西湖区')).toBeHidden();
  await place(city).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(city);
  await place('西湖区').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('西湖区');
  await expect(page.getByText('浙江省 › 杭州市 › 西湖区', { exact: true })).toBeVisible();
  const indent = (name: string) => place(name).evaluate((link) => Number.parseFloat(getComputedStyle(link).paddingInlineStart));
  const deeper = async (name: string, above: string): Promise<boolean> => (await indent(name)) > (await indent(above));
  await expect.poll(() => deeper('西湖区', city)).toBe(true);
  await expect.poll(() => deeper(city, '国家（基础清单）')).toBe(true);
  // No pictures are kept here, and the preview stands beside the form.
  await expect(page.getByRole('button', { name: '媒体' })).toBeHidden();
  await page.goto(site.origin + entry);
  await expect(page.getByLabel(/^一句话/u)).toBeVisible();
  await expect(page.getByText('点击以预览')).toBeHidden();

  // The last of the tree is in sight without scrolling.
  await page.setViewportSize({ width: 1280, height: 300 });
  await page.goto(`${site.origin}/admin/#/collections/lexicon`);
  await expect(page.locator('aside .sidebar-active')).toBeInViewport();
});

test('all of Decap’s phrases are Chinese', async ({ page }) => {
  await page.goto(`${site.origin}/admin/`);
  await page.waitForFunction(() => document.querySelector('#nc-root nav, #nc-root aside') !== null);
  const missing = await page.evaluate(() => {
    const walk = (english: object, chinese: object | undefined, at: string): string[] =>
      Object.entries(english).flatMap(([key, value]) => {
        const other = (chinese as Record<string, unknown> | undefined)?.[key];
        if (typeof value === 'object') return walk(value as object, other as object | undefined, `${at}.${key}`);
        return typeof other === 'string' ? [] : [`${at}.${key}`];
      });
    return walk(window.CMS.getLocale('en'), window.CMS.getLocale('zh_Hans'), '');
  });
  expect(missing).toEqual([]);
});

test('the editor can be written as a site for the unit’s own Git server, and speaks to that server only', async ({ page }) => {
  const folder = join(dirname(site.content.root), 'editor');
  const hosted = ['--host', 'gitlab', '--origin', 'https://git.example.gov.cn', '--repo', 'minzheng/tongxiang', '--app-id', 'abc'];
  const ran = spawnSync(
    process.execPath,
    [join(projectRoot, 'tools/edit.ts'), '--content', site.content.root, '--site', folder, ...hosted],
    {
      encoding: 'utf8',
    },
  );
  expect([ran.status, ran.stderr]).toEqual([0, '']);
  const strangers: string[] = [];
  // No server is needed: the browser is given the files.
  await page.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== 'https://editor.example.gov.cn') strangers.push(route.request().url());
    await route.fulfill({ path: join(folder, pathname === '/' ? 'index.html' : pathname) });
  });
  await page.goto('https://editor.example.gov.cn/');
  await expect(page.getByRole('button', { name: /GitLab/u })).toBeVisible();
  await expect(page.locator('meta[http-equiv]')).toHaveAttribute('content', /connect-src 'self' https:\/\/git\.example\.gov\.cn;/u);
  expect(strangers.filter((url) => !url.startsWith('data:'))).toEqual([]);
});
