// The repository that content/ stands in, as `npm run edit` uses it: who commits, and one commit for one saved file.
import { spawnSync } from 'node:child_process';
import { join, relative, sep } from 'node:path';

export interface Clerk {
  name: string;
  email: string;
}

/** What Git answered where it did not do what was asked. */
export class GitRefusal extends Error {}

export class ClerkRepository {
  readonly top: string;
  /** The content folder in the repository: `content`; empty where it is the whole repository. */
  readonly folder: string;

  constructor(top: string, folder: string) {
    this.top = top;
    this.folder = folder;
  }

  /** The repository around a folder; undefined where there is none, or no Git. */
  static around(root: string): ClerkRepository | undefined {
    const { status, stdout } = spawnSync('git', ['-C', root, 'rev-parse', '--show-toplevel', '--show-prefix'], { encoding: 'utf8' });
    const [top, prefix = ''] = status === 0 ? stdout.split('\n') : [];
    return top ? new ClerkRepository(top, prefix.replace(/\/$/u, '')) : undefined;
  }

  /** Name and address that Git signs with; undefined where one is missing. */
  clerk(): Clerk | undefined {
    const [name, email] = ['user.name', 'user.email'].map((key) => this.#ask('config', '--get', key));
    return name && email ? { name, email } : undefined;
  }

  /** Remembers the clerk for this repository only. */
  remember({ name, email }: Clerk): void {
    this.#do('config', 'user.name', name);
    this.#do('config', 'user.email', email);
  }

  branch(): string {
    return this.#ask('branch', '--show-current') ?? '';
  }

  remotes(): string[] {
    return (this.#ask('remote') ?? '').split('\n').filter(Boolean);
  }

  /** Commits one file of content/ and nothing else that may be staged. Hooks run. Returns the short id. Throws a GitRefusal. */
  commit(path: string, message: string): string {
    const file = this.folder === '' ? path : `${this.folder}/${path}`;
    this.#do('add', '--', file);
    this.#do('commit', '--quiet', '--only', '--message', message, '--', file);
    return this.#ask('rev-parse', '--short', 'HEAD') ?? '';
  }

  /** Takes a new file out of the index again. */
  forget(path: string): void {
    this.#ask('reset', '--quiet', '--', join(this.folder, path).split(sep).join('/'));
  }

  /** Whether a file differs from the last commit; `npm run edit` would commit what somebody else left unfinished. */
  isUnfinished(path: string): boolean {
    const file = this.folder === '' ? path : `${this.folder}/${path}`;
    return (this.#ask('status', '--porcelain', '--', file) ?? '') !== '';
  }

  nameOf(root: string): string {
    return relative(process.cwd(), root) || '.';
  }

  #ask(...args: string[]): string | undefined {
    const { status, stdout } = spawnSync('git', ['-C', this.top, ...args], { encoding: 'utf8' });
    return status === 0 ? stdout.trim() : undefined;
  }

  #do(...args: string[]): void {
    const { status, stdout, stderr, error } = spawnSync('git', ['-C', this.top, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new GitRefusal((error?.message ?? `${stderr}${stdout}`).trim());
  }
}
