import { expect, test } from '@playwright/test';
import { findings } from '../support/axe-findings.ts';
import { base, oneOfEachKind } from '../support/built-site.ts';

for (const { kind, locale, path } of oneOfEachKind()) {
  test(`${kind} in ${locale}: axe finds nothing, by day and by night`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(base.slice(0, -1) + path);
    expect(await findings(page)).toEqual([]);
    // Only the colours are others.
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findings(page, ['color-contrast'])).toEqual([]);
  });
}
