import { copyFileSync, cpSync, linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const inputs = ['src', 'public', 'content', 'astro.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'];

/**
 * The portal's sources and packages in a folder of their own: Astro keeps its cache in node_modules/.astro, which a benchmark must not
 * share with the checkout, and the sources must not change between two rounds. Packages are hard links, file by file: behind a
 * symbolic link they would count as changed code, and Astro would keep no page.
 */
export function copyPortal(project: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const input of inputs) cpSync(join(project, input), join(to, input), { recursive: true });
  linkTree(join(project, 'node_modules'), join(to, 'node_modules'), (name) => name.startsWith('.') && name !== '.bin');
}

function linkTree(from: string, to: string, isLeftOut: (name: string) => boolean = () => false): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (isLeftOut(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) cpSync(source, target, { verbatimSymlinks: true });
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    // Another disk.
    copyFileSync(source, target);
  }
}

/** As after `git clone`: no content store, no rendered pages kept. */
export function forgetBuilds(portal: string): void {
  for (const cache of ['node_modules/.astro', 'node_modules/.cache', 'node_modules/.vite', '.astro', 'dist-meta']) {
    rmSync(join(portal, cache), { recursive: true, force: true });
  }
}
