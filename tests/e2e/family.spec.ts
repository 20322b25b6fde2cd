import { expect, type Page, test } from '@playwright/test';
import ICAL from 'ical.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type zh from '../../content/messages/zh.json';
import { type Locale, localeList, locales } from '../../src/i18n/locales.ts';
import { findings, fits } from '../support/axe-findings.ts';
import { base, projectRoot } from '../support/built-site.ts';

const messages = Object.fromEntries(
  localeList.map((locale) => [locale, JSON.parse(readFileSync(join(projectRoot, `content/messages/${locale}.json`), 'utf8')) as typeof zh]),
) as Record<Locale, typeof zh>;
const home = (locale: Locale): string => `${base}${locales[locale].prefix === '' ? '' : `${locales[locale].prefix}/`}`;
const sheet = (path: string, locale: Locale = 'zh'): string => `${home(locale)}family/${path}/`;

/** The clock of the phone: what the sheet says depends on the day. */
const onDay = async (page: Page, day = '2026-11-21'): Promise<void> => {
  await page.clock.setFixedTime(new Date(`${day}T09:00:00+08:00`));
};
/** A seven-year-old from another province, here for a year with the mother. */
const child = { bornYear: '2019', bornMonth: '5', sinceYear: '2025', sinceMonth: '9', registered: 'elsewhere', livesWith: 'mother' };
async function answer(page: Page, answers: Record<string, string>, which = 0): Promise<void> {
  const block = page.locator('#children > .child').nth(which);
  for (const [name, value] of Object.entries(answers)) await block.locator(`[name=${name}]`).selectOption(value);
}
const show = (page: Page): Promise<void> => page.locator('#family button.main').click();
const stageOf = (page: Page, id: string) => page.locator(`[data-stage]:has(#entry-${id})`);

for (const locale of localeList) {
  const words = messages[locale].family;

  test(`from the list of a district to the family’s own, in ${locale}`, async ({ page }) => {
    await onDay(page);
    await page.goto(`${home(locale)}guizhou/bijie/weining/`);
    await page.locator(`main a[href="${sheet('guizhou/bijie', locale)}#d520526"]`).click();
    await expect(page.locator('body')).toHaveAttribute('data-page', 'family');
    await expect(page.locator('html')).toHaveAttribute('dir', locales[locale].direction);
    await expect(page.locator('#district')).toHaveValue('520526');
    const entries = await page.locator('[data-entry]').count();
    await answer(page, { ...child, permit: 'yes', insurance: 'none' });
    await page.locator('[name=needs][value=none]').check();
    await show(page);
    await expect(page.locator('#result')).toBeFocused();
    await expect(page.locator('#counts')).toContainText(words.counts.outcome.counts);
    // Every entry once, each with why.
    await expect(page.locator('[data-stage] [data-entry]')).toHaveCount(entries);
    await expect(page.locator('[data-stage] [data-entry]:has(.why li)')).toHaveCount(entries);
    await expect(stageOf(page, 'compulsory-education')).toHaveAttribute('data-stage', 'now');
    await expect(stageOf(page, 'kindergarten')).toHaveAttribute('data-stage', 'not');
    await expect(stageOf(page, 'cross-region-medical-claims')).toHaveAttribute('data-stage', 'not');
    await expect(stageOf(page, 'housing-support')).toHaveAttribute('data-stage', 'ask');
    await expect(page.locator('[data-paper=residence-permit]')).toBeVisible();
    expect(await page.locator('main').innerText()).not.toContain('{{');
  });

  test(`without JavaScript the list is there to read, tick and print, in ${locale}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    await page.goto(`${home(locale)}zhejiang/hangzhou/gongshu/`);
    await page.locator(`main a[href^="${sheet('zhejiang/hangzhou', locale)}"]`).click();
    await expect(page.locator('#family')).toBeHidden();
    await expect(page.locator('#result')).toBeHidden();
    const data = (await (await page.request.get(`${base}zhejiang/hangzhou/list.json`)).json()) as { entitlements: unknown[] };
    await expect(page.locator('[data-entry]')).toHaveCount(data.entitlements.length);
    await page.locator('[data-entry] .tick').first().check();
    const school = page.locator('[data-entry]', { has: page.locator('#entry-compulsory-education') });
    await expect(school).toContainText(words.requirement['residence-permit']);
    await expect(school).toContainText('民发〔2024〕35号');
    await page.emulateMedia({ media: 'print' });
    await expect(school.locator('.tick')).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
    // From the front page, too: a city is found by opening its province.
    await page.goto(`${home(locale)}family/`);
    await page
      .locator('details', { has: page.locator(`a[href="${sheet('jiangsu/suzhou', locale)}"]`) })
      .locator('summary')
      .click();
    await page.locator(`a[href="${sheet('jiangsu/suzhou', locale)}"]`).click();
    await expect(page.locator('body')).toHaveAttribute('data-page', 'family');
    await context.close();
  });

  test(`asked and wrongly answered, in ${locale}: axe finds nothing`, async ({ page }) => {
    await onDay(page);
    await page.goto(sheet('guizhou/bijie', locale));
    await page.locator('[name=needs][value=mind]').check();
    await expect(page.locator('#urgent')).toBeVisible();
    await show(page);
    await expect(page.locator('#problems')).toBeFocused();
    expect(await findings(page)).toEqual([]);
  });

  test(`answered, in ${locale}: axe finds nothing, by day and by night`, async ({ page }) => {
    await onDay(page);
    await page.goto(sheet('guizhou/bijie', locale));
    await answer(page, child);
    await show(page);
    await page.locator('details[data-stage=not] summary').click();
    expect(await findings(page)).toEqual([]);
    // Only the colours are others.
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findings(page, ['color-contrast'])).toEqual([]);
  });

  test(`where the city has not said which districts are its centre, ${locale} says that it has to be confirmed`, async ({ page }) => {
    await onDay(page);
    await page.goto(sheet('zhejiang/hangzhou', locale));
    await answer(page, { ...child, registered: 'same-city', registeredDistrict: '330109' });
    await page.locator('#district').selectOption('330106');
    await show(page);
    await expect(page.locator('#counts')).toContainText(words.counts.outcome['to-be-confirmed']);
    await expect(page.locator('#counts')).toContainText(words.counts.reason['centre-not-defined']);
  });

  test(`answered, in ${locale}, it fits a narrow phone and a reader’s double text size`, async ({ page }) => {
    await onDay(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(sheet('guangdong/guangzhou/zengcheng', locale));
    await answer(page, child);
    await page.locator('#add-child').click();
    await answer(page, { bornYear: '2024', bornMonth: '2' }, 1);
    await show(page);
    await page.locator('#edit').click();
    await page.locator('#share input').check();
    await fits(page);
    await page.setViewportSize({ width: 640, height: 740 });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await fits(page);
  });
}

test('nothing that is answered leaves the phone or stays on it', async ({ page, context, baseURL }) => {
  await page.clock.install({ time: new Date('2026-11-21T09:00:00+08:00') });
  await page.goto(sheet('zhejiang/hangzhou'));
  const sent: string[] = [];
  context.on('request', (request) => {
    // The browser asks for the page's icon when it likes, and says nothing with it.
    const said = `${request.method()} ${request.url()} ${request.postData() ?? ''}`;
    if (said !== `GET ${baseURL ?? ''}/icon.svg `) sent.push(said);
  });
  page.on('websocket', (socket) => sent.push(socket.url()));
  await answer(page, { ...child, bornYear: '2011', bornMonth: '3', permit: 'no', insurance: 'none', school: 'junior' });
  await page.locator('#district').selectOption('330106');
  await page.locator('[name=needs][value=hardship]').check();
  await page.locator('#add-child').click();
  await answer(page, { ...child, bornYear: '2023', bornMonth: '8' }, 1);
  await show(page);
  await expect(page.locator('#result')).toBeVisible();
  await page.locator('#share input').check();
  // The marker is really there to be seen: the address that holds it was made in the page.
  await expect(page.locator('#share textarea')).toHaveValue(/2011-03/u);
  // Not later either: an hour passes, and what is asked for then is the only request.
  await page.clock.runFor('01:00:00');
  await page.evaluate(() => fetch('/healthz'));
  expect(sent).toEqual([`GET ${baseURL ?? ''}/healthz `]);
  await expect(page).not.toHaveURL(/#/u);
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    state: history.state as unknown,
    cookie: document.cookie,
    name: window.name,
  }));
  expect(kept).toEqual({ local: [], session: [], databases: 0, caches: 0, workers: 0, state: null, cookie: '', name: '' });
  // A page that is loaded anew knows nothing.
  await page.reload();
  await expect(page.locator('#children [name=bornYear]')).toHaveValue('');
  await expect(page.locator('#result')).toBeHidden();
  expect(sent.filter((request) => /2011|hardship|330106/u.test(request))).toEqual([]);
});

test('the address to pass on holds no answers, unless the family asks for it; then it brings them back and is cleaned', async ({
  page,
  context,
}) => {
  await onDay(page);
  await page.goto(sheet('zhejiang/hangzhou'));
  await page.locator('#district').selectOption('330105');
  await answer(page, { ...child, permit: 'yes' });
  await page.locator('#add-child').click();
  await answer(page, { bornYear: '2024', bornMonth: '2', sinceYear: 'birth' }, 1);
  await page.locator('[name=needs][value=none]').check();
  await show(page);
  const address = page.locator('#share textarea');
  await expect(address).toHaveValue(/\/family\/zhejiang\/hangzhou\/#d330105$/u);
  await expect(page.locator('#share-warning')).toBeHidden();
  await page.locator('#share input').check();
  await expect(page.locator('#share-warning')).toBeVisible();
  const summary = await page.locator('#summary').innerText();

  const other = await context.newPage();
  await onDay(other);
  await other.goto(await address.inputValue());
  await expect(other.locator('#opened')).toHaveText(messages.zh.family.share.opened);
  await expect(other.locator('#summary')).toHaveText(summary);
  await expect(other).not.toHaveURL(/#/u);
  await other.locator('#edit').click();
  await expect(other.locator('#children > .child')).toHaveCount(2);
  await expect(other.locator('#district')).toHaveValue('330105');
  await expect(other.locator('#children [name=sinceYear]').nth(1)).toHaveValue('birth');
  await expect(other.locator('[name=needs][value=none]')).toBeChecked();

  await other.goto('about:blank');
  await other.goto(`${sheet('zhejiang/hangzhou')}#my.330105..2030-01.......`);
  await expect(other.locator('#opened')).toHaveText(messages.zh.family.share.unreadable);
  await expect(other.locator('#family')).toBeVisible();
});

test('a district with rules of its own is offered its own sheet, and the answers come along', async ({ page }) => {
  await onDay(page);
  await page.goto(sheet('guangdong/guangzhou'));
  await answer(page, child);
  await page.locator('#district').selectOption('440118');
  await page.locator('#district-sheet a').click();
  await expect(page).toHaveURL(sheet('guangdong/guangzhou/zengcheng'));
  await expect(page.locator('#result')).toBeVisible();
  await expect(page.locator('#counts')).toContainText(messages.zh.family.counts.outcome.counts);
});

test('wrong answers are named where they stand; what was answered stays', async ({ page }) => {
  await onDay(page);
  await page.goto(sheet('guizhou/bijie'));
  await answer(page, { bornYear: '2020', sinceYear: '2019', sinceMonth: '1', permit: 'yes' });
  await show(page);
  await expect(page.locator('#problems')).toBeFocused();
  await expect(page.locator('#problems li')).toHaveCount(1);
  await page.locator('#problems a').click();
  await expect(page.locator('[name=bornYear]')).toBeFocused();
  await expect(page.locator('[name=bornYear]')).toHaveAttribute('aria-invalid', 'true');
  await answer(page, { bornMonth: '6' });
  await show(page);
  await expect(page.locator('#problems li')).toHaveText(new RegExp(messages.zh.family.problem['before-birth'], 'u'));
  await expect(page.locator('[name=permit]')).toHaveValue('yes');
  await answer(page, { sinceYear: 'birth' });
  await show(page);
  await expect(page.locator('#result')).toBeVisible();
  await expect(page.locator('.wrong')).toHaveCount(0);
});

test('one to five children; what differs between them is told for each', async ({ page }) => {
  await onDay(page);
  await page.goto(sheet('guizhou/bijie'));
  await expect(page.locator('[data-remove]')).toBeHidden();
  for (let more = 1; more < 5; more += 1) await page.locator('#add-child').click();
  await expect(page.locator('#add-child')).toBeHidden();
  for (let fewer = 5; fewer > 2; fewer -= 1) await page.locator('[data-remove]').last().click();
  await answer(page, child);
  await answer(page, { bornYear: '2024', bornMonth: '2' }, 1);
  await show(page);
  const kindergarten = page.locator('[data-entry]', { has: page.locator('#entry-kindergarten') });
  await expect(stageOf(page, 'kindergarten')).toHaveAttribute('data-stage', 'soon');
  await expect(kindergarten.locator('.why p')).toHaveCount(2);
  await expect(page.locator('#dates')).toContainText('2027年2月');
  await expect(page.locator('#counts li')).toHaveCount(2);
});

test('“none of these” and a need exclude each other; danger shows whom to call', async ({ page }) => {
  await page.goto(sheet('guizhou/bijie'));
  const box = (value: string) => page.locator(`[name=needs][value=${value}]`);
  await box('none').check();
  await box('care').check();
  await expect(box('none')).not.toBeChecked();
  await expect(page.locator('#urgent a[href="tel:110"]')).toBeVisible();
  await box('none').check();
  await expect(box('care')).not.toBeChecked();
  await expect(page.locator('#urgent')).toBeHidden();
  await answer(page, { livesWith: 'nobody' });
  await expect(page.locator('#urgent')).toBeVisible();
});

test('the dates go into the phone’s calendar', async ({ page }) => {
  await onDay(page);
  await page.goto(sheet('guizhou/bijie'));
  await answer(page, { ...child, bornYear: '2024', bornMonth: '2', sinceYear: '2026', sinceMonth: '8' });
  await show(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#calendar button').click()]);
  const text = readFileSync(await download.path(), 'utf8');
  const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  expect(events.map((event) => event.startDate.toString())).toContain('2027-02-01');
  await expect(page.locator('#dates li')).toHaveCount(events.length);
  expect(text).toContain('BEGIN:VALARM');
});

test('the keyboard alone leads through the questions to the list', async ({ page }) => {
  await onDay(page);
  await page.goto(sheet('guizhou/bijie'));
  await page.locator('#district').focus();
  const reach = async (selector: string): Promise<void> => {
    for (let tabs = 0; tabs < 40; tabs += 1) {
      if (await page.evaluate((sought) => document.activeElement?.matches(sought) === true, selector)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no ${selector} within 40 tabs`);
  };
  await reach('[name=bornYear]');
  // Arrows: letters that a slow machine takes too far apart would each begin a word anew.
  for (let years = 2026; years >= 2019; years -= 1) await page.keyboard.press('ArrowDown');
  await expect(page.locator('[name=bornYear]')).toHaveValue('2019');
  await reach('[name=bornMonth]');
  await page.keyboard.type('5');
  await reach('[name=needs]');
  await page.keyboard.press('Space');
  await reach('#family button.main');
  await page.keyboard.press('Enter');
  await expect(page.locator('#result')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('#edit')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#family select').first()).toBeFocused();
  await expect(page.locator('[name=bornYear]')).toHaveValue('2019');
});

test('printed: the sorted list with its boxes, without the questions', async ({ page }) => {
  await onDay(page);
  await page.goto(sheet('guizhou/bijie'));
  await answer(page, child);
  await show(page);
  await page.locator('#edit').click();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#family')).toBeHidden();
  await expect(page.locator('#share')).toBeHidden();
  await expect(page.locator('#edit')).toBeHidden();
  await expect(page.locator('[data-stage=now] .tick').first()).toBeVisible();
  await expect(page.locator('#papers')).toBeVisible();
});

test.describe('moving', () => {
  const choose = async (page: Page, end: 'from' | 'to', slugs: readonly string[]): Promise<void> => {
    for (const [level, slug] of slugs.entries()) await page.locator(`[data-end=${end}] select`).nth(level).selectOption(slug);
  };

  for (const locale of localeList) {
    test(`two places side by side, in ${locale}`, async ({ page }) => {
      const requests: string[] = [];
      page.on('request', (request) => requests.push(new URL(request.url()).pathname));
      await page.goto(`${home(locale)}family/moving/`);
      const words = messages[locale].family.moving;
      await page.locator('#compare').click();
      await expect(page.locator('#moving-failed')).toHaveText(words.choose);
      await choose(page, 'from', ['zhejiang', 'hangzhou', 'gongshu']);
      await choose(page, 'to', ['guangdong', 'guangzhou', 'zengcheng']);
      await page.locator('#compare').click();
      await expect(page.locator('#moving-result')).toBeFocused();
      await expect(page.locator('[data-part=gained] li').first()).toBeVisible();
      await expect(page.locator('[data-part=lost] li').first()).toBeVisible();
      await expect(page.locator('#moving-failed')).toBeHidden();
      expect(await page.locator('main').innerText()).not.toContain('{{');
      // Published data only: the names of places, and the two lists (Gongshu has Hangzhou's).
      expect(requests.filter((path) => path.endsWith('.json')).sort()).toEqual(
        [
          `${home(locale)}places.json`,
          `${base}zhejiang/hangzhou/gongshu/list.json`,
          `${base}zhejiang/hangzhou/list.json`,
          `${base}guangdong/guangzhou/zengcheng/list.json`,
        ].sort(),
      );
      expect(await findings(page)).toEqual([]);
    });
  }

  test('two places without rules of their own are the same, and it says what that means', async ({ page }) => {
    await page.goto(`${home('zh')}family/moving/`);
    await choose(page, 'from', ['guizhou', 'bijie', 'weining']);
    await choose(page, 'to', ['guizhou', 'zunyi']);
    await page.locator('#compare').click();
    await expect(page.locator('.same-list')).toBeVisible();
    await expect(page.locator('a[href="tel:12345"]')).toBeVisible();
  });

  test('another province asks for city and district anew', async ({ page }) => {
    await page.goto(`${home('zh')}family/moving/`);
    await choose(page, 'from', ['zhejiang', 'hangzhou', 'xihu']);
    await choose(page, 'from', ['guangdong']);
    await expect(page.locator('[data-end=from] select').nth(1)).toHaveValue('');
    await expect(page.locator('[data-end=from] select').nth(2)).toBeHidden();
    await expect(page.locator('[data-end=from] select').nth(1).locator('option')).not.toHaveCount(1);
  });

  test('a list that does not come is said, and can be asked for again', async ({ page }) => {
    await page.goto(`${home('zh')}family/moving/`);
    await choose(page, 'from', ['zhejiang', 'hangzhou']);
    await choose(page, 'to', ['beijing', 'haidian']);
    await page.route('**/list.json', (route) => route.abort());
    await page.locator('#compare').click();
    await expect(page.locator('#moving-failed')).toHaveText(messages.zh.family.moving.failed);
    await page.unroute('**/list.json');
    await page.locator('#compare').click();
    await expect(page.locator('#moving-result')).toBeVisible();
  });

  test('without JavaScript: what to transfer, to tick off, and how to compare by hand', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    await page.goto(`${home('zh')}family/moving/`);
    await page.locator('.tick').first().check();
    await expect(page.locator('main')).toContainText('预防接种证');
    await expect(page.locator('#moving')).toBeHidden();
    await expect(page.locator('[data-without-script] a')).toHaveAttribute('href', `${home('zh')}family/`);
    await context.close();
  });
});
