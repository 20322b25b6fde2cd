// npm test: everything that CI checks. `npm test lint unit` runs only the steps named. Starts on Node 20, goes on under the project's own.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { chromiumHints, ensureChromium } from './find-chromium.mjs';
import { continueUnderProjectNode, installIfNeeded, isBuildServer, projectRoot, requireNode20, say } from './prerequisites.mjs';

requireNode20();
installIfNeeded();
await continueUnderProjectNode();

const reports = join(projectRoot, 'node_modules/.cache/tongxiang/reports');
const packageScripts = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).scripts;
const fromPackage = (...path) => join(projectRoot, 'node_modules', ...path);

/** A step without a report of its own counts as one. Neighbours with lanes go side by side, one processor each; what they print is held until they end. */
const steps = [
  { name: 'format', lane: 1, does: 'Prettier', run: [fromPackage('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  { name: 'lint', lane: 2, does: 'ESLint, with types and boundaries', run: [fromPackage('eslint/bin/eslint.js'), '--max-warnings=0', '.'] },
  { name: 'types', lane: 1, does: 'astro check', run: [fromPackage('astro/bin/astro.mjs'), 'check', '--minimumFailingSeverity=warning'] },
  { name: 'unit', does: 'Vitest: src, functions, tools, boundaries', ...vitest('unit') },
  { name: 'content', does: 'npm run check', run: packageScript('check') },
  { name: 'build', does: 'astro build, compressed copies', run: [join(projectRoot, 'tools/build-site.ts')] },
  { name: 'site', does: 'Vitest over dist/', ...vitest('build'), needs: 'build' },
  { name: 'browser', does: 'Playwright over dist/', ...playwright(), needs: 'build' },
];

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const unknown = asked.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No step ${unknown.join(', ')}; there are ${steps.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const chosen = steps.filter(({ name }) => asked.length === 0 || asked.includes(name));

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const results = new Map();
for (let next = 0; next < chosen.length;) {
  const from = next;
  do next += 1;
  while (chosen[next - 1].lane !== undefined && chosen[next]?.lane !== undefined);
  const group = chosen.slice(from, next);
  if (group.length > 1) console.log(`\n── ${group.map(({ name }) => name).join(', ')} …`);
  const lanes = Map.groupBy(group, ({ lane }) => lane);
  await Promise.all([...lanes.values()].map(inTurn));
}

async function inTurn(steps) {
  for (const step of steps) {
    const started = performance.now();
    const heading = `\n── ${chosen.indexOf(step) + 1}/${chosen.length} ${step.name}: ${step.does}`;
    if (step.lane === undefined) console.log(heading);
    const { held = '', ...result } =
      results.get(step.needs)?.failed > 0 ? { passed: 0, failed: 1, note: `not run: ${step.needs} failed` } : await runStep(step);
    if (step.lane !== undefined) process.stdout.write(`${heading}\n${held}`);
    results.set(step.name, { ...result, seconds: (performance.now() - started) / 1000 });
  }
}

let passed = 0;
let failed = 0;
console.log('');
for (const { name } of chosen) {
  const result = results.get(name);
  passed += result.passed;
  failed += result.failed;
  const mark = result.failed > 0 ? '✗' : '✓';
  const counts = `${result.passed} passed, ${result.failed} failed`;
  console.log(
    `${mark} ${name.padEnd(8)} ${`${result.seconds.toFixed(1)} s`.padStart(8)}   ${counts}${result.note ? ` (${result.note})` : ''}`,
  );
}
process.exitCode = failed > 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);

async function runStep(step) {
  try {
    const env = {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
      ...(await step.env?.()),
    };
    const { status, held } = await runNode(step.run, env, step.lane !== undefined);
    const counts = step.counts?.() ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
    // A runner that ends badly though no test failed: an error outside of any test.
    return status !== 0 && counts.failed === 0
      ? { ...counts, failed: 1, note: `the runner ended with ${status}`, held }
      : { ...counts, held };
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}

function runNode(args, env, isHeld) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: isHeld ? ['ignore', 'pipe', 'pipe'] : 'inherit', env });
    let held = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (held += text));
    child.on('error', reject).on('close', (code) => resolve({ status: code ?? 1, held }));
  });
}

/** `node --eval` fails with npm's words if the script is not there yet. */
function packageScript(name) {
  const [runtime, ...args] = (packageScripts[name] ?? '').split(' ');
  return runtime === 'node' ? args : ['--eval', `throw new Error('package.json has no script "${name}" that starts with node')`];
}

function vitest(project) {
  const report = join(reports, `vitest-${project}.json`);
  return {
    run: [
      fromPackage('vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    counts: () => {
      if (!existsSync(report)) return { passed: 0, failed: 1, note: 'no report' };
      const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
      // A file that does not load, or whose preparation fails, has no failed test: it counts as one.
      const filesWithoutATest = testResults.filter(
        ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
      );
      return countsWith(numPassedTests, numFailedTests + filesWithoutATest.length, numPendingTests);
    },
  };
}

function playwright() {
  const report = join(reports, 'playwright.json');
  return {
    run: [fromPackage('@playwright/test/cli.js'), 'test', '--reporter=dot,json'],
    env: async () => {
      const chromium = await ensureChromium(say);
      if (chromium === undefined)
        throw new Error(['No Chromium on this machine.', ...chromiumHints.map((hint) => `  → ${hint}`)].join('\n'));
      // Playwright colours unless told otherwise in its own way.
      const colours = process.stdout.isTTY ? {} : { NO_COLOR: undefined, FORCE_COLOR: '0' };
      return { ...colours, CHROMIUM_PATH: chromium, SITE_PORT: String(await freePort()), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    },
    counts: () => {
      if (!existsSync(report)) return { passed: 0, failed: 1, note: 'no report' };
      const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'));
      return countsWith(stats.expected, stats.unexpected + stats.flaky + errors.length, stats.skipped);
    },
  };
}

/** What a machine lacks may be passed over at home; on a build server every test that did not run is a failure. */
function countsWith(passed, failed, skipped) {
  return { passed, failed: failed + (isBuildServer() ? skipped : 0), note: skipped > 0 ? `${skipped} skipped` : undefined };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = probe.address();
        probe.close(() => resolve(port));
      });
  });
}
