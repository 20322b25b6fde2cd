// Where the browser is: for tests and for benchmarks. Browser builds are never downloaded.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macOs = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
const fontPackages = ['fonts-noto-cjk', 'fonts-noto-core'];

export const chromiumHints = [
  'Debian, Ubuntu: apt-get install chromium fonts-noto-cjk fonts-noto-core',
  'or set CHROMIUM_PATH to any Chromium or Chrome of this machine',
];

/** CHROMIUM_PATH, else what is on PATH, else Playwright's own; undefined if there is none. */
export async function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...(process.platform === 'darwin' ? macOs : []), await playwrightsOwn()].find((path) => path && runs(path));
}

/** Nothing that a browser of our own start would ask of a foreign host. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** As findChromium; throws where there is none. */
export async function requireChromium() {
  const found = await findChromium();
  if (found === undefined) throw new Error(['No Chromium on this machine.', ...chromiumHints].join('\n'));
  return found;
}

/** As findChromium; on Debian as root it installs the system's, with fonts for Chinese and Arabic script. */
export async function ensureChromium(say = console.log) {
  const found = await findChromium();
  const missing = [...(found ? [] : ['chromium']), ...(mayInstall() && !hasFonts() ? fontPackages : [])];
  if (missing.length === 0 || !mayInstall()) return found;
  say(`Installing ${missing.join(', ')} (apt-get) …`);
  if (!apt('install', '--no-install-recommends', ...missing)) {
    apt('update');
    apt('install', '--no-install-recommends', ...missing);
  }
  return findChromium();
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function playwrightsOwn() {
  try {
    const { chromium } = await import('@playwright/test');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

const mayInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
const hasFonts = () =>
  ['opentype/noto/NotoSansCJK-Regular.ttc', 'truetype/noto/NotoSansArabic-Regular.ttf'].every((font) =>
    existsSync(`/usr/share/fonts/${font}`),
  );
const apt = (...args) =>
  spawnSync('apt-get', ['-y', '-q', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;
