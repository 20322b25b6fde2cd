import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { base, oneOfEachKind } from '../support/built-site.ts';

async function findings(page: Page, { rules }: { rules?: string[] } = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (rules === undefined) axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  else axe.withRules(rules);
  const { violations, passes } = await axe.analyze();
  // A run that looked at nothing finds nothing.
  expect(passes.length).toBeGreaterThan(rules === undefined ? 10 : 0);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

for (const { kind, locale, path } of oneOfEachKind()) {
  test(`${kind} in ${locale}: axe finds nothing, by day and by night`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(base.slice(0, -1) + path);
    expect(await findings(page)).toEqual([]);
    // Only the colours are others.
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findings(page, { rules: ['color-contrast'] })).toEqual([]);
  });
}
