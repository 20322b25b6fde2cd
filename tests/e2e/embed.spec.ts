import { expect, test } from '@playwright/test';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { base } from '../support/built-site.ts';

// A school's own site: another origin, with whatever a webmaster has pasted into its page.
let school: Server;
let origin: string;
let pasted = '';
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  school = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html;charset=utf-8');
    response.end(`<!doctype html><html lang="zh-CN"><title>某小学</title><body><div style="width:220px">${pasted}</div></body></html>`);
  });
  await new Promise<void>((resolve) => school.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(school.address() as AddressInfo).port}`;
});
test.afterAll(() => {
  school.close();
});

test('the lines on a list show that list on a school’s site, in a narrow column and without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL ?? ''}${base}zhejiang/hangzhou/`);
  const lines = await page.locator('textarea[aria-labelledby=embed-hint]').textContent();
  // The address of this installation; the test's server stands on another port.
  pasted = (lines ?? '').replace(/src="https?:\/\/[^/]+/u, `src="${baseURL ?? ''}`);
  expect(pasted).toContain('<iframe src=');
  await page.goto(origin);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading')).toContainText('杭州市');
  const link = frame.getByRole('link').first();
  await expect.poll(async () => (await link.boundingBox())?.width).toBeLessThanOrEqual(220);
  // A link takes the whole window, not the frame.
  await link.click();
  await expect(page).toHaveURL(`${baseURL ?? ''}${base}zhejiang/hangzhou/#early-childhood`);
  await context.close();
});

for (const path of ['zhejiang/hangzhou/', 'declare/', 'desk/', 'receipt/']) {
  test(`/${path} stays out of other sites’ frames`, async ({ page, baseURL }) => {
    pasted = `<iframe src="${baseURL ?? ''}${base}${path}"></iframe>`;
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.goto(origin);
    await refused;
    await expect.poll(() => page.frames()[1]?.url()).not.toContain(path);
  });
}

test('open data may be read by pages of other sites, pages may not', async ({ page, baseURL }) => {
  pasted = '';
  await page.goto(origin);
  const read = (path: string): Promise<string> =>
    page.evaluate(
      (address) =>
        fetch(address).then(
          (answer) => answer.headers.get('content-type') ?? '',
          () => 'refused',
        ),
      `${baseURL ?? ''}${base}${path}`,
    );
  expect(await read('zhejiang/hangzhou/list.csv')).toBe('text/csv;charset=utf-8');
  expect(await read('zhejiang/hangzhou/hsds.json')).toBe('application/json');
  expect(await read('zhejiang/hangzhou/')).toBe('refused');
});
