import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CompressionReport, compressSite } from './compress-site.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compress-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const page = (number: number): string => `<!doctype html><title>${number}</title>${'<p>每个孩子都有。</p>'.repeat(40)}`;
const path = (name: string): string => join(folder, 'dist', name);
const compress = async (quality?: number): Promise<CompressionReport> =>
  await compressSite({ site: join(folder, 'dist'), cache: join(folder, 'cache'), ...(quality === undefined ? {} : { quality }) });

/** As Astro does: everything anew. */
function build(pages: Record<string, string>): void {
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  for (const [name, text] of Object.entries(pages)) {
    mkdirSync(join(path(name), '..'), { recursive: true });
    writeFileSync(path(name), text);
  }
}

describe('compressSite', () => {
  it('writes copies that open to the same bytes', async () => {
    build({ 'index.html': page(1), 'a/b/index.html': page(2) });
    const report = await compress();
    expect(report).toMatchObject({ files: 2, compressed: 2, quality: 11 });
    for (const name of ['index.html', 'a/b/index.html']) {
      expect(brotliDecompressSync(readFileSync(path(`${name}.br`)))).toEqual(readFileSync(path(name)));
      expect(gunzipSync(readFileSync(path(`${name}.gz`)))).toEqual(readFileSync(path(name)));
    }
  });

  it('compresses again only what changed, and keeps the time of what did not', async () => {
    build({ 'index.html': page(1), 'a/index.html': page(2) });
    await compress();
    const before = statSync(path('index.html.br'));
    build({ 'index.html': page(1), 'a/index.html': page(3) });
    expect((await compress()).compressed).toBe(1);
    const after = statSync(path('index.html.br'));
    expect([after.mtimeMs, after.size]).toEqual([before.mtimeMs, before.size]);
    expect(statSync(path('index.html')).mtimeMs).toBe(before.mtimeMs);
    expect(brotliDecompressSync(readFileSync(path('a/index.html.br'))).toString()).toBe(page(3));
  });

  it('is fast where more than 2,000 files changed', async () => {
    build(Object.fromEntries(Array.from({ length: 2001 }, (_, number) => [`${number}/index.html`, page(number)])));
    expect(await compress()).toMatchObject({ compressed: 2001, quality: 5 });
  });

  it('presses what many pages load as hard as can be, in a large build, too, and after an older build that did not', async () => {
    const text = Array.from({ length: 4000 }, (_, number) => String.fromCodePoint(0x4e00 + ((number * 7919) % 2000))).join('');
    build({ 'assets/lexicon.txt': text, 'places.txt': text.slice(1) });
    await compress(5);
    const fast = statSync(path('assets/lexicon.txt.br')).size;
    build({ 'assets/lexicon.txt': text, 'places.txt': text.slice(1) });
    expect((await compress()).compressed).toBe(1);
    expect(statSync(path('assets/lexicon.txt.br')).size).toBeLessThan(fast);
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, number) => [`${number}/index.html`, page(number)]));
    build({ ...many, 'assets/lexicon.txt': `${text}.` });
    expect(await compress()).toMatchObject({ compressed: 2002, quality: 5 });
    expect(statSync(path('assets/lexicon.txt.br')).size).toBeLessThan(fast);
  });

  it('does as it is told', async () => {
    build({ 'index.html': page(1) });
    await compress(5);
    expect(await compress(11)).toMatchObject({ compressed: 1, quality: 11 });
  });

  it('leaves alone what would not become smaller', async () => {
    build({ 'tiny.txt': 'x', 'picture.png': page(1) });
    await compress();
    expect(existsSync(path('tiny.txt.br'))).toBe(false);
    expect(existsSync(path('picture.png.br'))).toBe(false);
  });

  it('gives two files with one content one copy each', async () => {
    build({ 'a.html': page(1), 'b.html': page(1) });
    expect((await compress()).compressed).toBe(1);
    expect(readFileSync(path('a.html.br'))).toEqual(readFileSync(path('b.html.br')));
  });
});
