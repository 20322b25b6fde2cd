import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Hono } from 'hono';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seal } from '../../functions/declarations/seal.ts';
import type { DeclarationStore } from '../../functions/storage/declaration-store.ts';
import { openPostgresStore } from '../../functions/storage/postgres-declaration-store.ts';
import { openSqliteStore } from '../../functions/storage/sqlite-declaration-store.ts';
import { sizeClasses } from '../../src/declaration/declaration-on-record.ts';
import { type DeskAnswer, deskDoor, deskProblem, deskRoutes, type DeskRoute, type DeskRow } from '../../src/desk/desk-api.schema.ts';
import { type DeskSite, newKey, openDeskSite, openText } from '../support/desk-site.ts';
import { postgresForTests } from '../support/throwaway-postgres.ts';

const routes = Object.keys(deskRoutes) as DeskRoute[];
const someId = 'ABCDEFGHJKLMNPQRSTUVWXYZ23';
const base64 = (length: number): string => randomBytes(length).toString('base64');

/** A body that each route takes; a route without one does not compile. */
const bodies: Record<DeskRoute, (id: string, desk: DeskSite) => object | Promise<object>> = {
  'sign-out': () => ({}),
  summary: () => ({}),
  list: () => ({ purpose: 'round' }),
  open: (id) => ({ purpose: 'round', ids: [id] }),
  mark: (id) => ({ id, revision: 1, mark: { step: 'clear' } }),
  note: async (id, desk) => ({ id, note: await desk.note('note', '电话没有人接') }),
  amend: async (id, desk) => {
    const { sealed, keyIds } = (await desk.note('answer', 'x', desk.keys.li.publicKey)) as { sealed: string; keyIds: string[] };
    const content = { sealed, keyIds, sizeClass: 2048, contentMac: base64(32), confirmHash: base64(32) };
    return { id, checkedBy: 'phone', basedOn: 1, content, callSoon: false };
  },
  renew: (id) => ({ id, checkedBy: 'counter' }),
  withdraw: (id) => ({ id, checkedBy: 'phone', callOutstanding: false }),
  'recount-calls': () => ({ count: 3 }),
  exports: () => ({}),
  'exports/ask': (id) => ({ id: randomBytes(16).toString('hex'), profile: 'national', declarations: [id] }),
  'exports/approve': () => ({ id: randomBytes(16).toString('hex') }),
  'exports/finish': () => ({ id: randomBytes(16).toString('hex'), fileSha256: base64(32) }),
  reseal: async (id, desk) => {
    const { sealed, keyIds } = (await desk.note('answer', 'x', desk.keys.li.publicKey)) as { sealed: string; keyIds: string[] };
    return { records: [{ declaration: id, revision: 1, sealed, keyIds, wasSealedTo: keyIds }] };
  },
  audit: () => ({ fromSeq: 1 }),
  'audit/verify': () => ({}),
};
/** Whose body names a record or an export, so that it can name another district's. */
const withId: readonly DeskRoute[] = ['mark', 'note', 'amend', 'renew', 'withdraw', 'exports/ask', 'exports/approve', 'exports/finish'];

interface Engine {
  open: () => Promise<DeclarationStore>;
  discard: () => void;
}

const engines: [name: string, prepare: () => Engine][] = [
  [
    'SQLite',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'desk-'));
      let number = 0;
      return {
        open: () => openSqliteStore({ file: join(folder, `${(number += 1)}.db`), minimumFreeBytes: 0 }),
        discard: () => {
          rmSync(folder, { recursive: true });
        },
      };
    },
  ],
];
const postgres = postgresForTests();
if (postgres)
  engines.push([
    'PostgreSQL',
    () => {
      const server = postgres();
      return {
        // A schema of its own for each test.
        open: async () => {
          const schema = `desk_${randomBytes(6).toString('hex')}`;
          const client = new pg.Client({ connectionString: server.connectionString });
          await client.connect();
          await client.query(`CREATE SCHEMA ${schema}`);
          await client.end();
          const connectionString = new URL(server.connectionString);
          connectionString.searchParams.set('options', `-c search_path=${schema}`);
          return openPostgresStore({ connectionString: connectionString.href });
        },
        discard: server.discard,
      };
    },
  ]);

describe.each(engines)('the desk’s API on %s', (_name, prepare) => {
  let engine: Engine;
  let store: DeclarationStore;
  let desk: DeskSite;
  beforeAll(() => {
    engine = prepare();
  }, 60_000);
  afterAll(() => {
    engine.discard();
  });
  beforeEach(async () => {
    store = await engine.open();
    desk = await openDeskSite(store);
  });
  afterEach(async () => {
    await desk.close();
    await store.close();
  });

  const since = async (district?: string): Promise<() => Promise<string[]>> => {
    const before = (await desk.actions(district)).length;
    return async () => (await desk.actions(district)).slice(before);
  };
  async function declared(district?: string, over?: object): Promise<{ id: string; secret: string }> {
    const known = new Set((await rows(district)).map(({ id }) => id));
    const secret = await desk.declare(district, over);
    const [row] = (await rows(district)).filter(({ id }) => !known.has(id));
    return { id: row!.id, secret };
  }
  const rows = async (district = '330106') =>
    store.register.list({ district, operator: 'test', purpose: 'round', at: 0, on: '2026-11-21' }, { limit: 500 });
  const okay = async <Route extends DeskRoute>(route: Route, body: object, token: string): Promise<DeskAnswer<Route>> => {
    const told = await desk.ask(route, body, token);
    expect([told.status, told.body]).toEqual([200, told.body]);
    return deskRoutes[route].answer.parse(told.body) as DeskAnswer<Route>;
  };

  describe('signing in', () => {
    it('gives whoever holds an appointed key half an hour at that district', async () => {
      const { zhang } = desk.keys;
      const before = await since();
      const challenge = await desk.post('challenges', { district: '330106', publicKey: zhang.publicKey });
      expect(challenge.status).toBe(200);
      expect(deskDoor.challenges.answer.safeParse(challenge.body).success).toBe(true);
      const told = await desk.post('sessions', { district: '330106', nonce: await desk.challenge(zhang) });
      expect(told.status).toBe(201);
      expect(told.headers.get('Cache-Control')).toBe('no-store');
      expect(told.headers.get('Set-Cookie')).toBeNull();
      const session = deskDoor.sessions.answer.parse(told.body);
      expect(session).toMatchObject({ district: '330106', role: 'operator', operator: zhang.id, name: '浙江省 杭州市 西湖区' });
      const token = session.token;
      await okay('summary', {}, token);
      desk.site.pass(30 * 60_000 - 1);
      await okay('summary', {}, token);
      desk.site.pass(1);
      expect(await desk.ask('summary', {}, token)).toMatchObject({ status: 401, body: { code: 'no-session' } });
      expect(await before()).toEqual(['signed-in operator', 'refused no-session summary']);
      if (_name === 'SQLite') for (const secret of [token]) expect(desk.site.bytesOnDisk().includes(Buffer.from(secret))).toBe(false);
    });

    it('tells nobody which keys are appointed', async () => {
      const stranger = await newKey();
      const known = await desk.post('challenges', { district: '330106', publicKey: desk.keys.zhang.publicKey });
      const unknown = await desk.post('challenges', { district: '330106', publicKey: stranger.publicKey });
      const shape = ({ status, body }: typeof known): unknown => [status, Object.keys(body), String(body['sealedNonce']).length];
      expect(shape(unknown)).toEqual(shape(known));
      const before = await since();
      for (const key of [stranger, desk.keys.wang, desk.keys.recovery]) {
        const refused = await desk.post('sessions', { district: '330106', nonce: await desk.challenge(key) });
        expect(refused).toMatchObject({ status: 401, body: { code: 'refused' } });
      }
      const wrong = await desk.post('sessions', { district: '330106', nonce: base64(32) });
      expect(wrong).toMatchObject({ status: 401, body: { code: 'refused' } });
      expect(await before()).toEqual(Array.from({ length: 4 }, () => 'refused refused sign-in'));
    });

    it('takes a nonce once, in time, for its own district', async () => {
      const { zhang } = desk.keys;
      const signIn = async (nonce: string, district = '330106') => (await desk.post('sessions', { district, nonce })).status;
      const nonce = await desk.challenge(zhang);
      const both = await Promise.all([signIn(nonce), signIn(nonce)]);
      expect(both.sort()).toEqual([201, 401]);
      expect(await signIn(nonce)).toBe(401);
      expect(await signIn(await desk.challenge(zhang), '330110')).toBe(401);
      const late = await desk.challenge(zhang);
      desk.site.pass(2 * 60_000);
      expect(await signIn(late)).toBe(401);
    });

    it('ends at sign-out, and with the appointment', async () => {
      const [zhang, li] = [await desk.signIn(desk.keys.zhang), await desk.signIn(desk.keys.li)];
      await okay('sign-out', {}, zhang);
      expect((await desk.ask('summary', {}, zhang)).status).toBe(401);
      await okay('summary', {}, li);
      desk.publish({ '330106': { operators: [desk.keys.zhang.publicKey] } });
      expect((await desk.ask('summary', {}, li)).status).toBe(401);
      desk.publish({});
      expect((await desk.ask('summary', {}, li)).status).toBe(401);
      expect(await desk.actions()).toEqual([
        ...['signed-in operator', 'signed-in operator', 'signed-out', 'refused no-session summary'],
        ...['signed-out', 'refused no-session summary', 'refused no-session summary'],
      ]);
    });

    it('lets the city approve, and nothing else', async () => {
      const told = await desk.post('sessions', { district: '330110', nonce: await desk.challenge(desk.keys.city, '330110') });
      expect(told.body).toMatchObject({ role: 'approver' });
      const token = told.body['token'] as string;
      // Signing out comes last.
      for (const route of routes.toReversed()) {
        const { status, body } = await desk.ask(route, await bodies[route](someId, desk), token, '330110');
        const may = deskRoutes[route].roles.some((role) => role === 'approver');
        if (may) expect([200, 404]).toContain(status);
        else expect([route, status, body['code']]).toEqual([route, 403, 'not-your-part']);
      }
    });

    it('refuses what is no request, and other sites', async () => {
      const { publicKey } = desk.keys.zhang;
      const refusals: [unknown, Record<string, string>, number, string][] = [
        [{ district: '330106', publicKey }, { 'Sec-Fetch-Site': 'cross-site' }, 403, 'not-from-here'],
        [{ district: '330106', publicKey }, { 'Content-Type': 'text/plain' }, 415, 'wrong-kind'],
        ['{', {}, 400, 'not-readable'],
        [{ district: '330106', publicKey: `age1${'q'.repeat(58)}` }, {}, 422, 'problems'],
        [{ district: '330106', publicKey, more: 1 }, {}, 422, 'problems'],
        [{ district: '999999', publicKey }, {}, 404, 'not-found'],
      ];
      for (const [body, headers, status, code] of refusals)
        expect(await desk.post('challenges', body, headers)).toMatchObject({ status, body: { code } });
      expect(await desk.post('nowhere', {})).toMatchObject({ status: 404 });
    });

    it('lets one network try only so often, and does not let strangers fill a log', async () => {
      const limited = await openDeskSite(store, { mostKnocksInMinute: 3 });
      const { publicKey } = limited.keys.zhang;
      const tries = [];
      for (let index = 0; index < 4; index += 1) tries.push((await limited.post('challenges', { district: '330106', publicKey })).status);
      expect(tries).toEqual([200, 200, 200, 429]);
      await limited.close();
      for (let index = 0; index < 70; index += 1) expect((await desk.post('330106/summary', {})).status).toBe(401);
      expect(await desk.actions()).toHaveLength(60);
    });
  });

  describe('each route', () => {
    it('is in the table, and every one of the table is there', () => {
      const served = (desk.site.app as Hono).routes
        .filter(({ path, method }) => method === 'POST' && path.startsWith('/api/v1/desk/'))
        .map(({ path }) => path.replace('/api/v1/desk/', '').replace(':district{[0-9]{6}}/', ''));
      expect(served.sort()).toEqual([...routes, ...Object.keys(deskDoor)].sort());
    });

    it('refuses who has no session, and writes it down', async () => {
      for (const route of routes) {
        const body = await bodies[route](someId, desk);
        const before = await since();
        for (const authorization of [undefined, `Bearer ${randomBytes(32).toString('base64url')}`, 'Basic eDp4']) {
          const told = await desk.post(`330106/${route}`, body, authorization === undefined ? {} : { Authorization: authorization });
          expect(told, route).toMatchObject({ status: 401, body: { code: 'no-session' } });
          expect(told.headers.get('WWW-Authenticate')).toBe('Bearer');
          expect(told.headers.get('Content-Type')).toBe('application/problem+json');
          expect(told.headers.get('Cache-Control')).toBe('no-store');
          expect(deskProblem.safeParse(told.body).success).toBe(true);
        }
        expect(await before()).toEqual(Array.from({ length: 3 }, () => `refused no-session ${route}`));
      }
    });

    it('refuses another district’s session, and writes it down there', async () => {
      const { id } = await declared();
      const token = await desk.signIn(desk.keys.wang, '330110');
      const there = await since('330110');
      for (const route of routes) {
        const body = await bodies[route](id, desk);
        const here = await since();
        const told = await desk.ask(route, body, token, '330106');
        expect(told, route).toMatchObject({ status: 403, body: { code: 'other-district' } });
        expect(await here()).toEqual([`refused other-district ${route}`]);
      }
      expect(await there()).toEqual([]);
      expect((await rows()).map(({ state }) => state)).toEqual(['received']);
    });

    it('refuses other sites, unknown fields by their pointer, and other methods', async () => {
      const token = await desk.signIn(desk.keys.zhang);
      for (const route of routes) {
        const body = await bodies[route](someId, desk);
        const headers = { Authorization: `Bearer ${token}`, 'Sec-Fetch-Site': 'cross-site' };
        const elsewhere = await desk.post(`330106/${route}`, body, headers);
        expect(elsewhere, route).toMatchObject({ status: 403, body: { code: 'not-from-here' } });
        const told = await desk.ask(route, { ...body, more: 1 }, token);
        expect(told, route).toMatchObject({ status: 422, body: { code: 'problems', errors: [{ pointer: '', code: 'unknown-field' }] } });
        const got = await desk.site.app.request(`https://tongxiang.example/api/v1/desk/330106/${route}`);
        expect([got.status, got.headers.get('Allow')]).toEqual([405, 'POST']);
      }
    });

    it('does not find another district’s record, and writes it down', async () => {
      const { id } = await declared('330110');
      const token = await desk.signIn(desk.keys.zhang);
      for (const route of withId) {
        const body = await bodies[route](id, desk);
        const before = await since();
        expect(await desk.ask(route, body, token), route).toMatchObject({ status: 404, body: { code: 'not-found' } });
        expect(await before()).toEqual([`refused not-found ${route}`]);
      }
    });

    it('open and reseal pass over another district’s record', async () => {
      const { id } = await declared('330110');
      const token = await desk.signIn(desk.keys.zhang);
      expect(await okay('open', { purpose: 'round', ids: [id] }, token)).toEqual({ records: [] });
      expect(await okay('reseal', await bodies.reseal(id, desk), token)).toEqual({ replaced: 0 });
    });
  });

  describe('at work', () => {
    it('leads a declaration from the batch to the other platform', async () => {
      const { id } = await declared(undefined, { needs: { kinds: ['school'], callSoon: true } });
      const token = await desk.signIn(desk.keys.zhang);
      expect(await okay('summary', {}, token)).toMatchObject({
        ...{ today: '2026-11-21', halfYear: '2026H2', callsSoon: 1, isDemonstration: false },
        batches: [{ halfYear: '2026H2', state: 'received', count: 1 }],
        recipients: [{ role: 'operator' }, { role: 'operator' }, { role: 'recovery' }],
      });
      const { sealed, record } = await desk.openOne(token, desk.keys.zhang, id);
      expect(record.declaration.contact.phone).toBe('13800138000');
      expect(sealed.content?.keyIds).toHaveLength(3);
      const mark = (step: object) => desk.ask('mark', { id, revision: 1, mark: step }, token);
      expect(await mark({ step: 'see', confirmCode: base64(16) })).toMatchObject({ status: 409, body: { code: 'guard-failed' } });
      expect(await mark({ step: 'carry-over' })).toMatchObject({ status: 409, body: { code: 'not-allowed', row: { state: 'received' } } });
      expect(await mark({ step: 'see', confirmCode: record.confirmCode })).toMatchObject({ body: { row: { state: 'seen' } } });
      const wrongKind = await mark({ step: 'contact', note: await desk.note('note', '…'), callHandled: true });
      expect(wrongKind).toMatchObject({ status: 422, body: { errors: [{ pointer: '/mark/note/kind', code: 'not-an-option' }] } });
      const note = await desk.note('call', '接通，需要入学');
      expect(await mark({ step: 'contact', note, callHandled: true })).toMatchObject({ body: { row: { state: 'contacted' } } });
      expect(await okay('summary', {}, token)).toMatchObject({ callsSoon: 0 });
      const withNotes = await desk.openOne(token, desk.keys.li, id);
      expect(await openText(withNotes.sealed.notes[0]!.sealed, desk.keys.li)).toBe('接通，需要入学');

      const exportId = randomBytes(16).toString('hex');
      await okay('exports/ask', { id: exportId, profile: 'jianfu', declarations: [id] }, token);
      await okay('exports/finish', { id: exportId, fileSha256: base64(32) }, token);
      expect(await mark({ step: 'carry-over' })).toMatchObject({ body: { row: { state: 'carried-over', carriedOverOn: '2026-11-21' } } });
      expect(await okay('audit/verify', {}, token)).toMatchObject({ sound: true });
    });

    it('exports several with a second operator, or the city', async () => {
      const ids = [(await declared()).id, (await declared()).id];
      const [zhang, li, city] = [
        await desk.signIn(desk.keys.zhang),
        await desk.signIn(desk.keys.li),
        await desk.signIn(desk.keys.city, '330106'),
      ];
      for (const second of [li, city]) {
        const id = randomBytes(16).toString('hex');
        const finish = { id, fileSha256: base64(32) };
        await okay('exports/ask', { id, profile: 'national', declarations: ids }, zhang);
        expect(await desk.ask('exports/finish', finish, zhang)).toMatchObject({ status: 409, body: { code: 'needs-approval' } });
        expect(await desk.ask('exports/approve', { id }, zhang)).toMatchObject({ status: 409, body: { code: 'needs-another-operator' } });
        const { exports } = await okay('exports', {}, second);
        expect(exports.find((entry) => entry.id === id)).toMatchObject({ askedBy: desk.keys.zhang.id, declarations: ids });
        await okay('exports/approve', { id }, second);
        expect(await okay('exports/finish', finish, zhang)).toMatchObject({ entry: { doneOn: '2026-11-21' } });
        expect(await desk.ask('exports/finish', { ...finish, fileSha256: base64(32) }, zhang)).toMatchObject({
          status: 409,
          body: { code: 'conflict' },
        });
      }
    });

    it('pages through lists, and lists for the next round who has not confirmed', async () => {
      for (let count = 0; count < 5; count += 1) await desk.declare();
      const token = await desk.signIn(desk.keys.zhang);
      const found: DeskRow[] = [];
      let after: string | undefined;
      do {
        const page = await okay('list', { purpose: 'round', limit: 2, ...(after === undefined ? {} : { after }) }, token);
        found.push(...page.rows);
        after = page.next;
      } while (after !== undefined);
      expect(new Set(found.map(({ id }) => id)).size).toBe(5);
      expect(await okay('list', { purpose: 'round', states: ['seen'] }, token)).toEqual({ rows: [] });
      expect(await okay('list', { purpose: 'renewal', renewalDue: true }, token)).toEqual({ rows: [] });
      desk.site.pass(60 * 24 * 3600_000);
      const spring = await desk.signIn(desk.keys.zhang);
      expect((await okay('list', { purpose: 'renewal', renewalDue: true }, spring)).rows).toHaveLength(5);
      await okay('renew', { id: found[0]!.id, checkedBy: 'phone' }, spring);
      expect((await okay('list', { purpose: 'renewal', renewalDue: true }, spring)).rows).toHaveLength(4);
      expect((await okay('list', { purpose: 'renewal', renewalDue: true, states: ['seen'] }, spring)).rows).toEqual([]);
    });

    it('refuses in writing, and the parent reads why', async () => {
      const { id, secret } = await declared();
      const token = await desk.signIn(desk.keys.zhang);
      const { record } = await desk.openOne(token, desk.keys.zhang, id);
      await okay('mark', { id, revision: 1, mark: { step: 'see', confirmCode: record.confirmCode } }, token);
      const forDeskOnly = await desk.note('answer', '不采用');
      expect(
        await desk.ask('mark', { id, revision: 1, mark: { step: 'reject', note: forDeskOnly, callHandled: false } }, token),
      ).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/mark/note/sealed', code: 'wrong-type' }] },
      });
      const note = await desk.note('answer', '孩子住在余杭区。\n请在那里申报。', record.receiptPublicKey);
      await okay('mark', { id, revision: 1, mark: { step: 'reject', note, callHandled: false } }, token);
      const read = await desk.site.postJson('/receipts/read', { secret });
      expect(read.body).toMatchObject({
        state: 'rejected',
        eraseAfter: '2026-12-21',
        answers: [{ on: '2026-11-21', language: 'zh', text: '孩子住在余杭区。\n请在那里申报。' }],
      });
      for (const [prefix, title] of [
        ['', '经办人员的书面答复'],
        ['/en', 'Written answer of the desk'],
      ] as const) {
        const page = await desk.site.press(await desk.site.get(`${prefix}/receipt/`), { secret }, 'open');
        expect(page.text).toContain(title);
        expect(page.text).toContain('请在那里申报。');
        expect(page.html.includes('<blockquote lang="zh-CN"')).toBe(prefix === '/en');
      }
    });

    it('does not let a desk’s broken answer stand in a parent’s way', async () => {
      const { id, secret } = await declared();
      const token = await desk.signIn(desk.keys.zhang);
      await okay('note', { id, note: await desk.note('answer', '…', (await newKey()).publicKey) }, token);
      expect((await desk.site.postJson('/receipts/read', { secret })).body).toMatchObject({ answers: [{ on: '2026-11-21' }] });
      const page = await desk.site.press(await desk.site.get('/receipt/'), { secret }, 'open');
      expect(page.text).toContain('这条答复打不开');
      expect(page.text).toContain('13800138000');
    });

    it('amends, and withdraws, for a parent who lost the receipt', async () => {
      const { id, secret } = await declared();
      const token = await desk.signIn(desk.keys.zhang);
      const { record } = await desk.openOne(token, desk.keys.zhang, id);
      const confirmCode = randomBytes(16);
      const declaration = { ...record.declaration, contact: { ...record.declaration.contact, phone: '13900139000' } };
      const recipients = desk
        .published()
        .deskOf('330106')!
        .recipients.map(({ publicKey }) => publicKey);
      const next = { ...record, revision: 2, confirmCode: confirmCode.toString('base64'), declaration };
      const { bytes, sizeClass } = await seal(next, [...recipients, record.receiptPublicKey]);
      expect(sizeClasses).toContain(sizeClass);
      const { sealed } = await desk.openOne(token, desk.keys.zhang, id);
      const content = {
        ...{ sealed: Buffer.from(bytes).toString('base64'), keyIds: sealed.content!.keyIds, sizeClass, contentMac: base64(32) },
        confirmHash: createHash('sha256').update(confirmCode).digest('base64'),
      };
      const amendment = { id, checkedBy: 'phone', basedOn: 1, content, callSoon: true };
      for (const [over, pointer] of [
        [{ keyIds: content.keyIds.slice(1) }, '/content/keyIds'],
        [{ sealed: ((await desk.note('note', 'x')) as { sealed: string }).sealed }, '/content/sealed'],
        [{ sealed: base64(900) }, '/content/sealed'],
      ] as const)
        expect(await desk.ask('amend', { ...amendment, content: { ...content, ...over } }, token)).toMatchObject({
          status: 422,
          body: { errors: [{ pointer }] },
        });
      expect(await okay('amend', amendment, token)).toMatchObject({ row: { revision: 2, state: 'received' } });
      expect(await okay('amend', amendment, token)).toMatchObject({ row: { revision: 2 } });
      expect(await desk.ask('amend', { ...amendment, content: { ...content, contentMac: base64(32) } }, token)).toMatchObject({
        status: 409,
        body: { code: 'changed-meanwhile' },
      });
      await okay('mark', { id, revision: 2, mark: { step: 'see', confirmCode: confirmCode.toString('base64') } }, token);
      const read = await desk.site.postJson('/receipts/read', { secret });
      expect(read.body).toMatchObject({ revision: 2, declaration: { contact: { phone: '13900139000' } } });
      await okay('withdraw', { id, checkedBy: 'counter', callOutstanding: true }, token);
      expect((await desk.site.postJson('/receipts/read', { secret })).body).toMatchObject({ state: 'withdrawn', answers: [] });
      const { lines } = await okay('audit', { fromSeq: 1 }, token);
      expect(lines.filter(({ action }) => ['amended', 'withdrew'].includes(action)).map(({ purpose }) => purpose)).toEqual([
        'request-by-phone',
        'request-at-counter',
      ]);
    });

    it('seals anew to today’s keys, answers to the receipt as well', async () => {
      const { id, secret } = await declared();
      const token = await desk.signIn(desk.keys.zhang);
      const { record } = await desk.openOne(token, desk.keys.zhang, id);
      await okay('note', { id, note: await desk.note('answer', '收到', record.receiptPublicKey) }, token);
      const chen = await newKey();
      desk.publish({ '330106': { operators: [desk.keys.zhang.publicKey, chen.publicKey] } });
      const { sealed } = await desk.openOne(token, desk.keys.zhang, id);
      const recipients = desk
        .published()
        .deskOf('330106')!
        .recipients.map(({ publicKey }) => publicKey);
      const again = await seal(record, [...recipients, record.receiptPublicKey]);
      const { sealed: note, keyIds } = (await desk.note('answer', '收到', record.receiptPublicKey)) as { sealed: string; keyIds: string[] };
      const { sealed: deskOnly } = (await desk.note('answer', '收到')) as { sealed: string };
      const ofContent = { declaration: id, revision: 1, sealed: Buffer.from(again.bytes).toString('base64'), keyIds };
      const ofNote = { declaration: id, note: 1, revision: 1, sealed: note, keyIds };
      const wasSealedTo = sealed.content!.keyIds;
      expect(
        await desk.ask('reseal', { records: [{ ...ofNote, sealed: deskOnly, wasSealedTo: sealed.notes[0]!.keyIds }] }, token),
      ).toMatchObject({ status: 422, body: { errors: [{ pointer: '/records/0/sealed' }] } });
      const records = [
        { ...ofContent, wasSealedTo },
        { ...ofNote, wasSealedTo: sealed.notes[0]!.keyIds },
      ];
      expect(await okay('reseal', { records }, token)).toEqual({ replaced: 2 });
      expect(await okay('reseal', { records }, token)).toEqual({ replaced: 0 });
      const opened = await desk.openOne(await desk.signIn(chen), chen, id);
      expect(opened.record).toEqual(record);
      await expect(desk.openOne(token, desk.keys.li, id)).rejects.toThrow();
      expect((await desk.site.postJson('/receipts/read', { secret })).body).toMatchObject({ answers: [{ text: '收到' }] });
    });

    it('shows the log, whose chain anybody can follow', async () => {
      const token = await desk.signIn(desk.keys.zhang);
      const { id } = await declared();
      await okay('open', { purpose: 'call', ids: [id] }, token);
      await okay('recount-calls', { count: 2 }, token);
      const { lines, head } = await okay('audit', { fromSeq: 1, limit: 1000 }, token);
      let before = Buffer.alloc(32);
      for (const { seq, at, operator, action, purpose, declarations, detail, hash } of lines) {
        const line = JSON.stringify(['330106', seq, at, operator, action, purpose, declarations, detail]);
        before = createHash('sha256').update(before).update(line).digest();
        expect(before.toString('base64')).toBe(hash);
      }
      expect(head.seq).toBe(lines.length + 1);
      expect(lines.find(({ action }) => action === 'opened')).toMatchObject({
        operator: desk.keys.zhang.id,
        purpose: 'call',
        declarations: [id],
      });
      expect(await okay('audit/verify', { noted: [head] }, token)).toMatchObject({ sound: true });
      expect(await okay('audit/verify', { noted: [{ seq: 1, hash: base64(32) }] }, token)).toMatchObject({
        ...{ sound: false, seq: 1, reason: 'unlike-noted-head' },
      });
    });

    it('answers any JSON with a refusal, and never with a failure', async () => {
      const token = await desk.signIn(desk.keys.zhang);
      const failed: string[] = [];
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...routes.filter((route) => route !== 'sign-out')),
          fc.json({ maxDepth: 4 }),
          async (route, text) => {
            const { status, body } = await desk.ask(route, text, token);
            if (status >= 500) failed.push(`${route} ${text}`);
            if (status !== 200) expect(deskProblem.safeParse(body).success).toBe(true);
          },
        ),
        { numRuns: 300 },
      );
      expect(failed).toEqual([]);
      // Near misses: each field of each body, replaced.
      const wrong = [null, -1, 1.5, 1e300, '', 'x', 'A'.repeat(50_000), '\u0000', '330110', [], true, { toString: 1 }];
      for (const route of routes.filter((one) => one !== 'sign-out')) {
        const body = await bodies[route](someId, desk);
        // One session may ask six hundred times a minute.
        desk.site.pass(60_000);
        for (const field of Object.keys(body))
          for (const value of wrong) {
            const told = await desk.ask(route, { ...body, [field]: value }, token);
            expect([200, 400, 404, 409, 413, 422], `${route} ${field}`).toContain(told.status);
            const { errors = [] } = told.body as { errors?: { pointer: string }[] };
            if (told.status === 422)
              expect(
                errors.some(({ pointer }) => pointer.startsWith(`/${field}`)),
                `${route} ${field}`,
              ).toBe(true);
          }
      }
    });

    it('takes the body of a full reseal, and none that is larger', async () => {
      const token = await desk.signIn(desk.keys.zhang);
      const entry = ((await bodies.reseal(someId, desk)) as { records: object[] }).records[0]!;
      expect((await desk.ask('reseal', { records: Array.from({ length: 40 }, () => entry) }, token)).status).toBe(200);
      expect((await desk.ask('reseal', { records: Array.from({ length: 41 }, () => entry) }, token)).body).toMatchObject({
        errors: [{ pointer: '/records', code: 'too-many' }],
      });
      expect((await desk.ask('reseal', 'x'.repeat(1_500_001), token)).status).toBe(413);
    });
  });
});
