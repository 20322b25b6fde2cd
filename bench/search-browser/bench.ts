// npm run bench search-browser: how long a phone takes to answer, how much it loads, and whether Firefox answers as Chromium does.
import { type Browser, chromium, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from '../../functions/platform/node-server.ts';
import { chromiumArguments, requireChromium } from '../../tools/find-chromium.mjs';
import { median } from '../measure-process.ts';
import { printTable } from '../print-table.ts';
import { readQueries } from '../search/read-queries.ts';
import { openFirefox } from './drive-firefox.ts';
import { firstAnswer, firstThree, keystrokes } from './in-page.ts';

const project = join(import.meta.dirname, '../..');
const list = 'zhejiang/hangzhou/xihu/';
const otherList = 'guangdong/guangzhou/tianhe/';
/** 1.6 Mbit/s down, 750 kbit/s up, 150 ms. */
const slowLine = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const phone = { name: 'CPU 4 ×', slowdown: 4, network: undefined };
const conditions = [
  phone,
  { name: '150 ms, 1.6 Mbit/s', slowdown: 1, network: slowLine },
  { name: 'both', slowdown: 4, network: slowLine },
];
const firstQueries = { zh: '打疫苗', en: 'vaccination', ug: 'ۋاكسىنا' };

export async function bench(parameters: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: {
      site: { type: 'string', default: join(project, 'dist') },
      meta: { type: 'string', default: join(project, 'dist-meta') },
      rounds: { type: 'string', default: '5' },
      firefox: { type: 'string', default: 'firefox-esr' },
      'without-firefox': { type: 'boolean', default: false },
    },
  });
  const executablePath = await requireChromium();
  if (!existsSync(join(values.site, list, 'index.html'))) throw new Error(`${values.site} has no ${list}: npm run build`);
  const file = positionals[0] ?? join(project, 'bench/search/queries/known.json');
  const queries = readQueries(file).map(({ q }) => q);
  const rounds = Number(values.rounds);
  const server = await startServer({ port: 0, host: '127.0.0.1', site: values.site, meta: values.meta });
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    console.log(`Chromium ${browser.version()}, Node ${process.version}, medians of ${rounds}, ${queries.length} queries.\n`);
    await printFirstAnswers(browser, server.url, rounds);
    // One query in four is enough for a percentile, and takes two minutes.
    const some = queries.filter((_, index) => index % 4 === 0);
    await printKeystrokes(browser, server.url, some);
    if (!values['without-firefox']) await compareWithFirefox(browser, server.url, queries, values.firefox);
  } finally {
    await browser.close();
    await server.close();
  }
}

interface Condition {
  slowdown: number;
  network: typeof slowLine | undefined;
}

interface OpenedPage {
  page: Page;
  /** That have come over the network since it was open. */
  bytes: () => number;
  /** Milliseconds that its main thread has used of a processor: what other programs of the machine do does not count. */
  cpuTime: () => Promise<number>;
}

/** A page as a phone opens it for the first time: nothing in the cache. */
async function openPage(browser: Browser, address: string, { slowdown, network }: Condition): Promise<OpenedPage> {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(address, { waitUntil: 'load' });
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  if (network) await devtools.send('Network.emulateNetworkConditions', network);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const cpuTime = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name: metric }) => metric === 'TaskDuration')?.value ?? Number.NaN);
  };
  return { page, bytes: () => bytes, cpuTime };
}

async function printFirstAnswers(browser: Browser, home: string, rounds: number): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const [locale, query] of Object.entries(firstQueries)) {
    for (const { name, ...condition } of conditions) {
      const times: number[] = [];
      const cpuTimes: number[] = [];
      let loaded = { first: 0, next: 0, other: 0 };
      for (let round = 0; round < rounds; round += 1) {
        const { page, bytes, cpuTime } = await openPage(browser, `${home}${locale === 'zh' ? '' : `${locale}/`}${list}`, condition);
        const used = await cpuTime();
        times.push(Number(await page.evaluate<string>(firstAnswer(query))));
        cpuTimes.push((await cpuTime()) - used);
        await page.waitForLoadState('networkidle');
        const first = bytes();
        await page.evaluate(keystrokes([query]));
        const next = bytes() - first;
        await page.goto(`${home}${locale === 'zh' ? '' : `${locale}/`}${otherList}`);
        await page.waitForLoadState('networkidle');
        const arrived = bytes();
        await page.evaluate(firstAnswer(query));
        await page.waitForLoadState('networkidle');
        loaded = { first, next, other: bytes() - arrived };
        await page.context().close();
      }
      const kilobytes = Object.values(loaded).map((bytes) => (bytes / 1024).toFixed(1));
      rows.push([`${locale}, ${name}`, Math.min(...times).toFixed(0), median(times).toFixed(0), median(cpuTimes).toFixed(0), ...kilobytes]);
    }
  }
  printTable(['first answer', 'fastest ms', 'median ms', 'CPU ms', 'KB', 'KB next query', 'KB another district'], rows);
  console.log(
    'Budgets: 300 ms at CPU 4 ×, 800 ms at 150 ms and 1.6 Mbit/s; 32 KB, 0, 1 KB. “KB” is gzip with headers: over http Chromium takes no Brotli.\n',
  );
}

async function printKeystrokes(browser: Browser, home: string, queries: readonly string[]): Promise<void> {
  const { page } = await openPage(browser, home + list, phone);
  await page.evaluate(firstAnswer(firstQueries.zh));
  const times = (JSON.parse(await page.evaluate<string>(keystrokes(queries))) as number[]).sort((a, b) => a - b);
  await page.context().close();
  const at = (share: number): string => (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN).toFixed(1);
  printTable([`${times.length} keystrokes, CPU 4 ×`, 'median', 'p95', 'p99', 'slowest'], [['ms', at(0.5), at(0.95), at(0.99), at(1)]]);
  console.log('Budget: p95 25 ms.\n');
}

async function compareWithFirefox(browser: Browser, home: string, queries: readonly string[], program: string): Promise<void> {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
  } catch {
    console.log(`${program} is not there (apt-get install firefox-esr): not compared.`);
    return;
  }
  const { page } = await openPage(browser, home + list, { slowdown: 1, network: undefined });
  await page.evaluate(firstAnswer(firstQueries.zh));
  const inChromium = JSON.parse(await page.evaluate<string>(firstThree(queries))) as string[][];
  await page.context().close();
  const firefox = await openFirefox(program);
  try {
    await firefox.open(home + list);
    await firefox.evaluate(firstAnswer(firstQueries.zh));
    const inFirefox = JSON.parse(await firefox.evaluate(firstThree(queries))) as string[][];
    const different = queries.flatMap((query, index) => {
      const both = [inChromium[index] ?? [], inFirefox[index] ?? []].map((answers) => answers.join(' '));
      return both[0] === both[1] ? [] : [`${query}: ${both.join(' | ')}`];
    });
    const empty = inChromium.filter((answers) => answers.length === 0).length;
    console.log(
      `Firefox ${firefox.version}: the same first three answers to ${queries.length - different.length} of ${queries.length} queries ` +
        `(${empty} have none: not here, or nothing fits).`,
    );
    for (const line of different) console.log(`  ${line}`);
  } finally {
    await firefox.close();
  }
}
