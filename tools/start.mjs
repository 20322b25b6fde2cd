// npm start: installs, builds what changed, serves the portal. Starts on Node 20, goes on under the project's own.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { continueUnderProjectNode, giveUp, installIfNeeded, projectRoot, requireNode20 } from './prerequisites.mjs';

requireNode20();
installIfNeeded();
await continueUnderProjectNode();

const port = Number(process.env['PORT'] ?? 4321);
const host = process.env['HOST'] ?? '127.0.0.1';
await requireFreePort();

const { buildSite } = await import('./build-site.ts');
try {
  await buildSite({ onlyIfChanged: true });
} catch (error) {
  giveUp(error.message, 'Findings about content name file, line and what to write instead; `npm run check` shows them alone.');
}

const { startServer } = await import('../functions/platform/node-server.ts');
const server = await startServer({ port, host, data: process.env['DATA_DIR'] ?? join(projectRoot, '.data') });
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    void server.close().then(() => process.exit(0));
  });
}

const lookFirst = {
  'a district’s list': 'zhejiang/hangzhou/xihu/',
  'declaring (demonstration)': 'declare/330106/',
  'one entitlement': 'zhejiang/hangzhou/xihu/compulsory-education/',
  English: 'en/',
  ئۇيغۇرچە: 'ug/',
};
console.log(`\n童享 Tongxiang: ${server.url}`);
for (const [what, path] of Object.entries(lookFirst)) console.log(`  ${(server.url + path).padEnd(70)} ${what}`);
if (server.demonstration !== undefined) {
  console.log(`
┌─ DEMONSTRATION ─────────────────────────────────────────────────────────────
│ Declarations made here are sealed to a demonstration key, which serves every
│ district without a desk of its own. Do not enter real families’ data.
│ Whoever has this file can read them:
│   ${server.demonstration.operatorFile}
│ The desk:  ${server.url}desk/  choose a district, then this file as your key;
│            or npm run desk -- list      npm run desk -- open 330106
│ A second key approves exports of several records:
│   ${server.demonstration.approverFile}
│ Two of three shares of the recovery key:
│   ${server.demonstration.recoveryFile}
│ With NODE_ENV=production no such key is made or used.
└─────────────────────────────────────────────────────────────────────────────
`);
}
console.log('Ctrl+C stops it.\n');

async function requireFreePort() {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) giveUp(`PORT=${process.env['PORT']} is not a port.`, 'PORT=8080 npm start');
  const failure = await new Promise((resolve) => {
    const probe = createServer()
      .once('error', resolve)
      .listen(port, host, () => probe.close(() => resolve(undefined)));
  });
  if (failure === undefined) return;
  if (failure.code === 'EADDRINUSE') giveUp(`Port ${port} is taken.`, `PORT=${port + 1} npm start`);
  giveUp(`Cannot listen on ${host}:${port} (${failure.code}).`, 'HOST=127.0.0.1 PORT=8080 npm start');
}
