import { linkSync, mkdirSync, readdirSync, statSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Pages of earlier builds, named by a digest of everything they are made of. A page that is there already is linked into the site, not made
 * and not written again: a tenth of the time. Site and keeper share the file, so nobody may write into a page of either.
 */
export class KeptPages {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Puts a kept page at `file`; false if there is none. */
  give(digest: string, file: string): boolean {
    return isLinked(this.#place(digest), file);
  }

  /** Keeps the page that stands at `file`. Where links are impossible (two file systems) the next build makes it again. */
  keep(digest: string, file: string): void {
    const place = this.#place(digest);
    if (isLinked(file, place)) return;
    try {
      mkdirSync(dirname(place), { recursive: true });
    } catch {
      return;
    }
    isLinked(file, place);
  }

  /** Forgets what no site uses any more. Whoever builds now has its links already. */
  forgetUnused(): void {
    for (const entry of this.#entries()) {
      const place = join(entry.parentPath, entry.name);
      if (entry.isFile() && statSync(place).nlink === 1) unlinkSync(place);
    }
  }

  #entries() {
    try {
      return readdirSync(this.#folder, { recursive: true, withFileTypes: true });
    } catch {
      return [];
    }
  }

  #place(digest: string): string {
    return join(this.#folder, digest.slice(0, 2), digest.slice(2));
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
