import base from '/work/main/playwright.config.ts';
export default { ...base, testDir: '/work/main/tests', workers: 2, webServer: { command: 'node /tmp/declare/serve.ts', url: 'http://127.0.0.1:4977/healthz', reuseExistingServer: false }, use: { ...base.use, baseURL: 'http://127.0.0.1:4977' } };
