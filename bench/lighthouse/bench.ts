// npm run bench lighthouse: what a phone gets, by Lighthouse's mobile preset, from the real server.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from '../../functions/platform/node-server.ts';
import { requireChromium } from '../../tools/find-chromium.mjs';
import { median } from '../measure-process.ts';
import { printTable } from '../print-table.ts';

/** No dependency of the repository (85 packages, 176 MB): npx fetches exactly this version on first use and says so. */
const lighthouse = 'lighthouse@13.5.0';
const project = join(import.meta.dirname, '../..');
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const metrics = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'total-byte-weight',
] as const;

/** A phone of ¥500 on a bad line, beside Lighthouse's own mobile preset (150 ms, 1.6 Mbit/s, CPU 4 ×). */
const conditions = {
  mobile: [],
  slow: ['--throttling.rttMs=400', '--throttling.throughputKbps=400', '--throttling.cpuSlowdownMultiplier=6'],
};

/** The least a page can be: what ours are measured against (design §10: LCP within 1.3 of it). */
const emptyPage =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>1</title><link rel="icon" href="data:,"><h1>1</h1>';
const emptyName = '(an empty page)';

interface Report {
  environment: { benchmarkIndex: number };
  categories: Record<(typeof categories)[number], { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; numericValue?: number; title: string; details?: { items?: unknown[] } }>;
}

export async function bench(parameters: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: {
      site: { type: 'string', default: join(project, 'dist') },
      meta: { type: 'string', default: join(project, 'dist-meta') },
      runs: { type: 'string', default: '3' },
    },
  });
  const pages = positionals.length > 0 ? positionals : ['/zhejiang/hangzhou/xihu/', '/zhejiang/hangzhou/xihu/compulsory-education/'];
  const chromium = await requireChromium();
  for (const page of pages) {
    if (!existsSync(join(values.site, page, 'index.html'))) throw new Error(`${values.site} has no ${page}: npm run build`);
    if (!existsSync(join(values.site, page, 'index.html.br'))) console.warn(`${page} is not compressed: npm run build, not astro build`);
  }
  console.log(`${lighthouse} by npx (fetched from the registry if npm does not have it yet), ${chromium}, median of ${values.runs}.`);
  const server = await startServer({ port: 0, host: '127.0.0.1', site: values.site, meta: values.meta });
  const empty = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(emptyPage);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => empty.once('listening', resolve));
  const emptyUrl = `http://127.0.0.1:${(empty.address() as AddressInfo).port}/`;
  const folder = mkdtempSync(join(tmpdir(), 'tongxiang-lighthouse-'));
  try {
    const rows: (string | number)[][] = [];
    for (const [condition, flags] of Object.entries(conditions)) {
      const addresses = [[emptyName, emptyUrl], ...pages.map((page) => [page, new URL(page.slice(1), server.url).href])] as const;
      let emptyPaint = Number.NaN;
      for (const [page, url] of addresses) {
        const reports: Report[] = [];
        for (let run = 0; run < Number(values.runs); run += 1) {
          reports.push(await runLighthouse(url, flags, chromium, join(folder, 'report.json')));
        }
        const middle = (value: (report: Report) => number) => median(reports.map(value));
        const figure = (metric: string) => middle((report) => report.audits[metric]?.numericValue ?? Number.NaN);
        const paint = figure('largest-contentful-paint');
        if (page === emptyName) emptyPaint = paint;
        rows.push([
          page,
          condition,
          ...categories.map((category) => Math.round(middle((report) => (report.categories[category].score ?? 0) * 100))),
          ...metrics.map((metric) => Number(figure(metric).toFixed(metric === 'cumulative-layout-shift' ? 3 : 0))),
          (paint / emptyPaint).toFixed(2),
          middle((report) => report.audits['network-requests']?.details?.items?.length ?? Number.NaN),
          Math.round(middle((report) => report.environment.benchmarkIndex)),
        ]);
        if (page !== emptyName) for (const failed of failedAudits(reports[0])) console.log(`  ${condition} ${page}: ${failed}`);
      }
    }
    printTable(
      [
        'page',
        'condition',
        'perf',
        'a11y',
        'best',
        'seo',
        'FCP ms',
        'LCP ms',
        'TBT ms',
        'CLS',
        'bytes',
        'LCP / empty',
        'requests',
        'machine',
      ],
      rows,
    );
  } finally {
    await server.close();
    empty.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Audits that cost points, by name; how fast it was stands in the table. */
function failedAudits(report: Report | undefined): string[] {
  if (!report) return [];
  const counting = Object.values(report.categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
  );
  return counting.flatMap((id) => {
    const { score = null, title = '' } = report.audits[id] ?? {};
    return score !== null && score < 0.9 && !metrics.some((metric) => metric === id) ? [`${id} ${score}: ${title}`] : [];
  });
}

async function runLighthouse(url: string, flags: readonly string[], chromium: string, output: string, tries = 4): Promise<Report> {
  const child = spawn(
    'npx',
    [
      '--yes',
      lighthouse,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${output}`,
      `--only-categories=${categories.join(',')}`,
      '--no-enable-error-reporting',
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
      ...flags,
    ],
    { stdio: ['ignore', 'ignore', tries === 1 ? 'inherit' : 'ignore'], env: { ...process.env, CHROME_PATH: chromium } },
  );
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code === 0) return JSON.parse(readFileSync(output, 'utf8')) as Report;
  // A busy machine makes Chromium's trace incomplete (NO_NAVSTART): not the page's fault.
  if (tries === 1) throw new Error(`${lighthouse} ${url} ended with ${code}`);
  return await runLighthouse(url, flags, chromium, output, tries - 1);
}
