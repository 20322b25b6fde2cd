// The desk with the real function, store and keys: the demonstration's operator, a second officer who approves, and parents beside them.
import { read, utils } from '@e965/xlsx';
import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { Encrypter, generateX25519Identity } from 'age-encryption';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type zh from '../../content/messages/zh.json';
import { type Locale, localeList, locales } from '../../src/i18n/locales.ts';
import { isAccessible } from '../support/axe-findings.ts';
import { base } from '../support/built-site.ts';
import { startOwnServer } from '../support/own-server.ts';

type Messages = typeof zh;
const require = createRequire(import.meta.url);
const messages = Object.fromEntries(
  localeList.map((locale) => [locale, require(`../../content/messages/${locale}.json`) as Messages]),
) as Record<Locale, Messages>;
const said = messages.zh;
const root = base.slice(0, -1);
const at = (locale: Locale, path: string): string => `${root}${locales[locale].prefix === '' ? '' : `/${locales[locale].prefix}`}${path}`;

test.use({ viewport: { width: 1280, height: 800 } });

/** As an operator has it: an age file behind a passphrase, at the strength that `npm run desk -- keygen` writes. */
const passphrase = 'TRYA-GAIN-WITH-FEW-KEYS-4242';
async function protectedKey(file: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(17);
  encrypter.setPassphrase(passphrase);
  return { name: 'desk-key.age', mimeType: 'application/octet-stream', buffer: Buffer.from(await encrypter.encrypt(file)) };
}
const keyFile = (name: string): string => join(process.env['TEST_DATA_DIR'] ?? '', name);
const operatorFile = (): string => keyFile('demonstration-key.txt');
const approverFile = (): string => keyFile('demonstration-approver-key.txt');

/** From any day to one in the half-year after it. */
function daysToNextHalfYear(now = new Date()): number {
  const year = now.getFullYear();
  const next = now.getMonth() < 6 ? new Date(year, 6, 2) : new Date(year + 1, 0, 2);
  return Math.ceil((next.getTime() - now.getTime()) / (24 * 3600_000));
}

interface Family {
  child?: string;
  phone?: string;
  needs?: string[];
  callSoon?: boolean;
  passOn?: boolean;
  origin?: string;
}

/** What a parent's page posts. Each test has a district of its own, so that tests beside it do not count in. */
async function declare(
  page: Page,
  district: string,
  { child = '王小明', phone = '13800138000', needs = ['school'], callSoon = false, passOn = true, origin = '' }: Family,
) {
  const response = await page.request.post(`${origin}${root}/api/v1/declarations`, {
    headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
    data: JSON.stringify({
      token: randomBytes(32).toString('base64url'),
      declaration: {
        form: '2026-11-21',
        language: 'zh',
        district,
        home: { town: '翠苑街道' },
        children: [
          { name: child, born: '2018-05', household: 'district', householdDistrict: '411627', since: '2024-09', livesWith: 'both-parents' },
        ],
        needs: { kinds: needs, callSoon },
        contact: { name: '王强', relation: 'father', phone },
        consents: { guardian: true, childData: true, passOn },
      },
    }),
  });
  expect(response.status()).toBe(201);
  return (await response.json()) as { reference: string; secret: string };
}

/** Whatever a page complains of, whomever it asks, whatever it keeps. */
function watch(page: Page): { isClean: () => Promise<void> } {
  const complaints: string[] = [];
  const hosts = new Set<string>();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The browser itself reports answers of 4xx.
    if (['error', 'warning'].includes(message.type()) && !message.text().includes('the server responded with a status of 4'))
      complaints.push(message.text());
  });
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http')) hosts.add(host);
  });
  return {
    isClean: async () => {
      expect(complaints).toEqual([]);
      expect([...hosts]).toEqual([new URL(page.url()).host]);
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
      expect(await page.context().cookies()).toEqual([]);
      await expect(page).toHaveURL(/\/desk\/$/u);
    },
  };
}

interface SignIn {
  file?: string | { name: string; mimeType: string; buffer: Buffer };
  origin?: string;
  with?: string;
  locale?: Locale;
}

async function signIn(
  page: Page,
  district: string,
  { file = operatorFile(), with: typed = '', locale = 'zh', origin = '' }: SignIn = {},
): Promise<void> {
  const words = messages[locale].desk;
  await page.goto(origin + at(locale, '/desk/'));
  await page.getByLabel(words.signIn.place, { exact: true }).fill(district);
  await page.getByLabel(words.signIn.file).setInputFiles(file);
  await page.getByLabel(words.signIn.passphrase, { exact: true }).fill(typed);
  await page.getByRole('button', { name: words.signIn.go, exact: true }).click();
}
const task = (page: Page, name: keyof Messages['desk']['task'], locale: Locale = 'zh') =>
  page.getByRole('button', { name: new RegExp(`^${messages[locale].desk.task[name].title}`, 'u') });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

async function parentPage(browser: Browser): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  return { page: await context.newPage(), context };
}
/** A family without JavaScript: nothing in its phone can work out a proof. */
async function declareWithoutScript(browser: Browser, origin: string, district: string, child: string): Promise<void> {
  const { page, context } = await parentPage(browser);
  await page.goto(`${origin}${at('zh', `/declare/${district}/`)}`);
  for (const [name, value] of [
    ['home.town', '翠苑街道'],
    ['children.0.name', child],
    ['children.0.born', '2018-05'],
    ['children.0.since', '2024-09'],
    ['contact.name', '吴强'],
    ['contact.phone', '13900139000'],
  ])
    await page.locator(`[name="${name}"]`).fill(value ?? '');
  for (const [name, value] of [
    ['children.0.household', 'not-registered'],
    ['children.0.livesWith', 'mother'],
    ['contact.relation', 'mother'],
    ['consents.guardian', 'yes'],
    ['consents.childData', 'yes'],
  ])
    await page.locator(`[name="${name}"][value="${value}"]`).check();
  await press(page, said.declare.toCheck);
  await press(page, said.declare.check.send);
  await expect(page.getByRole('heading', { name: said.receipt.received.title })).toBeVisible();
  await context.close();
}
async function openReceipt(page: Page, secret: string): Promise<void> {
  await page.goto(at('zh', '/receipt/'));
  await page.getByLabel(said.receipt.secretLabel).fill(secret);
  await press(page, said.receipt.open);
}

test('a declaration goes its whole way: read, called, exported, carried over, amended, answered, refused', async ({ page, browser }) => {
  const district = '330109';
  const desk = watch(page);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
  const { reference, secret } = await declare(page, district, { child: '阿卜杜拉·买买提', callSoon: true, needs: ['harm'] });

  await signIn(page, district, { file: await protectedKey(readFileSync(operatorFile(), 'utf8')), with: passphrase });
  await heading(page, said.desk.overview.title);
  await expect(page.getByText(said.declare.demonstration)).toBeVisible();
  await expect(task(page, 'calls').locator('.count')).toHaveText('1');
  await isAccessible(page);

  await task(page, 'calls').click();
  await heading(page, said.desk.task.calls.title);
  await isAccessible(page);
  await page.locator('button.row').first().click();
  await expect(page.getByRole('heading', { level: 1, name: reference })).toBeFocused();
  await expect(page.getByText('13800138000').first()).toBeVisible();
  await expect(page.getByText(said.desk.record.mandatory)).toBeVisible();
  await isAccessible(page);
  await press(page, said.desk.step.see.go);
  await expect(page.getByText(said.desk.state.seen, { exact: true })).toBeVisible();

  // An empty note is no note.
  await press(page, said.desk.text.call.go);
  await expect(page.getByText(said.declare.problem.required)).toBeVisible();
  await page.getByLabel(said.desk.text.call.label).fill('爸爸接的，周三上门。');
  await page.getByRole('button', { name: said.desk.text.call.go, exact: true }).first().click();
  await expect(page.getByText(said.desk.state.contacted, { exact: true })).toBeVisible();
  await expect(page.getByText('爸爸接的，周三上门。')).toBeVisible();
  await expect(page.getByText(said.desk.record.callSoon)).toHaveCount(0);

  // Not before it was exported.
  await press(page, said.desk.step['carry-over'].go);
  await expect(page.getByText(said.desk.trouble['guard-failed'])).toBeVisible();
  await isAccessible(page);
  await press(page, said.desk.export.one);
  await page.getByLabel('Excel').check();
  const downloading = page.waitForEvent('download');
  await press(page, said.desk.export.make);
  const download = await downloading;
  const file = readFileSync(await download.path());
  expect(download.suggestedFilename()).toMatch(/330109-\d{4}-\d{2}-\d{2}\.xlsx$/u);
  await expect(page.getByText(createHash('sha256').update(file).digest('hex'))).toBeVisible();
  const book = read(file);
  const [row = {}] = utils.sheet_to_json<Record<string, unknown>>(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
  expect(row).toMatchObject({
    儿童姓名: '阿卜杜拉·买买提',
    联系电话: '13800138000',
    户籍地: '河南省 周口市 太康县',
    户籍地代码: '411627',
    申报编号: reference,
  });
  await press(page, said.desk.step['carry-over'].go);
  await expect(page.getByText(said.desk.state['carried-over'], { exact: true })).toBeVisible();
  await isAccessible(page);

  // The parent changes the number; the desk sees what.
  const parent = await parentPage(browser);
  await openReceipt(parent.page, secret);
  await expect(parent.page.getByText(said.receipt.state['carried-over'])).toBeVisible();
  await press(parent.page, said.receipt.amend);
  await parent.page.locator('[name="contact.phone"]').fill('13900139000');
  for (const consent of ['guardian', 'childData', 'passOn']) await parent.page.locator(`[name="consents.${consent}"]`).check();
  await press(parent.page, said.declare.toCheck);
  await press(parent.page, said.declare.check.send);
  // The number stands on the page before, too: sent is what can be withdrawn.
  await expect(parent.page.getByRole('button', { name: said.receipt.withdraw, exact: true })).toBeVisible();
  await expect(parent.page.getByText('13900139000')).toBeVisible();

  await press(page, said.desk.back);
  await press(page, said.desk.toOverview);
  await task(page, 'round').click();
  await page.locator('button.row').first().click();
  const changes = page.getByRole('table', { name: said.desk.record.changedSince });
  await expect(changes.getByRole('row')).toHaveCount(2);
  await expect(changes).toContainText('13800138000');
  await expect(changes).toContainText('13900139000');
  await isAccessible(page);
  await press(page, said.desk.step.see.go);
  await expect(page.getByText(said.desk.state.seen, { exact: true })).toBeVisible();

  // An answer, then a refusal with its reason; the parent reads both with the receipt.
  await page.getByText(said.desk.step.answer.title, { exact: true }).click();
  await page.getByLabel(said.desk.text.answer.label).fill('已经和学校联系，下周给您回电话。');
  await press(page, said.desk.text.answer.go);
  await expect(page.getByText(said.desk.step.sent)).toBeVisible();
  await page.getByText(said.desk.step.reject.title, { exact: true }).click();
  await page.getByLabel(said.desk.text.reject.label).fill('您已经搬到余杭区，请向余杭区申报。');
  await isAccessible(page);
  await press(page, said.desk.text.reject.go);
  await expect(page.getByText(said.desk.state.rejected, { exact: true })).toBeVisible();
  await openReceipt(parent.page, secret);
  await expect(parent.page.getByText('已经和学校联系，下周给您回电话。')).toBeVisible();
  await expect(parent.page.getByText('您已经搬到余杭区，请向余杭区申报。')).toBeVisible();
  await parent.context.close();

  // What was read and written stayed in the page: nothing of it was sent in the clear.
  expect(sent.filter((text) => text.includes('/api/v1/desk/'))).not.toEqual([]);
  const inTheClear = ['爸爸接的', '学校联系', '搬到余杭区', '买买提', '13800138000', '13900139000', passphrase, 'AGE-SECRET-KEY'];
  expect(inTheClear.filter((words) => sent.some((text) => text.includes(words)))).toEqual([]);

  // Everything of it is in the log, and the log is whole.
  await press(page, said.desk.back);
  await press(page, said.desk.toOverview);
  await task(page, 'audit').click();
  await expect(page.getByRole('cell', { name: said.desk.auditAction['export-done'], exact: true })).toBeVisible();
  await press(page, said.desk.audit.verify);
  await expect(page.locator('main .note').filter({ hasText: said.desk.audit.sound.slice(0, 3) })).toBeVisible();
  await isAccessible(page);
  await desk.isClean();
  await press(page, said.desk.signOut);
  await heading(page, said.desk.signIn.title);
  await expect(page.getByText('13900139000')).toHaveCount(0);
});

test('several records leave the desk only with a second officer’s approval, and never without the parent’s consent', async ({
  page,
  browser,
}) => {
  const district = '330110';
  const desk = watch(page);
  const { secret } = await declare(page, district, { child: '张一' });
  await declare(page, district, { child: '李二', phone: '13900139000' });
  await declare(page, district, { child: '不同意', phone: '13700137000', passOn: false });
  await signIn(page, district);
  await task(page, 'round').click();
  for (const child of ['张一', '李二', '不同意']) {
    await page.getByRole('button', { name: child }).click();
    await press(page, said.desk.step.see.go);
    await expect(page.getByText(said.desk.state.seen, { exact: true })).toBeVisible();
    await press(page, said.desk.back);
  }
  await press(page, said.desk.toOverview);
  await task(page, 'carry-over').click();
  await expect(page.getByRole('checkbox')).toHaveCount(2);
  await expect(page.getByText(said.desk.export.unwilling.replace('{{number}}', '1'))).toBeVisible();
  await isAccessible(page);
  await press(page, said.desk.export.ask.replace('{{number}}', '2'));
  await heading(page, said.desk.task.exports.title);
  await expect(page.getByText(said.desk.exports.waits)).toBeVisible();
  await expect(page.getByRole('button', { name: said.desk.export.make })).toHaveCount(0);
  await isAccessible(page);

  // The second officer sees a number and a platform, nothing of a family.
  const other = await browser.newContext({ timezoneId: 'Asia/Shanghai' });
  const second = await other.newPage();
  await signIn(second, district, { file: approverFile() });
  await heading(second, said.desk.task.exports.title);
  await expect(second.getByText(said.desk.exports.leadApprover)).toBeVisible();
  await isAccessible(second);
  await press(second, said.desk.exports.approve);
  await expect(second.getByRole('button', { name: said.desk.exports.approve })).toHaveCount(0);
  await other.close();

  await press(page, said.desk.exports.refresh);
  await page.getByLabel('CSV').check();
  const downloading = page.waitForEvent('download');
  await press(page, said.desk.export.make);
  const text = readFileSync(await (await downloading).path(), 'utf8');
  expect(text).toContain('张一');
  expect(text).toContain('李二');
  expect(text).not.toContain('不同意');
  await press(page, said.desk.exports.markAll);
  await expect(page.getByText(said.desk.exports.marked.replace('{{done}}', '2').replace('{{failed}}', '0'))).toBeVisible();
  await isAccessible(page);

  // One family withdraws: here all is erased at once, and the desk is told what to take out of the platform.
  const parent = await parentPage(browser);
  await openReceipt(parent.page, secret);
  await press(parent.page, said.receipt.withdraw);
  await press(parent.page, said.receipt.withdrawSure);
  await expect(parent.page.getByText(said.receipt.held.gone)).toBeVisible();
  await parent.context.close();
  await press(page, said.desk.toOverview);
  await task(page, 'removals').click();
  await heading(page, said.desk.task.removals.title);
  const number = page.locator('.code');
  await expect(number).not.toBeEmpty();
  expect(text).toContain((await number.textContent()) ?? '');
  await press(page, said.desk.removals.confirm);
  await expect(page.getByText(said.desk.removals.none)).toBeVisible();
  await desk.isClean();
});

test('the desk acts for a parent who lost the receipt, after checking who it is', async ({ page, browser }) => {
  const district = '330111';
  const desk = watch(page);
  const { secret } = await declare(page, district, { child: '赵六' });
  await signIn(page, district);
  await task(page, 'request').click();
  await page.getByLabel(said.desk.list.words).fill('赵六');
  await page.locator('button.row').first().click();
  await page.getByText(said.desk.step.acting.title, { exact: true }).click();
  await expect(page.getByRole('button', { name: said.desk.step.acting.amend, exact: true })).toHaveCount(0);
  await page.getByLabel(said.desk.step.acting.phone).check();
  await press(page, said.desk.step.acting.amend);
  await page.locator('[name="contact.phone"]').fill('12');
  await press(page, said.desk.amend.check);
  await expect(page.getByText(said.declare.problem['not-a-phone']).first()).toBeVisible();
  await isAccessible(page);
  await page.locator('[name="contact.phone"]').fill('139 0013 9000');
  await press(page, said.desk.amend.check);
  await heading(page, said.desk.amend.readBack);
  await expect(page.getByRole('table')).toContainText('13900139000');
  await isAccessible(page);
  await press(page, said.desk.amend.send);
  // The number stands in the table that is read back, too: sent is what has left it.
  await expect(page.getByRole('heading', { level: 1, name: said.desk.amend.readBack })).toBeHidden();
  await expect(page.getByText('13900139000').first()).toBeVisible();

  const parent = await parentPage(browser);
  await openReceipt(parent.page, secret);
  await expect(parent.page.getByText('13900139000')).toBeVisible();

  await page.getByText(said.desk.step.acting.title, { exact: true }).click();
  await page.getByLabel(said.desk.step.acting.counter).check();
  await press(page, said.desk.step.acting.withdraw);
  await press(page, said.receipt.withdrawSure);
  await expect(page.getByText(said.receipt.held.gone).first()).toBeVisible();
  await expect(page.getByText('13900139000')).toHaveCount(0);
  await openReceipt(parent.page, secret);
  await expect(parent.page.getByText(said.receipt.held.gone)).toBeVisible();
  await parent.context.close();
  await desk.isClean();
});

test('pairs that may be one family’s stand side by side; figures hide small numbers', async ({ page }) => {
  const district = '330112';
  await declare(page, district, { child: '小明' });
  await declare(page, district, { child: '王小明', phone: '13900139000' });
  await signIn(page, district);
  await task(page, 'duplicates').click();
  await expect(page.getByText(said.desk.likeness['near-child'])).toBeVisible();
  await expect(page.locator('tr[data-differs]')).not.toHaveCount(0);
  await isAccessible(page);
  await press(page, said.desk.toOverview);
  await task(page, 'statistics').click();
  await expect(page.getByText(said.desk.statistics.hidden).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: /^\d+$/u })).toHaveCount(0);
  await isAccessible(page);
  await press(page, said.desk.toOverview);
  for (const name of ['renewal', 'removals'] as const) {
    await task(page, name).click();
    await heading(page, said.desk.task[name].title);
    await isAccessible(page);
    await press(page, said.desk.toOverview);
  }
});

test('a form that came too fast is set aside until it is read; in the next half-year the desk asks the families again', async ({
  page,
  browser,
}) => {
  const district = '330106';
  const inAutumn = await startOwnServer();
  const { data } = inAutumn;
  const file = join(data, 'demonstration-key.txt');
  await declare(page, district, { child: '周九', origin: inAutumn.origin });
  await inAutumn.stop();

  // More comes than people send: without a proof of work a form is not refused.
  const inARush = await startOwnServer({ PROOF_FROM_DECLARATIONS_PER_HOUR: '0' }, { data });
  await declareWithoutScript(browser, inARush.origin, district, '吴十');
  await signIn(page, district, { file, origin: inARush.origin });
  await task(page, 'round').click();
  await page.getByRole('button', { name: '吴十' }).click();
  await expect(page.getByText(said.desk.state.suspect, { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: said.desk.step.see.go })).toHaveCount(0);
  await isAccessible(page);
  await press(page, said.desk.step.clear.go);
  await expect(page.getByText(said.desk.state.received, { exact: true })).toBeVisible();
  await press(page, said.desk.step.see.go);
  await expect(page.getByText(said.desk.state.seen, { exact: true })).toBeVisible();
  await inARush.stop();

  const inSpring = await startOwnServer({}, { data, daysAhead: daysToNextHalfYear() });
  try {
    await signIn(page, district, { file, origin: inSpring.origin });
    await task(page, 'renewal').click();
    await expect(page.getByText(said.desk.renewal.number.replace('{{number}}', '2'))).toBeVisible();
    await isAccessible(page);
    await page.getByRole('button', { name: '吴十' }).click();
    await page.getByText(said.desk.step.acting.title, { exact: true }).click();
    await page.getByLabel(said.desk.step.acting.phone).check();
    await press(page, said.desk.step.acting.renew);
    await expect(page.getByText(said.desk.state.renewed, { exact: true })).toBeVisible();
    await isAccessible(page);
    await press(page, said.desk.back);
    await expect(page.getByText(said.desk.renewal.number.replace('{{number}}', '1'))).toBeVisible();
    await expect(page.getByRole('button', { name: '周九' })).toBeVisible();
  } finally {
    await inSpring.discard();
  }
});

test('who goes on before the counts are told anew is heard', async ({ page }) => {
  const district = '330108';
  await declare(page, district, { child: '郑十一' });
  await signIn(page, district);
  await task(page, 'round').click();
  await page.locator('button.row').first().click();
  const counts = Promise.withResolvers<undefined>();
  await page.route('**/summary', async (route) => {
    await counts.promise;
    await route.continue();
  });
  await press(page, said.desk.step.see.go);
  await expect(page.getByText(said.desk.state.seen, { exact: true })).toBeVisible();
  await press(page, said.desk.text.call.go);
  await expect(page.getByText(said.declare.problem.required)).toBeVisible();
  counts.resolve(undefined);
});

test('who presses before the places have arrived waits for them, and may press again when they failed', async ({ page }) => {
  let tries = 0;
  await page.route('**/declaration.json', async (route) => {
    tries += 1;
    if (tries === 1) {
      await route.abort();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await signIn(page, '330127');
  await heading(page, said.desk.overview.title);
  expect(tries).toBe(2);
});

test('with the keyboard alone, an officer signs in, walks the list, notes a call and comes back', async ({ page }) => {
  const district = '330122';
  await declare(page, district, { child: '甲' });
  await declare(page, district, { child: '乙', phone: '13900139000' });
  await page.goto(at('zh', '/desk/'));
  const keys = async (...names: string[]): Promise<void> => {
    for (const name of names) await page.keyboard.press(name);
  };
  const tabTo = async (sought: Locator): Promise<void> => {
    await expect(sought).toBeVisible();
    for (let tabs = 0; tabs < 60 && !(await sought.evaluate((element) => element === document.activeElement)); tabs += 1) await keys('Tab');
    await expect(sought).toBeFocused();
  };
  await page.getByLabel(said.desk.signIn.place, { exact: true }).focus();
  await page.keyboard.type('桐庐');
  await keys('Tab');
  // The system's own window for files is no part of the page.
  await page.getByLabel(said.desk.signIn.file).setInputFiles(operatorFile());
  await keys('Tab', 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: said.desk.overview.title })).toBeFocused();
  // The tasks stand there as soon as the desk has been asked how much waits.
  await expect(task(page, 'round')).toBeVisible();
  await keys('Tab', 'Tab');
  await expect(task(page, 'round')).toBeFocused();
  await keys('Enter');
  await expect(page.getByRole('heading', { level: 1, name: said.desk.task.round.title })).toBeFocused();
  const rows = page.locator('button.row');
  await tabTo(rows.nth(0));
  await keys('j');
  await expect(rows.nth(1)).toBeFocused();
  await keys('ArrowUp');
  await expect(rows.nth(0)).toBeFocused();
  await keys('ArrowDown', 'k', 'ArrowDown');
  await expect(rows.nth(1)).toHaveCSS('outline-style', 'solid');
  await keys('Enter');
  await expect(page.getByRole('heading', { level: 1, name: said.desk.record.title })).toBeFocused();
  await tabTo(page.getByRole('button', { name: said.desk.step.see.go, exact: true }));
  await keys('Enter');
  await expect(page.getByText(said.desk.state.seen, { exact: true })).toBeVisible();
  await tabTo(page.getByLabel(said.desk.text.call.label));
  // Letters are letters in a text.
  await page.keyboard.type('jk 没人接');
  await keys('Tab', 'Enter');
  await expect(page.getByText(said.desk.state.contacted, { exact: true })).toBeVisible();
  await expect(page.getByText('jk 没人接')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: said.desk.task.round.title })).toBeFocused();
});

test('a wrong passphrase, a wrong file, a foreign key and an unknown place are told apart in plain words', async ({ page }) => {
  const district = '330127';
  const trouble = (code: keyof Messages['desk']['trouble']) =>
    expect(page.getByRole('alert').getByText(said.desk.trouble[code])).toBeVisible();
  const key = await protectedKey(readFileSync(operatorFile(), 'utf8'));
  await signIn(page, '没有这个地方', { file: key, with: passphrase });
  await trouble('unknown-place');
  await isAccessible(page);
  await signIn(page, '西湖区', { file: operatorFile() });
  await expect(page.getByRole('radio')).not.toHaveCount(0);
  await signIn(page, district, { file: key });
  await trouble('no-passphrase');
  await signIn(page, district, { file: key, with: 'WRON-GWRO-NGWR' });
  await trouble('wrong-passphrase');
  await signIn(page, district, { file: { name: 'x.docx', mimeType: 'application/zip', buffer: Buffer.from('PK') } });
  await trouble('no-key');
  await signIn(page, district, { file: await protectedKey(await generateX25519Identity()), with: passphrase });
  await trouble('refused');
  await page.context().setOffline(true);
  await press(page, said.desk.signIn.go);
  await trouble('offline');
});

test('another district’s declarations are not there', async ({ page }) => {
  await declare(page, '330182', { child: '别区的孩子' });
  await signIn(page, '330114');
  await task(page, 'request').click();
  await expect(page.getByText(said.desk.list.shown.replace('{{shown}}', '0').replace('{{all}}', '0'))).toBeVisible();
  await expect(page.getByText('别区的孩子')).toHaveCount(0);
});

test('after half an hour the desk locks, clears what was open, and keeps what was half written', async ({ page }) => {
  const district = '330113';
  await page.clock.install();
  await declare(page, district, { child: '钱七' });
  await signIn(page, district, { file: await protectedKey(readFileSync(operatorFile(), 'utf8')), with: passphrase });
  await task(page, 'round').click();
  await page.locator('button.row').first().click();
  await press(page, said.desk.step.see.go);
  await expect(page.getByText(said.desk.state.seen, { exact: true })).toBeVisible();
  await page.getByLabel(said.desk.text.call.label).fill('写到一半');
  await page.clock.fastForward('28:00');
  await expect(page.getByRole('button', { name: said.desk.badge.goOn })).toBeVisible();
  await isAccessible(page);
  await page.clock.fastForward('03:00');
  await heading(page, said.desk.locked.title);
  await expect(page.getByText('钱七')).toHaveCount(0);
  await expect(page.getByLabel(said.desk.signIn.file)).toHaveCount(0);
  await isAccessible(page);
  await page.getByLabel(said.desk.signIn.passphrase, { exact: true }).fill(passphrase);
  await press(page, said.desk.signIn.go);
  await press(page, said.desk.openAgain);
  await expect(page.getByLabel(said.desk.text.call.label)).toHaveValue('写到一半');
});

for (const locale of ['en', 'ug'] as const) {
  test(`every state of the desk is accessible in ${locale}; a list and a record also by night and on a phone`, async ({ page }) => {
    const district = locale === 'en' ? '330105' : '330102';
    const words = messages[locale].desk;
    await page.clock.install();
    await declare(page, district, { child: '孙八', needs: ['mind'], callSoon: true });
    await declare(page, district, { child: '小孙八', needs: ['mind'], phone: '13900139000' });
    await signIn(page, district, { locale, file: { name: 'x.docx', mimeType: 'application/zip', buffer: Buffer.from('PK') } });
    await expect(page.getByRole('alert').getByText(words.trouble['no-key'])).toBeVisible();
    await isAccessible(page);
    await signIn(page, district, { locale });
    await heading(page, words.overview.title);
    await isAccessible(page);
    for (const name of ['calls', 'renewal', 'request', 'duplicates', 'statistics', 'exports', 'removals', 'audit'] as const) {
      await task(page, name, locale).click();
      await heading(page, words.task[name].title);
      await isAccessible(page);
      await press(page, words.toOverview);
    }

    await task(page, 'round', locale).click();
    await page.locator('button.row').first().click();
    await press(page, words.step.see.go);
    await expect(page.getByText(words.state.seen, { exact: true })).toBeVisible();
    await press(page, words.text.call.go);
    await expect(page.getByText(messages[locale].declare.problem.required)).toBeVisible();
    await isAccessible(page);
    await press(page, words.export.one);
    await isAccessible(page);
    await page.getByText(words.step.acting.title, { exact: true }).click();
    await page.getByLabel(words.step.acting.phone).check();
    await isAccessible(page);
    await press(page, words.step.acting.amend);
    await page.locator('[name="contact.phone"]').fill('12');
    await press(page, words.amend.check);
    await expect(page.getByText(messages[locale].declare.problem['not-a-phone']).first()).toBeVisible();
    await isAccessible(page);
    await page.locator('[name="contact.phone"]').fill('139 0013 9001');
    await press(page, words.amend.check);
    await heading(page, words.amend.readBack);
    await isAccessible(page);
    await press(page, words.amend.send);
    await expect(page.getByRole('heading', { level: 1, name: words.amend.readBack })).toBeHidden();
    await press(page, words.back);
    await press(page, words.toOverview);

    await task(page, 'carry-over', locale).click();
    await heading(page, words.task['carry-over'].title);
    await isAccessible(page);
    await press(page, words.toOverview);
    for (const size of [
      { width: 1280, height: 800 },
      { width: 360, height: 740 },
    ]) {
      await page.setViewportSize(size);
      await task(page, 'round', locale).click();
      await heading(page, words.task.round.title);
      await isAccessible(page);
      await page.locator('button.row').first().click();
      await heading(page, words.record.title);
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        await isAccessible(page);
      }
      await press(page, words.back);
      await press(page, words.toOverview);
    }
    await page.clock.fastForward('31:00');
    await heading(page, words.locked.title);
    await isAccessible(page);
  });
}

test('without JavaScript the page says what to do instead, and no search engine lists it', async ({ browser }) => {
  const { page, context } = await parentPage(browser);
  const response = await page.goto(at('zh', '/desk/'));
  await expect(page.getByText('npm run desk -- open')).toBeVisible();
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/u);
  expect(response?.headers()['cache-control']).toBe('no-store');
  expect(response?.headers()['content-security-policy']).toContain("require-trusted-types-for 'script'");
  await context.close();
});
