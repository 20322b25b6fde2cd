import { hash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Something that takes seconds to make, of which the last one is kept below Astro's cache folder. */
export class KeptValue<Value> {
  readonly #folder: string;
  readonly #file: string;

  /** `madeOf`: the content that decides on the value; the program does, too. */
  constructor(project: string, name: string, madeOf: string) {
    this.#folder = resolve(project, process.env['CACHE_DIR'] ?? 'node_modules/.astro', name);
    this.#file = join(this.#folder, hash('sha256', digestOfProgram(project) + madeOf));
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

/** Of all that decides on what a build makes besides content: our code, the messages, the versions of packages. */
export function digestOfProgram(project: string): string {
  const files = ['src', 'content/messages'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.test)\.(?:ts|json)$/u.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort(),
  );
  const texts = [...files, join(project, 'package-lock.json')].map((file) => readFileSync(file, 'utf8'));
  return hash('sha256', texts.join('\0'));
}
