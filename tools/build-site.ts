// npm run build: the static portal with its compressed copies, in dist/ and dist-meta/.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { compressSite } from './compress-site.ts';
import { projectRoot, say } from './prerequisites.mjs';

const cache = join(projectRoot, 'node_modules/.cache/tongxiang');
const next = join(cache, 'next');
const stampFile = join(projectRoot, 'dist-meta/build.json');
const inputs = ['src', 'content', 'public', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];
const settings = ['BASE_PATH', 'SITE_URL', 'TODAY'];

export async function buildSite({ onlyIfChanged = false, quality }: { onlyIfChanged?: boolean; quality?: number } = {}): Promise<void> {
  const stamp = digestOfInputs();
  if (onlyIfChanged && stampOfLastBuild() === stamp) {
    say('Nothing changed since the last build.');
    return;
  }
  say('Building the portal (astro build) …');
  const started = performance.now();
  if ((await astroBuild()) !== 0) throw new Error('astro build did not succeed; its messages stand above.');
  say(`Built in ${seconds(started)}. Compressing …`);
  const report = await compressSite({
    site: join(next, 'dist'),
    cache: join(cache, 'compressed'),
    ...(quality === undefined ? {} : { quality }),
  });
  say(report.text);
  writeFileSync(join(next, 'dist-meta/build.json'), `${JSON.stringify({ stamp })}\n`);
  putInPlace();
}

/**
 * The new site is made beside the old one and takes its place whole: nobody is served half a site, a failed build changes
 * nothing, and tens of thousands of old files are removed while nobody waits.
 */
function putInPlace(): void {
  const old = join(cache, `old-${process.pid}`);
  mkdirSync(old, { recursive: true });
  for (const folder of ['dist', 'dist-meta']) {
    const place = join(projectRoot, folder);
    if (existsSync(place)) renameSync(place, join(old, folder));
    renameSync(join(next, folder), place);
  }
  const remove = `import('node:fs').then((fs) => fs.rmSync(${JSON.stringify(old)}, { recursive: true, force: true }))`;
  spawn(process.execPath, ['--eval', remove], { detached: true, stdio: 'ignore' }).unref();
}

/** Astro names every page it writes, fourteen thousand lines; what is left is worth reading. */
async function astroBuild(): Promise<number> {
  const child = spawn(process.execPath, [join(projectRoot, 'node_modules/astro/bin/astro.mjs'), 'build'], {
    cwd: projectRoot,
    stdio: ['inherit', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      OUT_DIR: join(next, 'dist'),
      // Astro, Vite and our own sources are compiled once, not by each build and each of its threads.
      NODE_COMPILE_CACHE: join(cache, 'compiled'),
    },
  });
  const done = new Promise<number>((resolve, reject) => {
    child.on('error', reject).on('close', (code) => {
      resolve(code ?? 1);
    });
  });
  for await (const line of createInterface(child.stdout)) if (!/[├└]─|^ \(/u.test(line)) console.log(line);
  return await done;
}

function stampOfLastBuild(): string | undefined {
  if (!existsSync(stampFile) || !existsSync(join(projectRoot, 'dist/index.html'))) return undefined;
  return (JSON.parse(readFileSync(stampFile, 'utf8')) as { stamp: string }).stamp;
}

/** Every byte that a build depends on, and the day: editions come into force by date. */
function digestOfInputs(): string {
  const hash = createHash('sha256');
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
  hash.update(JSON.stringify([day, process.versions.node, settings.map((name) => process.env[name])]));
  for (const path of inputs.flatMap(filesBelow).sort()) {
    hash.update(`\0${path}\0`);
    hash.update(readFileSync(join(projectRoot, path)));
  }
  return hash.digest('hex');
}

function filesBelow(path: string): string[] {
  const absolute = join(projectRoot, path);
  if (!existsSync(absolute)) return [];
  if (!path.includes('.')) {
    return readdirSync(absolute, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(?:test|spec)\.ts$/u.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length));
  }
  return [path];
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

if (import.meta.main) {
  const quality = process.argv.find((argument) => argument.startsWith('--quality='))?.slice('--quality='.length);
  try {
    await buildSite({
      onlyIfChanged: process.argv.includes('--if-changed'),
      ...(quality === undefined ? {} : { quality: Number(quality) }),
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
