// The search box as parents use it: with a script and without, in three languages, with an input method, with a keyboard alone, on an old
// phone, without a network. And what must not happen: nothing that is typed is in any request, address, history or storage.
import { expect, type Page, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type zh from '../../content/messages/zh.json';
import { type Locale, localeList, locales } from '../../src/i18n/locales.ts';
import { findings, fits } from '../support/axe-findings.ts';
import { base, projectRoot } from '../support/built-site.ts';

const messages = Object.fromEntries(
  localeList.map((locale) => [locale, JSON.parse(readFileSync(join(projectRoot, `content/messages/${locale}.json`), 'utf8')) as typeof zh]),
) as Record<Locale, typeof zh>;
const said = messages.zh.search;
const home = (locale: Locale): string => `${base}${locales[locale].prefix === '' ? '' : `${locales[locale].prefix}/`}`;
const xihu = 'zhejiang/hangzhou/xihu/';

const box = (page: Page) => page.getByRole('searchbox');
const answers = (page: Page) => page.locator('#found ol a');
const status = (page: Page) => page.locator('#search-status');
const urgent = (page: Page) => page.locator('#found .alert');

/** Opens a page and waits until its search is there. */
async function openBox(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await box(page).focus();
  await expect(status(page)).toHaveText('');
}

/** One of the sure answers leads to an entitlement; which of several good ones comes first is for `npm run bench search` to judge. */
const expectAnswer = (page: Page, entitlement: string, typed = ''): Promise<void> =>
  expect(page.locator(`#found ol a[href$="/${entitlement}/"]`), typed).toBeVisible();

/** Every request from now on, with what it sends. */
function watchRequests(page: Page): string[] {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(decodeURIComponent(`${request.method()} ${request.url()} ${request.postData() ?? ''}`)));
  return requests;
}

const vaccination: Record<Locale, string[]> = {
  zh: ['打疫苗', 'dayimiao', 'dym', '打疫瞄', '打預防針', 'vaccination'],
  en: ['vaccination', 'my baby needs shots', 'vacination', 'dayimiao', '打疫苗'],
  ug: ['ۋاكسىنا', 'ۋاكسىنىنى نەدە ئەملەيمىز', 'dayimiao'],
};

for (const locale of localeList) {
  test.describe(`on a list in ${locale}`, () => {
    test('answers as one types, says why, hides the list, and clears', async ({ page }) => {
      await openBox(page, `${home(locale)}${xihu}`);
      for (const typed of vaccination[locale]) {
        await box(page).fill(typed);
        await expectAnswer(page, 'vaccination', typed);
        await expect(page.locator('#whole-list')).toBeHidden();
      }
      await expect(page.locator('#found mark').first()).toBeVisible();
      await expect(status(page)).not.toHaveText('');
      await box(page).press('Escape');
      await expect(box(page)).toHaveValue('');
      await expect(page.locator('#found')).toBeEmpty();
      await expect(page.locator('#whole-list')).toBeVisible();
    });

    test('numbers to call stand above everything where it cannot wait', async ({ page }) => {
      const needs: Record<Locale, string> = { zh: '孩子不想活了', en: 'my child wants to kill himself', ug: 'بالام ئۆلۈۋالماقچى' };
      await openBox(page, `${home(locale)}${xihu}`);
      await box(page).fill(needs[locale]);
      await expect(urgent(page)).toBeVisible();
      await expect(page.locator('#found > *').first()).toHaveAttribute('class', 'alert');
      for (const [index, number] of ['12356', '120', '110', '12355'].entries())
        await expect(urgent(page).locator('a[href^="tel:"]').nth(index)).toHaveAttribute('href', `tel:${number}`);
    });

    test('axe finds nothing in any state', async ({ page }) => {
      const states: Record<Locale, string[]> = {
        zh: ['打疫苗', '孩子不想活了', '驾照', 'qqqqqq'],
        en: ['vaccination', 'suicide', 'driving licence', 'qqqqqq'],
        ug: ['ۋاكسىنا', 'ئۆلۈۋېلىش', 'qqqqqq'],
      };
      await page.emulateMedia({ reducedMotion: 'reduce' });
      for (const address of [`${home(locale)}${xihu}`, `${home(locale)}search/`]) {
        await openBox(page, address);
        for (const typed of states[locale]) {
          await box(page).fill(typed);
          await expect(page.locator('#found > *').first()).toBeVisible();
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            expect(await findings(page), `${typed}, ${colorScheme}`).toEqual([]);
          }
        }
      }
    });
  });
}

test.describe('on a list', () => {
  test.beforeEach(async ({ page }) => {
    await openBox(page, home('zh') + xihu);
  });

  test('waits until the input method has composed', async ({ page }) => {
    const method = await page.context().newCDPSession(page);
    for (const composed of ['d', 'da', 'da yi', 'da yi miao']) {
      await method.send('Input.imeSetComposition', { text: composed, selectionStart: composed.length, selectionEnd: composed.length });
      await expect(box(page)).toHaveValue(composed);
    }
    await expect(page.locator('#found')).toBeEmpty();
    // Enter and Escape belong to the input method until then.
    await box(page).dispatchEvent('keydown', { key: 'Escape', isComposing: true });
    await expect(box(page)).toHaveValue('da yi miao');
    await method.send('Input.insertText', { text: '打疫苗' });
    await expectAnswer(page, 'vaccination');
  });

  test('is used by keyboard alone, and the back button leads back to the list', async ({ page }) => {
    await page.goto(home('zh') + xihu);
    for (let tabs = 0; tabs < 40; tabs += 1) {
      await page.keyboard.press('Tab');
      if (await box(page).evaluate((input) => input === document.activeElement)) break;
    }
    await expect(box(page)).toBeFocused();
    await expect(status(page)).toHaveText('');
    await page.keyboard.type('juzhuzheng');
    await expectAnswer(page, 'residence-permit');
    await page.keyboard.press('Enter');
    await expect(answers(page).first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/residence-permit\/$/u);
    await page.goBack();
    await expect(page).toHaveURL(home('zh') + xihu);
    await expect(page.locator('main h1')).toBeVisible();
  });

  test('words that come later leave the focus where it is', async ({ page }) => {
    const words = Promise.withResolvers<undefined>();
    await page.route('**/lexicon-en*', async (route) => {
      await words.promise;
      await route.continue();
    });
    await box(page).fill('vaccination');
    await box(page).press('Enter');
    await expect(page.locator('#found a').first()).toBeFocused();
    const changed = page.locator('#found').evaluate(
      (found) =>
        new Promise<void>((resolve) => {
          new MutationObserver(() => {
            resolve();
          }).observe(found, { childList: true });
        }),
    );
    words.resolve(undefined);
    await changed;
    await expect(page.locator('#found a:focus')).toHaveCount(1);
  });

  test('what is on no list is said to be, and where to ask', async ({ page }) => {
    for (const typed of ['驾照怎么换', '查公积金', 'huochepiao']) {
      await box(page).fill(typed);
      await expect(page.locator('#found .note b'), typed).toHaveText(said.notHere);
    }
    await expect(page.locator('#found a[href="tel:12345"]')).toBeVisible();
    await expect(answers(page)).toHaveCount(0);
  });

  test('never ends in nothing: phone and categories, and a category shows the list again', async ({ page }) => {
    await box(page).fill('zzzzqqqq');
    await expect(page.locator('#found')).toContainText(said.nothing);
    await expect(page.locator('#found a[href="tel:12345"]')).toBeVisible();
    await page.locator('#found a', { hasText: messages.zh.categoryPlain.health }).click();
    await expect(page.locator('#whole-list')).toBeVisible();
    await expect(box(page)).toHaveValue('');
    await expect(page.locator('h2#health')).toBeInViewport();
  });

  test('each kind of need that cannot wait has its numbers', async ({ page }) => {
    const first = {
      想自杀: '12356',
      老公打孩子: '110',
      有人摸我女儿: '110',
      孩子走丢了: '110',
      孩子没人管扔在家里: '110',
      没饭吃了: '12345',
    };
    for (const [typed, number] of Object.entries(first)) {
      await box(page).fill(typed);
      await expect(urgent(page).locator('a').first(), typed).toHaveAttribute('href', `tel:${number}`);
    }
  });

  test('needs no network once it is there', async ({ page, context }) => {
    await box(page).fill('打疫苗');
    await expect(answers(page).first()).toBeVisible();
    const requests = watchRequests(page);
    await context.setOffline(true);
    for (const [typed, entitlement] of [
      ['没户口能上学吗', 'compulsory-education'],
      ['juzhuzheng', 'residence-permit'],
      ['临时救助', 'temporary-assistance'],
    ] as const) {
      await box(page).fill(typed);
      await expectAnswer(page, entitlement, typed);
    }
    expect(requests.filter((request) => !request.includes('lexicon-en'))).toEqual([]);
  });

  test('fits 320 pixels, and is not printed', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const typed of ['打疫苗', '孩子不想活了', '驾照']) {
      await box(page).fill(typed);
      await expect(page.locator('#found > *').first()).toBeVisible();
      await fits(page);
    }
    const height = await box(page).evaluate((input) => input.getBoundingClientRect().height);
    expect(height).toBeGreaterThanOrEqual(44);
    await page.emulateMedia({ media: 'print' });
    await expect(box(page)).toBeHidden();
  });
});

test('says so where there is no network, keeps what is typed, and opens when there is one', async ({ page, context }) => {
  await page.goto(home('zh') + xihu);
  await context.setOffline(true);
  await box(page).focus();
  await expect(status(page)).toHaveText(said.offline);
  await box(page).fill('打疫苗');
  await context.setOffline(false);
  await box(page).blur();
  await box(page).focus();
  await expectAnswer(page, 'vaccination');
  await expect(box(page)).toHaveValue('打疫苗');
});

test('works on browsers that lack what came after Chromium 78 and iOS 12', async ({ page }) => {
  await page.addInitScript(() => {
    for (const [prototype, names] of [
      [Array.prototype, ['at', 'findLast', 'toSorted', 'toSpliced']],
      [String.prototype, ['at', 'matchAll', 'replaceAll']],
      [Object, ['hasOwn', 'groupBy']],
      [Promise, ['allSettled', 'any']],
      [Map, ['groupBy']],
    ] as const) {
      for (const name of names) Reflect.deleteProperty(prototype, name);
    }
  });
  await openBox(page, home('zh') + xihu);
  for (const typed of ['打疫苗', 'dayimiao', '打預防針']) {
    await box(page).fill(typed);
    await expectAnswer(page, 'vaccination', typed);
  }
  await openBox(page, home('zh'));
  await box(page).fill('余杭打疫苗');
  await expect(page.locator('#found a').first()).toHaveAttribute('href', /\/yuhang\/#need=/u);
});

test.describe('a place and a need in one sentence', () => {
  for (const [typed, place, need] of [
    ['余杭打疫苗', 'zhejiang/hangzhou/yuhang/', /vaccination/u],
    ['xiaoshan juzhuzheng', 'zhejiang/hangzhou/xiaoshan/', /residence-permit/u],
    ['我在昆山，孩子没户口能上学吗', 'jiangsu/suzhou/kunshan/', /education|enrol/u],
  ] as const) {
    for (const start of ['', 'search/']) {
      test(`${typed}, from ${start === '' ? 'the home page' : start}, is answered on the place’s page`, async ({ page }) => {
        await openBox(page, home('zh') + start);
        const requests = watchRequests(page);
        await box(page).fill(typed);
        await expect(page.locator('#found a').first()).toContainText(messages.zh.search.at.slice(0, 1));
        await box(page).press('Enter');
        await expect(page.locator('#found .entries a').first()).toHaveAttribute('href', need);
        // What was typed has left the address bar, and never stood in a request.
        await expect(page).toHaveURL(home('zh') + place);
        const rest = await box(page).inputValue();
        expect(rest.length).toBeGreaterThan(1);
        expect(requests.filter((request) => request.includes(rest) || request.includes(typed))).toEqual([]);
      });
    }
  }

  test('an ambiguous place is asked, and the answer carries the need along', async ({ page }) => {
    await openBox(page, home('zh'));
    await box(page).fill('鼓楼打疫苗');
    await expect(page.locator('#found h2').first()).toHaveText(said.whichPlace);
    await page.locator('#found a', { hasText: '福州市' }).click();
    await expect(page).toHaveURL(`${home('zh')}fujian/fuzhou/gulou/`);
    await expectAnswer(page, 'vaccination');
  });

  test('a need alone is answered with what the nation grants; one that cannot wait, with numbers', async ({ page }) => {
    await openBox(page, home('zh'));
    await box(page).fill('打疫苗');
    await expect(page.locator('#found')).toContainText(said.nationLead);
    await expect(answers(page).first()).toHaveAttribute('href', `${home('zh')}china/vaccination/`);
    await box(page).fill('余杭 孩子想自杀');
    await expect(urgent(page)).toBeVisible();
    await expect(page.locator('#found > *').first()).toHaveClass('alert');
  });

  test('a place alone is found by characters, by pinyin and by an abolished name, and can be forgotten', async ({ page }) => {
    await openBox(page, home('zh'));
    for (const [typed, found] of [
      ['增城', '广东省 广州市 增城区'],
      ['xihu', '西湖区'],
      ['下城', '杭州市'],
    ] as const) {
      await box(page).fill(typed);
      await expect(page.locator('#place-results a').first()).toContainText(found);
    }
    await box(page).fill('kunshan');
    await expect(page.locator('#place-results a')).toHaveCount(1);
    await box(page).press('Enter');
    await expect(page).toHaveURL(`${base}jiangsu/suzhou/kunshan/`);
    await page.goto(home('zh'));
    await expect(page.locator('#last-place a')).toHaveText('江苏省 苏州市 昆山市');
    await page.getByRole('button', { name: messages.zh.choose.forget }).click();
    await page.reload();
    await expect(page.locator('#last-place')).toBeHidden();
  });
});

test('what is typed is in no request, no address, no history and no storage', async ({ page, context }) => {
  const requests = watchRequests(page);
  await openBox(page, home('zh') + xihu);
  const typed = ['琥珀色独角兽的疫苗', 'hupose yimiao', '孩子不想活了'];
  for (const each of typed) {
    await box(page).pressSequentially(each);
    await expect(page.locator('#found > *').first()).toBeVisible();
    await box(page).press('Enter');
    await box(page).press('Escape');
  }
  await openBox(page, `${home('zh')}search/`);
  await box(page).fill('余杭 琥珀色独角兽的疫苗');
  await expect(page.locator('#found a').first()).toBeVisible();
  const kept = await page.evaluate(() => ({
    state: history.state as unknown,
    length: history.length,
    address: location.href,
    storage: JSON.stringify([localStorage, sessionStorage]),
    name: window.name,
  }));
  expect(kept).toMatchObject({ state: null, storage: '[{},{}]', name: '' });
  expect(kept.address.endsWith('/search/')).toBe(true);
  expect(await context.cookies()).toEqual([]);
  expect(requests.length).toBeGreaterThan(4);
  expect(requests.filter((request) => !request.startsWith('GET ') || /琥珀|疫苗|hupose|不想活/u.test(request))).toEqual([]);
});

test('full text is searched on our own origin, only when it is asked for, and within the policy', async ({ page, baseURL }) => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await openBox(page, `${home('zh')}search/`);
  const requests = watchRequests(page);
  await box(page).fill('居住证');
  await expect(answers(page).first()).toBeVisible();
  expect(requests.filter((request) => request.includes('pagefind'))).toEqual([]);
  await page.getByRole('button', { name: said.fullTextOpen }).click();
  const found = page.locator('#full-text-found');
  await expect(found.locator('h3', { hasText: said.services })).toBeVisible();
  await expect(found.locator(`a[href="${home('zh')}china/residence-permit/"]`)).toBeVisible();
  await expect(found.locator(`a[href^="${home('zh')}documents/"]`).first()).toBeVisible();
  expect(requests.filter((request) => !request.startsWith(`GET ${baseURL ?? ''}/`) || request.includes('居住证'))).toEqual([]);
  expect(complaints).toEqual([]);
  await found
    .locator(`a[href^="${home('zh')}documents/"]`)
    .first()
    .click();
  await expect(page.locator('body')).toHaveAttribute('data-page', 'document');
});

test('no other page may run WebAssembly', async ({ request }) => {
  for (const path of ['', xihu, `${xihu}vaccination/`, 'documents/']) {
    expect((await request.get(home('zh') + path)).headers()['content-security-policy'], path).not.toContain('wasm');
  }
  expect((await request.get(`${home('ug')}search/`)).headers()['content-security-policy']).toContain(
    "script-src 'self' 'wasm-unsafe-eval'",
  );
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const locale of localeList) {
    test(`the box of a list is answered in ${locale}, and the list is one link away`, async ({ page }) => {
      await page.goto(home(locale) + xihu);
      await box(page).fill(vaccination[locale][0] ?? '');
      await page.getByRole('button', { name: messages[locale].search.go }).click();
      await expect(page).toHaveURL(`${home(locale)}search/`);
      await expect(page.locator('html')).toHaveAttribute('dir', locales[locale].direction);
      await expectAnswer(page, 'vaccination');
      await expect(box(page)).toHaveValue(vaccination[locale][0] ?? '');
      await page.locator(`#found a[href="${home(locale)}${xihu}"]`).click();
      await expect(page.locator('body')).toHaveAttribute('data-page', 'list');
    });
  }

  test('a sentence is answered for its place; an ambiguous one is asked; a place alone is opened', async ({ page }) => {
    await page.goto(home('zh'));
    await box(page).fill('余杭打疫苗');
    await box(page).press('Enter');
    await expect(page.locator('#found')).toContainText('余杭区');
    await expectAnswer(page, 'vaccination');
    await box(page).fill('鼓楼居住证');
    await box(page).press('Enter');
    await page.getByRole('button', { name: '福建省 福州市 鼓楼区' }).click();
    await expectAnswer(page, 'residence-permit');
    await page.goto(home('zh'));
    await box(page).fill('昆山');
    await box(page).press('Enter');
    await expect(page).toHaveURL(`${home('zh')}jiangsu/suzhou/kunshan/`);
  });

  test('is not kept by any cache', async ({ page }) => {
    await page.goto(home('zh') + xihu);
    await box(page).fill('孩子不想活了');
    const [response] = await Promise.all([page.waitForResponse((each) => each.request().method() === 'POST'), box(page).press('Enter')]);
    expect(response.headers()['cache-control']).toBe('no-store');
    await expect(urgent(page).locator('a').first()).toHaveAttribute('href', 'tel:12356');
  });
});

test('with a script and without, the first three answers are the same', async ({ page, browser, baseURL }) => {
  const plain = await (await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) })).newPage();
  await openBox(page, home('zh') + xihu);
  for (const typed of ['打疫苗', '娃上学没户口', 'jumin yibao', '房东要赶我们走', '孩子残疾有补贴吗', 'xsc']) {
    await box(page).fill(typed);
    await expect(page.locator('#found .entries a').first()).toBeVisible();
    await plain.goto(home('zh') + xihu);
    await box(plain).fill(typed);
    await Promise.all([plain.waitForURL(`${home('zh')}search/`), box(plain).press('Enter')]);
    await expect(plain.locator('#found .entries a').first()).toBeVisible();
    const firstThree = (of: Page) =>
      of.locator('#found .entries a').evaluateAll((links) => links.slice(0, 3).map((link) => link.getAttribute('href')));
    const answered = await firstThree(plain);
    // Words of another language come a moment later.
    await expect.poll(() => firstThree(page), typed).toEqual(answered);
  }
});
