import { expect, type Page, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type zh from '../../content/messages/zh.json';
import { type Locale, localeList, locales } from '../../src/i18n/locales.ts';
import { base, projectRoot } from '../support/built-site.ts';

const messages = Object.fromEntries(
  localeList.map((locale) => [locale, JSON.parse(readFileSync(join(projectRoot, `content/messages/${locale}.json`), 'utf8')) as typeof zh]),
) as Record<Locale, typeof zh>;

const home = (locale: Locale): string => `${base}${locales[locale].prefix === '' ? '' : `${locales[locale].prefix}/`}`;

/** From the home page down to one entitlement, as a parent clicks; slugs are the same in every language. */
const journeys = [
  {
    person: 'a mother in Hangzhou Xihu who needs a school',
    steps: ['zhejiang', 'hangzhou', 'xihu'],
    entitlement: 'compulsory-education',
    at: 'zhejiang/hangzhou/xihu',
  },
  {
    person: 'a father in Guangzhou Zengcheng who counts points',
    steps: ['guangdong', 'guangzhou', 'zengcheng'],
    entitlement: 'points-enrolment',
    at: 'guangdong/guangzhou/zengcheng',
  },
  {
    person: 'a grandmother in a district that published nothing',
    steps: ['guizhou', 'bijie', 'weining'],
    entitlement: 'vaccination',
    at: 'china',
  },
] as const;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });
    for (const locale of localeList) {
      for (const { person, steps, entitlement, at } of journeys) {
        test(`${person} finds it in ${locale}`, async ({ page }) => {
          await page.goto(home(locale));
          let path = home(locale);
          for (const step of steps) {
            path += `${step}/`;
            await page.locator(`main a[href="${path}"]`).click();
            await expect(page).toHaveURL(path);
          }
          await expect(page.locator('html')).toHaveAttribute('dir', locales[locale].direction);
          await expect(page.locator('html')).toHaveAttribute('lang', locales[locale].language);
          await page
            .locator(`main a[href="${home(locale)}${at}/${entitlement}/"]`)
            .first()
            .click();
          await expect(page.locator('body')).toHaveAttribute('data-page', 'entitlement');
          await expect(page.getByRole('heading', { name: messages[locale].entitlement.basis })).toBeVisible();
          await expect(page.locator('a[href="tel:12345"]').first()).toBeVisible();
          // What rests on a document leads to it and to its clause.
          const basis = page.locator(`main a[href^="${home(locale)}documents/"]`).first();
          const [document = '', clause = ''] = ((await basis.getAttribute('href')) ?? '').split('#');
          await basis.click();
          await expect(page).toHaveURL(clause === '' ? document : `${document}#${clause}`);
          await expect(page.locator('body')).toHaveAttribute('data-page', 'document');
        });
      }
    }
  });
}

test('a district that published nothing says so and gives the ways that exist', async ({ page }) => {
  await page.goto(`${base}guizhou/bijie/weining/`);
  await expect(page.locator('main .lead')).toContainText('还没有公布自己的清单');
  const phones = await page.locator('main a[href^="tel:"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(phones).toEqual(['tel:12345']);
});

test('the keyboard alone leads from the home page to an entitlement', async ({ page }) => {
  await page.goto(home('zh'));
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await page.keyboard.press('Enter');
  for (const step of ['zhejiang', 'hangzhou', 'xihu']) await followByKeyboard(page, new RegExp(`/${step}/$`, 'u'));
  await followByKeyboard(page, /\/xihu\/compulsory-education\/$/u);
  await expect(page.locator('body')).toHaveAttribute('data-page', 'entitlement');
});

test('the place last seen is offered when the parent comes back from its list', async ({ page }) => {
  await page.goto(`${base}zhejiang/hangzhou/xihu/`);
  await page.locator('header a', { hasText: messages.zh.nav.choosePlace }).click();
  await expect(page.locator('#last-place a')).toHaveAttribute('href', `${base}zhejiang/hangzhou/xihu/`);
});

async function followByKeyboard(page: Page, address: RegExp): Promise<void> {
  for (let tabs = 0; tabs < 400; tabs += 1) {
    await page.keyboard.press('Tab');
    const href = await page.evaluate(() => (document.activeElement instanceof HTMLAnchorElement ? document.activeElement.pathname : ''));
    if (!address.test(href)) continue;
    const outline = await page.evaluate(() => (document.activeElement ? getComputedStyle(document.activeElement).outlineStyle : 'none'));
    expect(outline).not.toBe('none');
    // Tab goes on from the top of the next page, once all of it is there.
    await Promise.all([page.waitForURL(address), page.keyboard.press('Enter')]);
    return;
  }
  throw new Error(`no link to ${address} within 400 tabs of ${page.url()}`);
}
