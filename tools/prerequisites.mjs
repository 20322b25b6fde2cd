// Runs on the machine's own Node (20 or later) before anything is installed: no dependencies, no TypeScript.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const projectNode = join(projectRoot, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

export const say = (text) => console.log(`\u203a ${text}`);

/**
 * Ends the command with what is missing and what to do about it.
 * @returns {never}
 */
export function giveUp(what, ...hints) {
  console.error(`\n✗ ${what}`);
  for (const hint of hints) console.error(`  → ${hint}`);
  process.exit(1);
}

export function requireNode20() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return;
  giveUp(`Node ${process.versions.node} is too old: Node 20 or later starts this project.`, 'https://nodejs.org/ or your package manager');
}

/** True if a package that the lock file names is missing from node_modules or there in another version. */
function needsInstall() {
  const installed = join(projectRoot, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return true;
  const packagesOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  const present = packagesOf(installed);
  return Object.entries(packagesOf(join(projectRoot, 'package-lock.json'))).some(
    ([path, { version, optional }]) => path !== '' && optional !== true && present[path]?.version !== version,
  );
}

export function installIfNeeded() {
  if (!needsInstall()) return false;
  say('Installing what package-lock.json names (about a minute the first time) …');
  const npm = process.env['npm_execpath'];
  // Not `npm ci`: it refuses a lock file without the binaries of other platforms, which a partial mirror of the registry cannot give it
  // (npm/cli#4828), and it would remove the Node that runs this. `--no-save` leaves the lock file as it is.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: projectRoot, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: projectRoot, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    giveUp(
      'npm install did not succeed.',
      'Can this machine reach the registry? `npm config get registry` shows which one.',
      'Behind a proxy: set HTTPS_PROXY. In mainland China for instance: npm_config_registry=https://registry.npmmirror.com npm start',
    );
  }
  return true;
}

/** Goes on under the Node that the project pins, whatever Node started the command. Returns only there. */
export async function continueUnderProjectNode() {
  if (process.env['TONGXIANG_PROJECT_NODE'] === process.execPath) return;
  if (!existsSync(projectNode)) {
    if (Number(process.versions.node.split('.')[0]) >= 24) return;
    giveUp(
      'The project’s own Node is not in node_modules/node: its install script did not run, or there is none for this machine.',
      'npm rebuild node   (and check that npm’s `ignore-scripts` is off)',
      'or install Node 24 yourself and run the command again',
    );
  }
  const env = { ...process.env, TONGXIANG_PROJECT_NODE: projectNode, PATH: withProjectBinaries() };
  const child = spawn(projectNode, process.argv.slice(1), { stdio: 'inherit', env });
  const passOn = (signal) => child.kill(signal);
  process.on('SIGINT', passOn);
  process.on('SIGTERM', passOn);
  const code = await new Promise((resolve) => {
    child.on('error', (error) => giveUp(`The project’s own Node does not start: ${error.message}`, 'npm rebuild node'));
    child.on('exit', (exitCode, signal) => resolve(exitCode ?? 128 + (constants.signals[signal] ?? 1)));
  });
  process.exit(code);
}

function withProjectBinaries() {
  const separator = process.platform === 'win32' ? ';' : ':';
  return [join(projectRoot, 'node_modules/.bin'), process.env['PATH']].join(separator);
}

/** Whether nobody sits in front of this machine: hosts of CI set `CI`. */
export const isBuildServer = () => !['', 'false', '0'].includes(process.env.CI ?? '');
