// `npm run edit` over a copy of the small fixtures in a throw-away Git repository.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from './built-site.ts';
import { type ContentCopy, copyContent } from './content-copy.ts';

export interface EditingSite {
  origin: string;
  content: ContentCopy;
  /** What it printed. */
  said: () => string;
  git: (...args: string[]) => string;
  /** Local addresses on which it and its processes listen: `127.0.0.1:4322`. */
  listens: () => string[];
  /** Ends it, and removes its content once nothing writes there any more. */
  stop: () => Promise<void>;
}

export const clerk = { name: '张经办', email: 'zhang@example.gov.cn' };

export async function startEditing(): Promise<EditingSite> {
  const content = copyContent();
  const place = dirname(content.root);
  // Nothing of this machine's own Git settings.
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const git = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync('git', ['-C', place, ...args], { encoding: 'utf8', env });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  };
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', 'content');
  git('-c', 'user.name=before', '-c', 'user.email=before@example.gov.cn', 'commit', '--quiet', '--message', 'content');
  const child = spawn(
    process.execPath,
    [
      ...[
        join(projectRoot, 'tools/edit.ts'),
        '--content',
        content.root,
        '--data',
        join(place, 'data'),
        '--port',
        '0',
        '--today',
        '2026-11-22',
      ],
      ...['--name', clerk.name, '--email', clerk.email],
    ],
    { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  const closed = once(child, 'close');
  const stop = async (): Promise<void> => {
    child.kill();
    await closed;
    content.remove();
  };
  const origin = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => {
      reject(new Error(said));
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        said += `${line}\n`;
        const found = /(?<origin>http:\/\/\S+?)\/admin\//u.exec(line)?.groups?.['origin'];
        if (found !== undefined) resolve(found);
      });
    }
  });
  return { origin, content, said: () => said, git, stop, listens: () => listenersOf(familyOf(child.pid ?? 0)) };
}

function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => {
      const parent = /^PPid:\s+(?<parent>\d+)/mu.exec(readOr(`/proc/${name}/status`))?.groups?.['parent'];
      return parent === undefined ? [] : [{ child: Number(name), parent: Number(parent) }];
    });
  const family = [pid];
  for (const member of family) family.push(...parents.filter(({ parent }) => parent === member).map(({ child }) => child));
  return family;
}

/** Sockets that are listening, from Linux’s own tables; IPv6 addresses as they stand there. */
function listenersOf(pids: readonly number[]): string[] {
  const inodes = new Set(
    pids.flatMap((pid) =>
      // A process may end, and a file be closed, while they are looked at.
      orElse(() => readdirSync(`/proc/${pid}/fd`), []).flatMap((fd) => {
        const opened = orElse(() => readlinkSync(`/proc/${pid}/fd/${fd}`), '');
        return /^socket:\[(?<inode>\d+)\]$/u.exec(opened)?.groups?.['inode'] ?? [];
      }),
    ),
  );
  return ['tcp', 'tcp6'].flatMap((table) =>
    readOr(`/proc/net/${table}`)
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/u))
      .filter(([, , , state, , , , , , inode]) => state === '0A' && inodes.has(inode ?? ''))
      .map(([, local = '']) => {
        const [address = '', port = ''] = local.split(':');
        const bytes = (address.match(/../gu) ?? []).map((byte) => Number.parseInt(byte, 16));
        return `${bytes.length === 4 ? bytes.reverse().join('.') : address}:${Number.parseInt(port, 16)}`;
      }),
  );
}

const readOr = (path: string): string => orElse(() => readFileSync(path, 'utf8'), '');

function orElse<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
