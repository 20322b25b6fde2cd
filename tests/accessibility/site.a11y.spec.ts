import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { base, oneOfEachKind } from '../support/built-site.ts';

for (const { kind, locale, path } of oneOfEachKind()) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${kind} in ${locale}, ${colorScheme}: axe finds nothing`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(base.slice(0, -1) + path);
      const { violations, passes } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      const findings = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      expect(findings).toEqual([]);
      expect(passes.length).toBeGreaterThan(10);
    });
  }
}
