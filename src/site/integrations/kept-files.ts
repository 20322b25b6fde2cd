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
  /** What earlier builds left on each of them, read when it is first asked for: a link that is refused takes longer than a file. */
  readonly #left: Map<string, Set<string> | undefined>;
  /** Folders of the site that are there. */
  readonly #folders = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
    this.#shelves = new Set(namesIn(folder));
    this.#left = new Map([...this.#shelves].map((shelf) => [shelf, undefined]));
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

  /** Puts a file that an earlier build kept at `file`; false if there is none. */
  give(digest: string, file: string): boolean {
    return this.#leftOn(shelfOf(digest)).has(nameOf(digest)) && isLinked(this.#place(digest), file);
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

  /** Forgets what earlier builds left and no site uses any more. Whoever builds now has its links already. */
  forgetUnused(): void {
    for (const shelf of this.#left.keys()) {
      for (const name of this.#leftOn(shelf)) {
        const place = join(this.#folder, shelf, name);
        if (statSync(place).nlink === 1) unlinkSync(place);
      }
    }
  }

  #leftOn(shelf: string): ReadonlySet<string> {
    if (!this.#left.has(shelf)) return nothing;
    const left = this.#left.get(shelf) ?? new Set(namesIn(join(this.#folder, shelf)));
    this.#left.set(shelf, left);
    return left;
  }

  #place(digest: string): string {
    return join(this.#folder, shelfOf(digest), nameOf(digest));
  }
}

const nothing: ReadonlySet<string> = new Set();
const shelfOf = (digest: string): string => digest.slice(0, 2);
const nameOf = (digest: string): string => digest.slice(2);

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
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
