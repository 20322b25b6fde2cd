import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';

/** What one command cost. CPU is user and system time of the command and of all it started, and waited for. */
export interface Cost {
  wall: number;
  cpu: number;
  /** Most memory at one moment: the sum over the command and its children, sampled. */
  peakMegabytes: number;
}

const time = '/usr/bin/time';

/** Runs a command to its end, its messages in `log`. Throws when it fails. */
export async function measureProcess(
  command: string,
  parameters: readonly string[],
  options: { cwd: string; env?: Record<string, string>; log: string },
): Promise<Cost> {
  if (!existsSync(time)) throw new Error(`${time} (GNU time) is needed to measure: apt-get install time`);
  const log = openSync(options.log, 'w');
  const report = `${options.log}.time`;
  const child = spawn(time, ['-f', '%e %U %S %M', '-o', report, command, ...parameters], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', log, log],
  });
  let peakKilobytes = 0;
  const sampling = setInterval(() => {
    peakKilobytes = Math.max(peakKilobytes, residentKilobytes(child.pid ?? 0));
  }, 100);
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  clearInterval(sampling);
  closeSync(log);
  if (code !== 0)
    throw new Error(
      `${command} ${parameters.join(' ')} ended with ${code}:\n${readFileSync(options.log, 'utf8').split('\n').slice(-25).join('\n')}`,
    );
  const [wall = 0, user = 0, system = 0, largest = 0] = (readFileSync(report, 'utf8').trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return { wall, cpu: user + system, peakMegabytes: Math.round(Math.max(peakKilobytes, largest) / 1024) };
}

/** Resident memory of a process and everything below it, from /proc. */
function residentKilobytes(root: number): number {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    const [, parent = ''] = /\) \S (\d+)/u.exec(read(`/proc/${name}/stat`)) ?? [];
    children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(name)]);
  }
  const below = (id: number): number[] => [id, ...(children.get(id) ?? []).flatMap(below)];
  return below(root).reduce((sum, id) => sum + Number(/VmRSS:\s+(\d+)/u.exec(read(`/proc/${id}/status`))?.[1] ?? 0), 0);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
