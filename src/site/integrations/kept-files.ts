import { hash } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Files of earlier builds, named by a digest of everything they are made of. What is there already is linked into the site, not made
 * and not written again: a tenth of the time. Site and keeper share the file, so nobody may write into a file of either.
 */
export class KeptFiles {
  readonly #folder: string;
  /** The keeper's own folders, by the first digits of digests. */
  readonly #shelves: Set<string>;
  /** Folders of the site that are there. */
  readonly #folders = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
    this.#shelves = shelvesIn(folder);
  }

  /** Puts the file that is made of `parts` at `file`, and makes it only if no build before did. */
  put(parts: readonly string[], file: string, make: () => string | Uint8Array): void {
    const digest = hash('sha256', JSON.stringify(parts));
    const folder = dirname(file);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    if (this.give(digest, file)) return;
    writeFileSync(file, make());
    this.keep(digest, file);
  }

  /** Puts a kept file at `file`; false if there is none. */
  give(digest: string, file: string): boolean {
    return this.#shelves.has(shelfOf(digest)) && isLinked(this.#place(digest), file);
  }

  /** Keeps what stands at `file`. Where links are impossible (two file systems) the next build makes it again. */
  keep(digest: string, file: string): void {
    const shelf = shelfOf(digest);
    try {
      if (!this.#shelves.has(shelf)) mkdirSync(join(this.#folder, shelf), { recursive: true });
    } catch {
      return;
    }
    this.#shelves.add(shelf);
    isLinked(file, this.#place(digest));
  }

  /** Forgets what no site uses any more. Whoever builds now has its links already. */
  forgetUnused(): void {
    for (const shelf of shelvesIn(this.#folder)) {
      for (const name of readdirSync(join(this.#folder, shelf))) {
        const place = join(this.#folder, shelf, name);
        if (statSync(place).nlink === 1) unlinkSync(place);
      }
    }
  }

  #place(digest: string): string {
    return join(this.#folder, shelfOf(digest), digest.slice(2));
  }
}

const shelfOf = (digest: string): string => digest.slice(0, 2);

function shelvesIn(folder: string): Set<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}
