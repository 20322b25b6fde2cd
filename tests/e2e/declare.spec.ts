import { expect, type Page, test } from '@playwright/test';
import { createRequire } from 'node:module';
import type zh from '../../content/messages/zh.json';
import { type Locale, localeList, locales } from '../../src/i18n/locales.ts';
import { isAccessible } from '../support/axe-findings.ts';
import { base } from '../support/built-site.ts';

type Messages = typeof zh;
const require = createRequire(import.meta.url);
const messages = Object.fromEntries(
  localeList.map((locale) => [locale, require(`../../content/messages/${locale}.json`) as Messages]),
) as Record<Locale, Messages>;
const at = (locale: Locale, path: string): string =>
  `${base.slice(0, -1)}${locales[locale].prefix === '' ? '' : `/${locales[locale].prefix}`}${path}`;
const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const box = (page: Page, name: string, value = 'yes') => page.locator(`[name="${name}"][value="${value}"]`);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });
    for (const locale of localeList) {
      test(`a parent declares, reads, amends and withdraws in ${locale}`, async ({ page }) => {
        const said = messages[locale];
        const errors: string[] = [];
        page.on('pageerror', (error) => errors.push(error.message));
        page.on('console', (message) => {
          if (message.type() === 'error') errors.push(message.text());
        });
        // axe is a script itself: the same pages are looked at with JavaScript.
        const isFit = (on: Page): Promise<void> => (javaScriptEnabled ? isAccessible(on) : Promise.resolve());
        /** With a script the steps come one after the other. */
        const onwards = async (): Promise<void> => {
          if (!javaScriptEnabled) return;
          await page.getByRole('button', { name: said.declare.place.go, exact: true }).click();
        };

        await page.goto(at(locale, '/declare/'));
        await isFit(page);
        await page.getByLabel(said.declare.place.label).fill('杭州西湖');
        await page.getByRole('button', { name: said.declare.place.go }).click();
        await expect(page).toHaveURL(at(locale, '/declare/330106/'));
        await expect(page.getByText(said.declare.demonstration).first()).toBeVisible();
        await isFit(page);

        // Nothing filled in: told so, and led there.
        if (javaScriptEnabled) {
          await expect(page.getByRole('button', { name: said.declare.toCheck })).toBeHidden();
          await onwards();
          await expect(field(page, 'home.town')).toBeFocused();
          await expect(page.getByText(said.declare.problem.required, { exact: true })).toBeVisible();
        } else {
          await page.getByRole('button', { name: said.declare.toCheck }).click();
          await expect(page).toHaveTitle(new RegExp(`^${said.declare.problems.title}`, 'u'));
          await expect(page.locator('#problems')).toBeFocused();
          await isFit(page);
          await page.locator('#problems a').first().click();
        }
        await field(page, 'home.town').fill('翠苑街道');
        await onwards();
        await field(page, 'children.0.name').fill('阿卜杜拉·买买提');
        await field(page, 'children.0.born').fill('2018年5月');
        await box(page, 'children.0.household', 'district').check();
        await field(page, 'children.0.householdDistrict').fill('周口太康');
        await field(page, 'children.0.since').fill('2024-09');
        await box(page, 'children.0.livesWith', 'both-parents').check();
        if (javaScriptEnabled) await isFit(page);
        await onwards();
        await box(page, 'needs.kinds', 'harm').check();
        await expect(page.locator('a[href="tel:110"]').first()).toBeVisible();
        await onwards();
        await field(page, 'contact.name').fill('买买提');
        await box(page, 'contact.relation', 'father').check();
        await field(page, 'contact.phone').fill('138 0013 8000');
        if (javaScriptEnabled) {
          // The browser's own back button goes one step back, and nothing is lost.
          await page.goBack();
          await expect(field(page, 'contact.phone')).toBeHidden();
          await expect(box(page, 'needs.kinds', 'harm')).toBeChecked();
          await onwards();
          await expect(field(page, 'contact.phone')).toHaveValue('138 0013 8000');
        }
        await onwards();
        for (const consent of ['guardian', 'childData', 'passOn']) await expect(box(page, `consents.${consent}`)).not.toBeChecked();
        await box(page, 'consents.guardian').check();
        await box(page, 'consents.childData').check();
        await page.getByRole('button', { name: said.declare.toCheck }).click();

        await expect(page.getByRole('heading', { name: said.declare.check.title })).toBeVisible();
        await expect(page.getByText('13800138000')).toBeVisible();
        await isFit(page);
        await page.getByRole('button', { name: said.declare.check.send }).click();

        await expect(page.getByRole('heading', { name: said.receipt.received.title })).toBeVisible();
        await isFit(page);
        const code = page.locator('.receipt .code').nth(1);
        await expect(code).toHaveText(/^(?:[2-9A-HJ-NP-Z]{4}-){5}[2-9A-HJ-NP-Z]{4}$/u);
        const secret = (await code.textContent()) ?? '';
        await expect(page).not.toHaveURL(new RegExp(secret.slice(0, 4), 'u'));

        // Another day, from the paper.
        await page.goto(javaScriptEnabled ? `${at(locale, '/receipt/')}#${secret.replaceAll('-', '')}` : at(locale, '/receipt/'));
        await isFit(page);
        if (javaScriptEnabled) await expect(page).not.toHaveURL(/#/u);
        else await page.getByLabel(said.receipt.secretLabel).fill(secret.toLowerCase());
        await page.getByRole('button', { name: said.receipt.open }).click();
        await expect(page.getByText('阿卜杜拉·买买提')).toBeVisible();
        await isFit(page);
        await page.getByRole('button', { name: said.receipt.amend }).click();
        for (let step = 0; step < 3; step += 1) await onwards();
        await field(page, 'contact.phone').fill('13900139000');
        await onwards();
        await box(page, 'consents.guardian').check();
        await box(page, 'consents.childData').check();
        await page.getByRole('button', { name: said.declare.toCheck }).click();
        await page.getByRole('button', { name: said.declare.check.send }).click();
        await expect(page.getByText('13900139000')).toBeVisible();
        await page.getByRole('button', { name: said.receipt.withdraw, exact: true }).click();
        await expect(page.getByRole('heading', { name: said.receipt.withdrawTitle })).toBeVisible();
        await isFit(page);
        await page.getByRole('button', { name: said.receipt.withdrawSure }).click();
        await expect(page.getByText(said.receipt.held.gone)).toBeVisible();
        await expect(page.getByText('13900139000')).toHaveCount(0);
        expect(errors.filter((text) => !text.includes('422'))).toEqual([]);
      });
    }
  });
}

test('with the keyboard alone, a parent gets through the form', async ({ page }) => {
  await page.goto(at('zh', '/declare/330106/'));
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await field(page, 'home.town').focus();
  await page.keyboard.type('翠苑街道');
  await press('Enter');
  await expect(page.getByRole('heading', { name: messages.zh.declare.step.children, exact: true })).toBeFocused();
  await press('Tab', 'Tab');
  await page.keyboard.type('201805');
  await press('Tab', 'Space', 'Tab');
  await page.keyboard.type('太康县');
  await press('Tab');
  await page.keyboard.type('2024-09');
  await press('Tab', 'Space', 'Enter');
  await expect(page.getByRole('heading', { name: messages.zh.declare.step.needs, exact: true })).toBeFocused();
});

test('a lost connection keeps the page and everything on it, and sends once it is back', async ({ page, context }) => {
  await page.goto(at('zh', '/declare/'));
  await page.getByLabel(messages.zh.declare.place.label).fill('杭州西湖');
  await page.getByRole('button', { name: messages.zh.declare.place.go }).click();
  await field(page, 'home.town').fill('翠苑街道');
  // The script shows one step at a time: it has arrived.
  await expect(page.getByRole('button', { name: messages.zh.declare.toCheck })).toBeHidden();
  await context.setOffline(true);
  await page.evaluate(() => {
    document.querySelector<HTMLButtonElement>('form button[value="check"]')?.click();
  });
  await expect(page.getByText(messages.zh.declare.trouble.offline)).toBeVisible();
  await expect(field(page, 'home.town')).toHaveValue('翠苑街道');
  await context.setOffline(false);
  await expect(page.locator('#problems')).toBeFocused();
  await isAccessible(page);
  await expect(field(page, 'home.town')).toHaveValue('翠苑街道');
});
