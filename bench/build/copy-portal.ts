import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const inputs = ['src', 'public', 'content', 'astro.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'];

/**
 * The portal's sources in a folder of their own: Astro keeps its cache in node_modules/.astro, which a benchmark must not share
 * with the checkout, and the sources must not change between two rounds. Packages are linked one by one.
 */
export function copyPortal(project: string, to: string): void {
  mkdirSync(join(to, 'node_modules'), { recursive: true });
  for (const input of inputs) cpSync(join(project, input), join(to, input), { recursive: true });
  for (const name of readdirSync(join(project, 'node_modules'))) {
    if (name.startsWith('.') && name !== '.bin') continue;
    symlinkSync(join(project, 'node_modules', name), join(to, 'node_modules', name));
  }
}

/** As after `git clone`: no content store, no rendered pages kept. */
export function forgetBuilds(portal: string): void {
  for (const cache of ['node_modules/.astro', 'node_modules/.cache', 'node_modules/.vite', '.astro', 'dist-meta']) {
    rmSync(join(portal, cache), { recursive: true, force: true });
  }
}
