// The same journey and the same bad inputs in workerd: what the function needs of a host is what the Web's standards give.
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeOver } from '../../functions/storage/declaration-store.ts';
import type { WorkArguments, WorkName, WorkResult } from '../../functions/storage/declaration-work.ts';
import { origin, type OpenSite, shellAt, visitorOf } from '../support/declaration-site.ts';
import { declared, newToken, publishedData } from '../support/declared-family.ts';
import { projectRoot } from '../support/built-site.ts';
import { notUnderCi } from '../support/not-under-ci.ts';
import { decodeBytes, encodeBytes } from '../workerd/bytes-in-json.ts';
import type { OpenRequest } from '../workerd/contract-worker.ts';
import { startWorkerd, type Workerd, workerdHint, workerdProgram } from '../workerd/start-workerd.ts';
import { describeBadInputs } from './bad-inputs.contract.ts';
import { describeDeclarationJourney } from './declaration-journey.contract.ts';

const entry = (name: string): string => join(projectRoot, 'tests/workerd', name);
const key = async (): Promise<string> => identityToRecipient(await generateX25519Identity());

if (workerdProgram() === undefined) {
  notUnderCi(workerdHint);
  describe('the function in workerd', () => {
    it.skip(workerdHint);
  });
} else {
  let workerd: Workerd;
  beforeAll(async () => {
    workerd = await startWorkerd({ entry: entry('contract-worker.ts') });
  });
  afterAll(() => workerd.stop());

  let opened = 0;
  const open: OpenSite = async ({ mostInHour = 100_000, proofFrom = 100_000, mostPostsInMinute = 100_000, address } = {}) => {
    const folder = mkdtempSync(join(tmpdir(), 'workerd-site-'));
    const [operatorIdentity, recoveryIdentity] = await Promise.all([generateX25519Identity(), generateX25519Identity()]);
    const data = publishedData([await identityToRecipient(operatorIdentity)], await identityToRecipient(recoveryIdentity));
    opened += 1;
    const site = { 'X-Site': `site ${opened}` };
    let now = Date.parse('2026-11-21T02:00:00Z');
    const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
      workerd.fetch(path, { ...init, headers: { ...site, 'X-Clock': String(now), ...Object.fromEntries(new Headers(init.headers)) } });
    const request: OpenRequest = { data, mostInHour, proofFrom, mostPostsInMinute, address, shell: shellAt('{path}') };
    await ask('/test/open', { method: 'POST', body: JSON.stringify(request) });
    const run = async <Name extends WorkName>(work: Name, ...args: WorkArguments<Name>): Promise<WorkResult<Name>> => {
      const answer = await ask('/test/work', { method: 'POST', body: encodeBytes({ work, args }) });
      return decodeBytes(await answer.text()) as WorkResult<Name>;
    };
    return {
      ...visitorOf(ask),
      app: {
        request: async (input, init) => {
          if (!(input instanceof Request)) return ask(String(input).replace(origin, ''), init);
          const { method, headers } = input;
          return ask(new URL(input.url).pathname, { method, headers, ...(method === 'POST' ? { body: await input.text() } : {}) });
        },
      },
      store: storeOver({ write: run, read: run, readiness: () => Promise.reject(new Error('not asked')), close: () => Promise.resolve() }),
      ...{ folder, operatorIdentity, recoveryIdentity },
      pass: (milliseconds) => {
        now += milliseconds;
      },
      close: () => {
        rmSync(folder, { recursive: true });
        return Promise.resolve();
      },
    };
  };

  describeDeclarationJourney('workerd', open);
  describeBadInputs('workerd', open);

  describe('the file-routed entry (functions/[[path]].ts) in workerd', () => {
    const pages = Object.fromEntries(['/declare/', '/receipt/', '/'].map((path) => [`${path}index.html`, shellAt(path)]));
    const visit = async (region: string | undefined, code: string, use: (host: Workerd) => Promise<void>): Promise<void> => {
      const data = publishedData([await key()], await key());
      const text = JSON.stringify(data).replaceAll('330106', code);
      const host = await startWorkerd({
        entry: entry('hosted-entry.ts'),
        assets: { ...pages, '/declaration.json': text },
        texts: region === undefined ? {} : { DATA_REGION: region },
      });
      try {
        await use(host);
      } finally {
        await host.stop();
      }
    };
    const declare = (host: Workerd, token: string, district: string): Promise<Response> =>
      host.fetch('/api/v1/declarations', {
        method: 'POST',
        body: JSON.stringify({ token, declaration: { ...declared, form: '2026-11-21', district } }),
        headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
      });

    it('serves an invented district, keeps its declaration, and leaves all else to the site', async () => {
      await visit(undefined, '990106', async (host) => {
        expect(await (await host.fetch('/')).text()).toContain('data-shell="/"');
        expect((await host.fetch('/declare/990106/')).status).toBe(200);
        const token = newToken();
        const first = await declare(host, token, '990106');
        const { secret } = (await first.json()) as { secret: string };
        expect([first.status, (await declare(host, token, '990106')).status]).toEqual([201, 200]);
        const read = await host.fetch('/api/v1/receipts/read', {
          method: 'POST',
          body: JSON.stringify({ secret }),
          headers: { 'Content-Type': 'application/json' },
        });
        expect(await read.json()).toMatchObject({ state: 'received', declaration: { contact: { phone: '13800138000' } } });
        expect((await host.fetch('/readyz')).status).toBe(503);
        expect(host.log()).toBe('');
      });
    });

    it('closes a real district, whatever the build has published, unless the host keeps its data in mainland China', async () => {
      await visit('us', '330106', async (host) => {
        expect((await (await host.fetch('/api/v1/districts/330106')).json()) as object).toMatchObject({ open: false });
        expect(await (await host.fetch('/declare/330106/')).text()).toContain('12345');
        expect((await declare(host, newToken(), '330106')).status).toBe(409);
      });
      await visit('cn', '330106', async (host) => {
        expect((await declare(host, newToken(), '330106')).status).toBe(201);
      });
    });
  });
}
