import { expect, test } from '@playwright/test';
import { base, oneOfEachKind } from '../support/built-site.ts';

for (const { kind, locale, path } of oneOfEachKind()) {
  test(`${kind} in ${locale} asks only its own origin, sets no cookie and breaks no policy`, async ({ page, baseURL, context }) => {
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(base.slice(0, -1) + path, { waitUntil: 'load' });
    // What a script asks for comes after the page; a page without scripts has said all.
    if ((await page.locator('script[src], script:not([type])').count()) > 0) await page.waitForLoadState('networkidle');
    expect(requests.filter((url) => !url.startsWith(`${baseURL ?? ''}/`) && !url.startsWith('data:'))).toEqual([]);
    expect(requests.length).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });
}
