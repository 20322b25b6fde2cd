// What all editors' commands have at the door: arguments, the day, the content as it is, refusals in plain words, files written whole.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Area } from '../src/catalogue/catalogue.ts';
import { loadCatalogue } from '../src/catalogue/source/read-content.ts';
import type { Content } from '../src/editorial/content-under-check.ts';
import type { Bilingual } from '../src/editorial/finding.ts';
import { findArea } from '../src/editorial/import/find-area.ts';
import { isRefused, type Outcome, type PlannedFile, type ReadText, refuse, type Refused } from '../src/editorial/year/refusals.ts';

/** Where a command is run: a process has one, a test brings its own. */
export interface Terminal {
  /** Absolute; paths that a clerk writes begin here. */
  cwd: string;
  out: (text: string) => void;
  err: (text: string) => void;
}

export interface Command extends Terminal {
  /** The folder `content/`, absolute. */
  root: string;
  content: Content;
  today: string;
  words: string[];
  option: (name: string) => string | undefined;
  flag: (name: string) => boolean;
  readText: ReadText;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Exit codes: 0 done, 1 refused (nothing was written), 2 wrong use. */
export type EditorsCommand = (args: readonly string[], terminal: Terminal) => Promise<number>;

export function editorsCommand(
  usage: string,
  options: Options,
  work: (command: Command) => number | undefined | Promise<number | undefined>,
): EditorsCommand {
  return async (args, terminal) => {
    const command = readCommand(args, options, terminal);
    if (!command) {
      terminal.err(
        `${usage}  --content <文件夹>       content 文件夹 the folder (content)\n  --today 2026-11-21       当作今天 taken for today\n`,
      );
      return 2;
    }
    if (!existsSync(join(command.root, 'divisions.json'))) {
      terminal.err(
        `✗ 这里没有 content 文件夹：${command.root}。请在项目文件夹里运行。\n  No content folder here. Run this in the project’s folder.\n`,
      );
      return 2;
    }
    try {
      const code = await work(command);
      if (code === undefined) terminal.err(usage);
      return code ?? 2;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return sayRefused(terminal, error.refused);
    }
  };
}

/** Runs a command in this process. */
export async function atTerminal(command: EditorsCommand): Promise<void> {
  // `… | head` has read enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.exitCode = await command(process.argv.slice(2), {
    cwd: process.cwd(),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
}

/** Ends the command with a refusal. */
export class Refusal extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused.refused.map(({ en }) => en).join('\n'));
    this.refused = refused;
  }
}

/** The value, unless it is a refusal, which ends the command. */
export function unlessRefused<T extends object>(value: T | Refused): T {
  if (isRefused(value)) throw new Refusal(value);
  return value;
}

export function areaNamed({ content }: Command, words: string): Area {
  const area = findArea(content.catalogue, words);
  if ('hint' in area) throw new Refusal(refuse('unknown-area', { area: words, hint: area.hint }));
  return area;
}

/** Writes what is planned, all of it or nothing, and says what was done. */
export function carryOut(command: Command, outcome: Outcome, { quiet = false } = {}): number {
  if (isRefused(outcome)) return sayRefused(command, outcome);
  const { root, cwd } = command;
  writeAll(root, outcome.files);
  for (const { path, kind } of quiet ? [] : outcome.files) {
    command.out(`${kind === 'new' ? '＋' : '～'} ${relative(cwd, join(root, path))}\n`);
  }
  say(command, outcome.said);
  return 0;
}

export function say({ out }: Pick<Terminal, 'out'>, lines: readonly Bilingual[]): void {
  for (const { zh, en } of lines) out(`${zh}\n  ${en}\n`);
}

function sayRefused({ err }: Pick<Terminal, 'err'>, { refused }: Refused): number {
  for (const { zh, en } of refused) err(`✗ ${zh}\n  ${en}\n`);
  err('没有写任何文件。 Nothing was written.\n');
  return 1;
}

function writeAll(root: string, files: readonly PlannedFile[]): void {
  const before = files.map(({ path, kind }) => ({
    absolute: join(root, path),
    text: kind === 'new' ? undefined : readFileSync(join(root, path), 'utf8'),
  }));
  let done = 0;
  try {
    for (const { path, text, kind } of files) {
      const absolute = join(root, path);
      mkdirSync(dirname(absolute), { recursive: true });
      writeFileSync(absolute, text, { flag: kind === 'new' ? 'wx' : 'w' });
      done += 1;
    }
  } catch (error) {
    for (const { absolute, text } of before.slice(0, done)) {
      if (text === undefined) rmSync(absolute, { force: true });
      else writeFileSync(absolute, text);
    }
    throw error;
  }
}

function readCommand(args: readonly string[], options: Options, terminal: Terminal): Command | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...options, content: { type: 'string', default: 'content' }, today: { type: 'string' } },
    });
    const given: Record<string, unknown> = values;
    const root = resolve(terminal.cwd, typeof given['content'] === 'string' ? given['content'] : 'content');
    const today =
      typeof given['today'] === 'string' ? given['today'] : new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
    const days = ['today', 'from', 'on', 'until'].map((name) => given[name]).filter((day) => typeof day === 'string');
    if (!days.every((day) => /^\d{4}-\d{2}-\d{2}$/u.test(day) && !Number.isNaN(Date.parse(day)))) return undefined;
    return {
      ...terminal,
      root,
      get content() {
        const content = loadCatalogue(root);
        Object.defineProperty(this, 'content', { value: content });
        return content;
      },
      today,
      words: positionals,
      option: (name) => (typeof given[name] === 'string' ? given[name] : undefined),
      flag: (name) => given[name] === true,
      readText: (path) => readFileSync(join(root, path), 'utf8'),
    };
  } catch {
    return undefined;
  }
}
