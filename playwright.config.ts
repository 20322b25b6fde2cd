import { defineConfig, devices } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumArguments, requireChromium } from './tools/find-chromium.mjs';

const executablePath = await requireChromium();
// Workers take all of these from here: one server, one look through the pages.
process.env['BUILT_PAGES'] ??= join(mkdtempSync(join(tmpdir(), 'pages-')), 'pages.json');
// Where the server keeps declarations and the demonstration's keys.
process.env['TEST_DATA_DIR'] ??= mkdtempSync(join(tmpdir(), 'tongxiang-'));
const port = Number((process.env['SITE_PORT'] ??= '4329'));
const origin = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  reporter: 'list',
  // Patience for a machine that does other things meanwhile; what is there at once is seen at once.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: origin,
    timezoneId: 'Asia/Shanghai',
    locale: 'zh-CN',
    // The phone that the portal is made for.
    viewport: { width: 360, height: 740 },
    trace: 'off',
    screenshot: 'off',
    launchOptions: { executablePath, args: chromiumArguments },
  },
  webServer: {
    command: 'node functions/platform/node-server.ts',
    url: `${origin}/healthz`,
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: process.env['TEST_DATA_DIR'],
      // All tests come from one address.
      MOST_POSTS_PER_MINUTE: '100000',
      MOST_DESK_KNOCKS_PER_MINUTE: '100000',
      PATH: `node_modules/.bin:${process.env['PATH'] ?? ''}`,
    },
    reuseExistingServer: false,
  },
});
