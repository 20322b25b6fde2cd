import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { address, entitlementPath, routeParameter } from '../addresses.ts';
import type { StampPlan } from '../stamp-page.ts';
import { KeptPages } from './kept-pages.ts';

/** One page to stamp: where it stands in the site, and what is particular to it. */
export interface StampJob {
  template: string;
  pages: { folder: string; texts: string; address: string }[];
  qrLabel: string;
}

/** What one thread does: some of the templates, with the texts of their areas. */
export interface StampShare {
  root: string;
  /** Where pages of earlier builds are kept. */
  keeper: string;
  jobs: StampJob[];
  areas: StampPlan['areas'];
}

const mostThreads = 4;

/**
 * Fills each template with the texts of its areas and writes their pages, on all processors; answers the folders written, below
 * `root`. Pages of earlier builds are kept below `cache`. Templates and plan are removed. Without a plan nothing was to be stamped.
 */
export async function stampDistricts(root: string, base: string, cache: string): Promise<string[]> {
  const plan = readPlan(join(root, '_stamp', 'plan.json'));
  if (!plan) return [];
  const jobs = plan.templates
    .map(({ file, id, locale, areas }) => ({
      template: join(root, file, 'index.html'),
      pages: areas.map((area) => {
        const texts = `${locale} ${area}`;
        return {
          folder: routeParameter(locale, entitlementPath(area, id)) ?? '',
          texts,
          address: `${plan.origin}${address(base, locale, `${plan.areas[texts]?.path ?? ''}${id}/`)}`,
        };
      }),
      qrLabel: plan.qrLabels[locale] ?? '',
    }))
    .sort((a, b) => b.pages.length - a.pages.length);
  const keeper = join(cache, 'stamped');
  const shares = shareOut(jobs, Math.min(availableParallelism(), mostThreads));
  await Promise.all(shares.map((share) => stampInThread({ root, keeper, jobs: share, areas: plan.areas })));
  new KeptPages(keeper).forgetUnused();
  rmSync(join(root, '_stamp'), { recursive: true });
  return jobs.flatMap(({ pages }) => pages.map(({ folder }) => folder));
}

/** The largest first, each to whoever has the least. */
function shareOut(jobs: readonly StampJob[], threads: number): StampJob[][] {
  const shares = Array.from({ length: threads }, () => ({ jobs: [] as StampJob[], pages: 0 }));
  for (const job of jobs) {
    const least = shares.reduce((a, b) => (b.pages < a.pages ? b : a));
    least.jobs.push(job);
    least.pages += job.pages.length;
  }
  return shares.flatMap((share) => (share.jobs.length > 0 ? [share.jobs] : []));
}

const stampInThread = (share: StampShare): Promise<void> =>
  new Promise((resolve, reject) => {
    new Worker(new URL('./stamp-thread.ts', import.meta.url), { workerData: share }).once('error', reject).once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`stamping stopped with ${code}`));
    });
  });

function readPlan(path: string): StampPlan | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as StampPlan;
  } catch {
    return undefined;
  }
}
