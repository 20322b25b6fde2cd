// npm run bench <name> [options]: runs bench/<name>/bench.ts; without a name, says which there are.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const benches = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(import.meta.dirname, entry.name, 'bench.ts')))
  .map((entry) => entry.name);
const [name = '', ...options] = process.argv.slice(2);

if (benches.includes(name)) {
  const { bench } = (await import(`./${name}/bench.ts`)) as { bench: (options: string[]) => Promise<void> };
  await bench(options);
} else {
  console.error(`npm run bench <name>, where <name> is one of: ${benches.join(', ')}. See bench/README.md.`);
  process.exitCode = 1;
}
