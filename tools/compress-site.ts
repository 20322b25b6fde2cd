// Compressed copies beside every text file of the built site, so that the server never compresses.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { extname, join, sep } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const extensions = new Set(['.html', '.css', '.js', '.mjs', '.json', '.svg', '.xml', '.txt', '.ics', '.csv', '.atom', '.webmanifest']);
const worthCompressing = 256;
const best = 11;
const fast = 5;
/**
 * Brotli 11 takes 10 ms a page: good for what one edition changes, too slow for a first build of the nation. What lies in `assets/` is
 * loaded by many pages and kept for ever, so it is always pressed hardest.
 */
const changedFilesAtBest = 2000;
const forgetAfter = 30 * 86_400_000;

export interface CompressSiteOptions {
  site: string;
  /** Compressed copies by content: the next build writes only what changed. */
  cache: string;
  /** Brotli quality for everything, instead of 11 for few changed files and 5 for many. */
  quality?: number;
}

interface Remembered {
  /** When this content was first seen; its files keep this time, so that an unchanged page keeps its ETag from build to build. */
  since: number;
  quality: number;
  used: number;
}

interface Job {
  file: string;
  digest: string;
  since: number;
  /** Undefined: the cache has it. */
  quality: number | undefined;
}

export interface CompressionReport {
  files: number;
  compressed: number;
  quality: number;
  bytes: number;
  brotliBytes: number;
  text: string;
}

export async function compressSite({ site, cache, quality }: CompressSiteOptions): Promise<CompressionReport> {
  const started = performance.now();
  const now = Date.now();
  mkdirSync(cache, { recursive: true });
  const memory = remember(cache);
  const found = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extensions.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, digest: createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 32) }));

  const wanted = (file: string): number | undefined => quality ?? (file.startsWith(join(site, 'assets', sep)) ? best : undefined);
  const isChanged = (file: string, digest: string): boolean => {
    const known = memory.get(digest);
    if (!known) return true;
    return known.quality !== (wanted(file) ?? known.quality) || !existsSync(blob(cache, digest, '.gz'));
  };
  const changed = new Set(found.filter(({ file, digest }) => isChanged(file, digest)).map(({ digest }) => digest));
  const chosen = quality ?? (changed.size <= changedFilesAtBest ? best : fast);
  const seen = new Set<string>();
  const jobs = found.map(({ file, digest }): Job => {
    const known = memory.get(digest);
    const since = known?.since ?? Math.floor(now / 1000) * 1000;
    const isFirst = changed.has(digest) && !seen.has(digest);
    seen.add(digest);
    const own = wanted(file) ?? chosen;
    memory.set(digest, { since, quality: changed.has(digest) ? own : (known?.quality ?? own), used: now });
    return { file, digest, since, quality: isFirst ? own : undefined };
  });

  // Contents are compressed once, then handed to every file that has them.
  await inParallel(
    jobs.filter((job) => job.quality !== undefined),
    cache,
  );
  await inParallel(
    jobs.filter((job) => job.quality === undefined),
    cache,
  );
  forget(cache, memory, now);
  writeFileSync(join(cache, 'index.json'), JSON.stringify([...memory]));

  let bytes = 0;
  let brotliBytes = 0;
  for (const { file } of jobs) {
    const { size } = statSync(file);
    bytes += size;
    brotliBytes += statSync(`${file}.br`, { throwIfNoEntry: false })?.size ?? size;
  }
  const text =
    `${jobs.length} files, ${megabytes(bytes)} → ${megabytes(brotliBytes)} (Brotli); ` +
    `${changed.size} compressed at quality ${chosen}, the others from the last build; ${((performance.now() - started) / 1000).toFixed(1)} s`;
  return { files: jobs.length, compressed: changed.size, quality: chosen, bytes, brotliBytes, text };
}

function remember(cache: string): Map<string, Remembered> {
  const index = join(cache, 'index.json');
  return new Map(existsSync(index) ? (JSON.parse(readFileSync(index, 'utf8')) as [string, Remembered][]) : []);
}

function forget(cache: string, memory: Map<string, Remembered>, now: number): void {
  for (const [digest, { used }] of memory) {
    if (now - used < forgetAfter) continue;
    memory.delete(digest);
    for (const suffix of ['.br', '.gz']) rmSync(blob(cache, digest, suffix), { force: true });
  }
}

const blob = (cache: string, digest: string, suffix: string): string => join(cache, digest.slice(0, 2), digest + suffix);
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

async function inParallel(jobs: Job[], cache: string): Promise<void> {
  const threads = Math.min(availableParallelism(), Math.ceil(jobs.length / 16));
  const shares = Array.from({ length: threads }, (_, thread) => jobs.filter((_job, index) => index % threads === thread));
  await Promise.all(
    shares.map(
      (share) =>
        new Promise<void>((resolve, reject) => {
          new Worker(import.meta.filename, { workerData: { share, cache } }).once('message', resolve).once('error', reject);
        }),
    ),
  );
}

function compress({ file, digest, since, quality }: Job, cache: string): void {
  if (quality !== undefined) {
    const source = readFileSync(file);
    mkdirSync(join(cache, digest.slice(0, 2)), { recursive: true });
    const parameters = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: source.length };
    replace(blob(cache, digest, '.br'), brotliCompressSync(source, { params: parameters }));
    replace(blob(cache, digest, '.gz'), gzipSync(source, { level: quality === best ? 9 : 6 }));
  }
  const time = since / 1000;
  utimesSync(file, time, time);
  const { size } = statSync(file);
  if (size < worthCompressing) return;
  for (const suffix of ['.br', '.gz']) {
    const stored = blob(cache, digest, suffix);
    if (statSync(stored).size >= size) continue;
    const copy = file + suffix;
    rmSync(copy, { force: true });
    try {
      linkSync(stored, copy);
    } catch {
      // The cache is on another file system.
      copyFileSync(stored, copy);
    }
    utimesSync(copy, time, time);
  }
}

/** A new file rather than a changed one: copies of the last build are links to the old one. */
function replace(path: string, bytes: Uint8Array): void {
  rmSync(path, { force: true });
  writeFileSync(path, bytes);
}

if (!isMainThread) {
  const { share, cache } = workerData as { share: Job[]; cache: string };
  for (const job of share) compress(job, cache);
  parentPort?.postMessage('done');
}
