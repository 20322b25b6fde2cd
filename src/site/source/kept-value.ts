import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Something that takes seconds to make, of which the last one is kept below Astro's cache folder. */
export class KeptValue<Value> {
  readonly #folder: string;
  readonly #file: string;

  /** `madeOf`: all that decides on the value, texts or the digests of texts. */
  constructor(project: string, name: string, madeOf: readonly string[]) {
    this.#folder = resolve(project, process.env['CACHE_DIR'] ?? 'node_modules/.astro', name);
    this.#file = join(this.#folder, createHash('sha256').update(JSON.stringify(madeOf)).digest('hex'));
  }

  read(): Value | undefined {
    try {
      return deserialize(readFileSync(this.#file)) as Value;
    } catch {
      return undefined;
    }
  }

  keep(value: Value): void {
    mkdirSync(this.#folder, { recursive: true });
    for (const name of readdirSync(this.#folder)) if (!name.endsWith(part)) rmSync(join(this.#folder, name), { force: true });
    // Tests do the same side by side: each writes a file of its own, and the last one stays.
    const own = `${this.#file}.${randomUUID()}${part}`;
    writeFileSync(own, serialize(value));
    renameSync(own, this.#file);
  }
}

const part = '.part';

/** The sources of the program in some folders of the project, and the versions of its packages: what is made by others is not kept. */
export function programIn(project: string, folders: readonly string[]): string[] {
  const sources = folders.flatMap((folder) =>
    readdirSync(join(project, folder))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .sort()
      .map((name) => join(project, folder, name)),
  );
  return [join(project, 'package-lock.json'), ...sources].map((file) => readFileSync(file, 'utf8'));
}
