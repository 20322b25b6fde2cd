// A copy of content/, or of the small valid fixtures, in a folder of its own, for the editors' commands to write in.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EditorsCommand } from '../../tools/editors-command.ts';
import { filesOf, projectRoot } from './built-site.ts';

export interface Ran {
  code: number | null;
  out: string;
  /** What was refused. */
  err: string;
}

export interface ContentCopy {
  root: string;
  /** Runs a command in this process, as if in the folder beside `content/`. */
  run: (tool: string, ...args: string[]) => Promise<Ran>;
  /** The same in a process of its own, as `npm run` starts it. */
  start: (tool: string, ...args: string[]) => Ran;
  read: (path: string) => string;
  write: (path: string, text: string) => void;
  edit: (path: string, from: string | RegExp, to: string) => void;
  has: (path: string) => boolean;
  /** Every file with its text: what a refusal must leave alone. */
  all: () => Record<string, string>;
  remove: () => void;
}

const toolFile = (tool: string): string => join(projectRoot, 'tools', `${tool}.ts`);

export const fixtures = join(projectRoot, 'tests/content/fixtures/valid');

export function copyContent(from: string = fixtures): ContentCopy {
  const place = mkdtempSync(join(tmpdir(), 'content-'));
  const root = join(place, 'content');
  cpSync(from, root, { recursive: true });
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const write = (path: string, text: string): void => {
    writeFileSync(join(root, path), text);
  };
  return {
    root,
    read,
    write,
    edit: (path, wanted, to) => {
      const edited = read(path).replace(wanted, () => to);
      if (edited === read(path)) throw new Error(`${path} has nothing like ${String(wanted)}`);
      write(path, edited);
    },
    has: (path) => existsSync(join(root, path)),
    all: () => Object.fromEntries(filesOf(root).map((file) => [file, read(file)])),
    remove: () => {
      rmSync(place, { recursive: true, force: true });
    },
    run: async (tool, ...args) => {
      const { command } = (await import(pathToFileURL(toolFile(tool)).href)) as { command: EditorsCommand };
      const ran = { code: 0, out: '', err: '' };
      const code = await command(args, {
        cwd: place,
        out: (text) => {
          ran.out += text;
        },
        err: (text) => {
          ran.err += text;
        },
      });
      return { ...ran, code };
    },
    start: (tool, ...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [toolFile(tool), ...args], {
        cwd: place,
        encoding: 'utf8',
      });
      return { code: status, out: stdout, err: stderr };
    },
  };
}
