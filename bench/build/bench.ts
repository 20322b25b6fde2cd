// npm run bench build: how long the portal of a whole country takes to build, beside Hugo making the same pages.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Cost, measureProcess, median } from '../measure-process.ts';
import { printTable } from '../print-table.ts';
import { compareSites, countDifferences, digestsBelow, pagesBelow } from './compare-sites.ts';
import { copyPortal, forgetBuilds } from './copy-portal.ts';
import { countryDay, generateCountry } from './generate-country.ts';
import { writeHugoSite } from './hugo/write-hugo-site.ts';

const project = join(import.meta.dirname, '../..');
const siteUrl = 'http://localhost:4321';

export async function bench(parameters: string[]): Promise<void> {
  const { values } = parseArgs({
    args: parameters,
    options: {
      districts: { type: 'string', default: '850' },
      full: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      hugo: { type: 'string', default: 'hugo' },
      'without-hugo': { type: 'boolean', default: false },
      'without-rebuild': { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds ?? (values.full ? 1 : 2));
  const folder = mkdtempSync(join(tmpdir(), 'tongxiang-bench-'));
  const run = new BuildBench(folder, values.hugo);
  try {
    const country = generateCountry({
      root: run.country,
      content: join(project, 'content'),
      ...(values.full ? {} : { districts: Number(values.districts) }),
    });
    console.log(
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}. ${country.districts} districts, ${country.areas} areas, ${country.ownEntries} entries of their own; one locale (zh).`,
    );
    copyPortal(project, run.portal);
    await run.rounds(rounds, !values['without-hugo']);
    if (!values['without-rebuild']) await run.rebuilds();
  } finally {
    if (values.keep) console.log(`Kept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

class BuildBench {
  readonly country: string;
  readonly portal: string;
  readonly #folder: string;
  readonly #hugoProgram: string;
  #number = 0;

  constructor(folder: string, hugoProgram: string) {
    this.#folder = folder;
    this.#hugoProgram = hugoProgram;
    this.country = join(folder, 'country');
    this.portal = join(folder, 'portal');
  }

  /** A B A B: the portal from nothing, then Hugo from nothing. */
  async rounds(rounds: number, withHugo: boolean): Promise<void> {
    const costs: { ours: Cost[]; hugos: Cost[] } = { ours: [], hugos: [] };
    let pages = 0;
    for (let round = 1; round <= rounds; round += 1) {
      forgetBuilds(this.portal);
      const site = this.#freshFolder('site');
      costs.ours.push(await this.#buildPortal(site));
      pages = pagesBelow(join(site, 'dist')).length;
      if (withHugo) {
        if (round === 1) this.#writeHugo(join(site, 'dist'));
        const hugoSite = this.#freshFolder('hugo-site');
        costs.hugos.push(await this.#buildHugo(hugoSite));
        if (round === 1) reportLikeness(join(site, 'dist'), hugoSite);
        rmSync(hugoSite, { recursive: true });
      }
      rmSync(site, { recursive: true });
    }
    console.log(`\nFrom nothing, ${rounds === 1 ? 'one round' : `median of ${rounds} rounds in turn`}:`);
    const rows = [
      { name: 'portal (npm run build without compression)', costs: costs.ours },
      ...(withHugo ? [{ name: await this.#hugoVersion(), costs: costs.hugos }] : []),
    ].map(({ name, costs: each }) => ({ name, cost: medianCost(each) }));
    const reference = rows.at(-1)?.cost;
    printTable(
      ['', 'pages', 'wall s', 'CPU s', 'peak MB', 'pages/s', 'CPU ms/page', 'CPU ratio', 'wall ratio'],
      rows.map(({ name, cost }) => [
        name,
        pages,
        cost.wall.toFixed(1),
        cost.cpu.toFixed(1),
        cost.peakMegabytes,
        Math.round(pages / cost.wall),
        ((cost.cpu * 1000) / pages).toFixed(2),
        (cost.cpu / (reference?.cpu ?? 1)).toFixed(2),
        (cost.wall / (reference?.wall ?? 1)).toFixed(2),
      ]),
    );
  }

  /** One file changed, Astro's cache kept: what it costs, and which pages change. */
  async rebuilds(): Promise<void> {
    forgetBuilds(this.portal);
    // Always the same folder: to Astro another one is another configuration, and it keeps nothing. As in `npm run build` the
    // finished site is moved away.
    const site = join(this.portal, 'next');
    const build = async (): Promise<{ cost: Cost; digests: ReturnType<typeof digestsBelow> }> => {
      const cost = await this.#buildPortal(site);
      const done = this.#freshFolder('site');
      renameSync(site, done);
      return { cost, digests: digestsBelow(join(done, 'dist')) };
    };
    const before = (await build()).digests;
    const rows: (string | number)[][] = [];
    for (const [what, file] of [
      ['nothing', undefined],
      ["the nation's vaccination", 'areas/china/2024/vaccination/zh.md'],
      ['one entry of a district', this.#entryOfSomeDistrict()],
    ] as const) {
      const path = file === undefined ? undefined : join(this.country, file);
      const text = path === undefined ? '' : readFileSync(path, 'utf8');
      if (path !== undefined) writeFileSync(path, text.replace(/^provides:\n(\s*)- .*$/mu, 'provides:\n$1- 这一句刚刚改过。'));
      const { cost, digests } = await build();
      rows.push([what, cost.wall.toFixed(1), cost.cpu.toFixed(1), cost.peakMegabytes, countDifferences(before, digests)]);
      if (path === undefined) continue;
      // Astro keeps what was rendered last: without this the next row would pay for taking this change back, too.
      writeFileSync(path, text);
      await build();
    }
    console.log('\nBuilt again with one file changed, cache kept:');
    printTable(['changed', 'wall s', 'CPU s', 'peak MB', 'files that differ'], rows);
  }

  #entryOfSomeDistrict(): string {
    const area = 'areas/china/zhejiang/hangzhou/shangcheng/2026';
    const [entry = ''] = readdirSync(join(this.country, area), { withFileTypes: true }).flatMap((each) =>
      each.isDirectory() ? [each.name] : [],
    );
    return `${area}/${entry}/zh.md`;
  }

  async #buildPortal(site: string): Promise<Cost> {
    return await measureProcess(process.execPath, [join(this.portal, 'node_modules/astro/bin/astro.mjs'), 'build'], {
      cwd: this.portal,
      env: {
        CONTENT_DIR: this.country,
        OUT_DIR: join(site, 'dist'),
        LOCALES: 'zh',
        TODAY: countryDay,
        SITE_URL: siteUrl,
        ASTRO_TELEMETRY_DISABLED: '1',
        NODE_COMPILE_CACHE: join(this.portal, 'node_modules/.cache/compiled'),
      },
      log: join(this.#folder, 'portal.log'),
    });
  }

  #writeHugo(built: string): void {
    writeHugoSite({
      root: join(this.#folder, 'hugo'),
      country: this.country,
      portal: built,
      project,
      siteUrl,
      day: countryDay,
      cached: true,
    });
  }

  async #buildHugo(site: string): Promise<Cost> {
    return await measureProcess(
      this.#hugoProgram,
      ['--config', 'config.json', '--destination', site, '--cacheDir', join(this.#folder, 'hugo-cache'), '--quiet'],
      {
        cwd: join(this.#folder, 'hugo'),
        log: join(this.#folder, 'hugo.log'),
      },
    );
  }

  async #hugoVersion(): Promise<string> {
    const log = join(this.#folder, 'version.log');
    await measureProcess(this.#hugoProgram, ['version'], { cwd: this.#folder, log });
    return readFileSync(log, 'utf8').split(' ').slice(0, 2).join(' ');
  }

  /** Never a folder that has just been emptied: ext4 creates files slower in one. Sites below the portal, where its packages are found. */
  #freshFolder(name: string): string {
    this.#number += 1;
    return join(name === 'site' ? this.portal : this.#folder, `${name}-${this.#number}`);
  }
}

function reportLikeness(ours: string, hugos: string): void {
  const { pages, onlyInOne, size, otherText } = compareSites(ours, hugos, Math.ceil(pagesBelow(ours).length / 2000));
  assert.deepEqual(onlyInOne, [], 'both sites must have the same addresses');
  assert.ok(
    Math.abs(size - 1) < 0.05,
    `Hugo's pages must be as large as ours, but are ${size.toFixed(3)} times as large: bring bench/build/hugo/site up to date`,
  );
  console.log(`Same ${pages} addresses; Hugo's pages have ${size.toFixed(3)} times our bytes.`);
  if (otherText.length > 0) {
    console.log(
      `Some texts differ, on ${otherText.length} of 2,000 pages looked into: bring bench/build/hugo/site up to date (${otherText.slice(0, 3).join(', ')}).`,
    );
  }
}

const medianCost = (costs: readonly Cost[]): Cost => ({
  wall: median(costs.map(({ wall }) => wall)),
  cpu: median(costs.map(({ cpu }) => cpu)),
  peakMegabytes: median(costs.map(({ peakMegabytes }) => peakMegabytes)),
});
