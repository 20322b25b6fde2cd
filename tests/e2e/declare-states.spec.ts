// States of the form that take a server of their own: closed districts, a district that asks for a proof of work, a draft, and every page
// of the journey without its script, looked at by axe.
import { expect, type Page, test } from '@playwright/test';
import { createRequire } from 'node:module';
import type zh from '../../content/messages/zh.json';
import { localeList, locales } from '../../src/i18n/locales.ts';
import { isAccessible } from '../support/axe-findings.ts';
import { base } from '../support/built-site.ts';
import { type OwnServer, startOwnServer } from '../support/own-server.ts';

const require = createRequire(import.meta.url);
const wordsOf = (locale: string): typeof zh => require(`../../content/messages/${locale}.json`) as typeof zh;
const at = (locale: keyof typeof locales, path: string): string =>
  `${base.slice(0, -1)}${locales[locale].prefix === '' ? '' : `/${locales[locale].prefix}`}${path}`;
const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const box = (page: Page, name: string, value = 'yes') => page.locator(`[name="${name}"][value="${value}"]`);

/** Fills in what must be. */
async function fillIn(page: Page): Promise<void> {
  await field(page, 'home.town').fill('翠苑街道');
  await field(page, 'children.0.born').fill('2018-05');
  await box(page, 'children.0.household', 'not-registered').check();
  await field(page, 'children.0.since').fill('2024-09');
  await box(page, 'children.0.livesWith', 'mother').check();
  await field(page, 'contact.name').fill('王');
  await box(page, 'contact.relation', 'mother').check();
  await field(page, 'contact.phone').fill('13800138000');
  await box(page, 'consents.guardian').check();
  await box(page, 'consents.childData').check();
}

test.describe('where the script does not arrive', () => {
  test.beforeEach(async ({ page }) => {
    await page.route('**/assets/*.js', (route) => route.abort());
  });
  for (const locale of localeList) {
    test(`every page of the journey is accessible in ${locale}`, async ({ page }) => {
      const said = wordsOf(locale);
      await page.goto(at(locale, '/declare/'));
      await isAccessible(page);
      for (const [typed, title] of [
        ['Atlantis', said.declare.place.none],
        ['西湖', said.declare.place.several],
      ] as const) {
        await page.getByLabel(said.declare.place.label).fill(typed);
        await page.getByRole('button', { name: said.declare.place.go }).click();
        await expect(page.getByText(title)).toBeVisible();
        await isAccessible(page);
      }
      await page.goto(at(locale, '/declare/330106/'));
      await isAccessible(page);
      await page.getByRole('button', { name: said.declare.toCheck }).click();
      await expect(page.locator('#problems')).toBeFocused();
      await isAccessible(page);
      await fillIn(page);
      await box(page, 'needs.kinds', 'harm').check();
      await box(page, 'children.0.household', 'district').check();
      await field(page, 'children.0.householdDistrict').fill('西湖区');
      await page.getByRole('button', { name: said.declare.toCheck }).click();
      await expect(page.getByRole('link', { name: said.declare.problem['several-places'] })).toBeVisible();
      await isAccessible(page);
      await box(page, 'children.0.householdDistrict', '330106').check();
      await page.getByRole('button', { name: said.declare.toCheck }).click();
      await expect(page.getByRole('heading', { name: said.declare.check.title })).toBeVisible();
      await isAccessible(page);
      await page.getByRole('button', { name: said.declare.check.send }).click();
      await expect(page.getByRole('heading', { name: said.receipt.received.title })).toBeVisible();
      await isAccessible(page);
      await page.getByRole('button', { name: said.receipt.open }).click();
      await expect(page.getByRole('heading', { name: said.receipt.held.title })).toBeVisible();
      await isAccessible(page);
      await page.getByRole('button', { name: said.receipt.amend, exact: true }).click();
      await expect(page.getByRole('heading', { name: said.receipt.amendTitle })).toBeVisible();
      await isAccessible(page);
      await page.goBack();
      await page.getByRole('button', { name: said.receipt.withdraw, exact: true }).click();
      await expect(page.getByRole('heading', { name: said.receipt.withdrawTitle })).toBeVisible();
      await isAccessible(page);
      await page.getByRole('button', { name: said.receipt.withdrawSure }).click();
      await expect(page.getByText(said.receipt.withdrawn)).toBeVisible();
      await isAccessible(page);
      await page.goto(at(locale, '/receipt/'));
      await page.getByLabel(said.receipt.secretLabel).fill('wrong');
      await page.getByRole('button', { name: said.receipt.open }).click();
      await expect(page.locator('#problems')).toBeVisible();
      await isAccessible(page);
      await page.goto(at(locale, '/declare/declined/'));
      await isAccessible(page);
    });
  }
});

test.describe('a district without a desk', () => {
  let server: OwnServer;
  test.beforeAll(async () => {
    server = await startOwnServer({ NODE_ENV: 'production' });
  });
  test.afterAll(() => server.discard());
  for (const locale of localeList) {
    test(`says in ${locale} where to go instead`, async ({ page }) => {
      await page.goto(`${server.origin}${at(locale, '/declare/330106/')}`);
      await expect(page.locator('main a[href="tel:12345"]')).toBeVisible();
      // The city's office is the nearest that is published.
      await expect(page.locator('main a[href="tel:0571-89586389"]')).toBeVisible();
      await expect(page.locator('main form')).toHaveCount(0);
      await isAccessible(page);
      await page.getByRole('link', { name: wordsOf(locale).declare.paper.link }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsOf(locale).declare.paper.title);
      await expect(page.getByText(wordsOf(locale).declare.paper.signature)).toBeVisible();
    });
  }
});

test.describe('a district that receives more than people send', () => {
  let server: OwnServer;
  test.beforeAll(async () => {
    server = await startOwnServer({ PROOF_FROM_DECLARATIONS_PER_HOUR: '0' });
  });
  test.afterAll(() => server.discard());

  test('has the phone work for a moment, under the site’s own policy, and takes the form', async ({ page }) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.route('**/assets/_*.js', (route) => route.abort());
    await page.goto(`${server.origin}${at('zh', '/declare/330106/')}`);
    await fillIn(page);
    await page.unroute('**/assets/_*.js');
    await page.getByRole('button', { name: wordsOf('zh').declare.toCheck }).click();
    await expect(page.locator('form[data-challenge]')).toBeVisible();
    // Whoever sends before the script has come sends without a proof.
    await page.waitForLoadState();
    await isAccessible(page);
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: wordsOf('zh').declare.check.send }).click();
    const proof = new URLSearchParams((await sent).postData() ?? '').get('proof') ?? '';
    expect(JSON.parse(proof)).toHaveProperty('solution.derivedKey');
    await expect(page.getByRole('heading', { name: wordsOf('zh').receipt.received.title })).toBeVisible();
    expect(errors.filter((text) => !text.includes('ERR_FAILED'))).toEqual([]);
  });
});

test('a draft is kept only where it is asked for, without consents, and goes with the receipt', async ({ page }) => {
  const said = wordsOf('zh').declare;
  const kept = (): Promise<string | null> =>
    page.evaluate(() => (JSON.stringify(localStorage) === '{}' ? null : JSON.stringify(localStorage)));
  const address = at('zh', '/declare/330106/');
  await page.goto(address);
  await field(page, 'home.town').fill('翠苑街道');
  expect(await kept()).toBeNull();
  await page.goto(address);
  await expect(field(page, 'home.town')).toHaveValue('');

  await page.getByLabel(said.draft.label).check();
  await field(page, 'home.town').fill('翠苑街道');
  await page.goto(address);
  await expect(page.getByText(said.draft.restored)).toBeVisible();
  await expect(field(page, 'home.town')).toHaveValue('翠苑街道');
  await page.getByLabel(said.draft.label).uncheck();
  expect(await kept()).toBeNull();

  // Another district's form says nothing of it; after a day it is gone.
  await page.getByLabel(said.draft.label).check();
  await page.goto(at('zh', '/declare/330110/'));
  await expect(field(page, 'home.town')).toHaveValue('');
  await page.evaluate(() => {
    const key = Object.keys(localStorage)[0] ?? '';
    localStorage.setItem(key, JSON.stringify({ ...(JSON.parse(localStorage.getItem(key) ?? '{}') as object), until: Date.now() - 1 }));
  });
  await page.goto(address);
  await expect(field(page, 'home.town')).toHaveValue('');
  expect(await kept()).toBeNull();

  await page.getByLabel(said.draft.label).check();
  await page.evaluate(() => {
    for (const step of document.querySelectorAll<HTMLElement>('.step')) step.hidden = false;
  });
  await fillIn(page);
  expect(await kept()).toContain('13800138000');
  expect(await kept()).not.toContain('consents');
  await page.evaluate(() => {
    document.querySelector<HTMLButtonElement>('form button[value="check"]')?.click();
  });
  await page.getByRole('button', { name: said.check.send }).click();
  await expect(page.getByRole('heading', { name: wordsOf('zh').receipt.received.title })).toBeVisible();
  await expect.poll(kept).toBeNull();
});

for (const locale of localeList) {
  test(`the form in ${locale} is loaded with at most 40 KB`, async ({ page }) => {
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize)));
    await page.goto(at(locale, '/declare/330106/'), { waitUntil: 'networkidle' });
    const all = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(all).toBeGreaterThan(5000);
    expect(all).toBeLessThanOrEqual(40 * 1024);
  });
}
