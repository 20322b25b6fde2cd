// Builds the portal into a folder of its own, with a cache of its own, so that two builds can be compared.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, projectRoot } from './built-site.ts';

export function buildAside(site: string, environment: Record<string, string>): void {
  execFileSync(process.execPath, [join(projectRoot, 'node_modules/astro/bin/astro.mjs'), 'build'], {
    cwd: projectRoot,
    env: {
      ...process.env,
      OUT_DIR: site,
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
      // Vitest sets DEV=1: Astro would take it for `import.meta.env.DEV` and read all content again for every page.
      DEV: undefined,
      ...environment,
    },
    // Astro names every page on its standard output: more than a pipe of execFileSync holds.
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

const pagesOf = (site: string): string[] =>
  filesOf(site)
    .filter((file) => /\.(?:html|json|xml|csv|atom|ics)$/u.test(file))
    .sort();

/** Pages and data that two sites do not have alike, byte for byte. */
export function differences(one: string, other: string): string[] {
  const [here, there] = [pagesOf(one), pagesOf(other)];
  const missing = [...here.filter((file) => !there.includes(file)), ...there.filter((file) => !here.includes(file))];
  if (missing.length > 0) return missing;
  return here.filter((file) => readFileSync(join(one, file), 'utf8') !== readFileSync(join(other, file), 'utf8'));
}
