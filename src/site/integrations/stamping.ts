import type { AstroPrerenderer, PathWithRoute } from 'astro';
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { address, entitlementPath, routeParameter } from '../addresses.ts';
import type { StampPlan } from '../stamp-page.ts';
import { Thread } from './thread.ts';

/** What each thread knows. */
export interface StampingSite {
  root: string;
  /** Where pages of earlier builds are kept. */
  keeper: string;
  areas: StampPlan['areas'];
}

/** One template, and each page to stamp with it: where it stands in the site, and what is particular to it. */
export interface StampJob {
  html: Uint8Array;
  pages: StampedPage[];
  qrLabel: string;
}
export interface StampedPage {
  folder: string;
  texts: string;
  address: string;
}

const mostThreads = 4;
const planFile = '_stamp/plan.json';

/** Fills each template that Astro renders with the texts of its areas, on all processors, while Astro goes on. */
export class Stamping {
  readonly #base: string;
  readonly #jobs = new Map<string, Omit<StampJob, 'html'>>();
  readonly #stamped: string[] = [];
  #root = '';
  #threads: { thread: Thread; pages: number }[] = [];

  constructor(base: string) {
    this.#base = base;
  }

  /** Astro's renderer, which first gives us the plan, never published, and then a copy of each template. */
  besides(astro: AstroPrerenderer, root: string, keeper: string): AstroPrerenderer {
    this.#root = root;
    return {
      ...astro,
      getStaticPaths: async () => {
        const paths = await astro.getStaticPaths();
        const plan = paths.find(({ pathname }) => pathname === `/${planFile}`);
        if (plan) this.#start(await this.#readPlan(astro, plan), keeper);
        return paths.filter((path) => path !== plan);
      },
      render: async (request, options) => {
        const rendered = await astro.render(request, options);
        const template = new URL(request.url).pathname.slice(this.#base.length).replace(/\/$/u, '');
        if (!this.#jobs.has(template)) return rendered;
        const { response, ...rest } = rendered instanceof Response ? { response: rendered } : rendered;
        const html = new Uint8Array(await response.arrayBuffer());
        this.#give(template, html);
        return { ...rest, response: new Response(html, response) };
      },
    };
  }

  async #readPlan(astro: AstroPrerenderer, { route }: PathWithRoute): Promise<StampPlan> {
    const rendered = await astro.render(new Request(`http://localhost${this.#base}${planFile}`), { routeData: route });
    return (await ('response' in rendered ? rendered.response : rendered).json()) as StampPlan;
  }

  #start({ templates, areas, origin, qrLabels }: StampPlan, keeper: string): void {
    for (const { file, id, locale, areas: paths } of templates) {
      const pages = paths.map((area): StampedPage => {
        const texts = `${locale} ${area}`;
        return {
          folder: routeParameter(locale, entitlementPath(area, id)) ?? '',
          texts,
          address: `${origin}${address(this.#base, locale, `${areas[texts]?.path ?? ''}${id}/`)}`,
        };
      });
      this.#jobs.set(file, { pages, qrLabel: qrLabels[locale] ?? '' });
    }
    const site: StampingSite = { root: this.#root, keeper, areas };
    const count = Math.min(availableParallelism(), mostThreads);
    this.#threads = Array.from({ length: count }, () => ({ thread: new Thread('stamp-thread.ts', site), pages: 0 }));
  }

  /** To the thread that has got the least. */
  #give(template: string, html: Uint8Array): void {
    const job = this.#jobs.get(template);
    if (!job) return;
    this.#jobs.delete(template);
    const least = this.#threads.reduce((a, b) => (b.pages < a.pages ? b : a));
    least.pages += job.pages.length;
    least.thread.tell({ ...job, html } satisfies StampJob);
    for (const { folder } of job.pages) this.#stamped.push(folder);
  }

  /** Astro has ended: templates that it kept from the last build stand in the site. */
  giveRest(): void {
    for (const template of [...this.#jobs.keys()]) this.#give(template, readFileSync(join(this.#root, template, 'index.html')));
  }

  /** Waits for all pages, and answers their folders below the site. Templates are removed. */
  async end(): Promise<string[]> {
    await Promise.all(
      this.#threads.map(async ({ thread }) => {
        thread.tell('end');
        await thread.answer();
      }),
    );
    rmSync(join(this.#root, '_stamp'), { recursive: true, force: true });
    return this.#stamped;
  }
}
