import { test } from '@playwright/test';
import { fits } from '../support/axe-findings.ts';
import { base, oneOfEachKind } from '../support/built-site.ts';

for (const { kind, locale, path } of oneOfEachKind()) {
  test(`${kind} in ${locale} fits a narrow phone and a reader’s double text size without scrolling sideways`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(base.slice(0, -1) + path);
    await fits(page);
    await page.setViewportSize({ width: 640, height: 740 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await fits(page);
  });
}
