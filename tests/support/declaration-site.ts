// The function on a real SQLite file, with a clock that stands still until it is moved, and a browser without JavaScript before it.
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Hono } from 'hono';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppParts, createApp } from '../../functions/app.ts';
import type { DeclarationInbox } from '../../functions/declarations/declaration-inbox.ts';
import { publishedFrom } from '../../functions/declarations/published.ts';
import type { DeclarationStore } from '../../functions/storage/declaration-store.ts';
import { openSqliteStore } from '../../functions/storage/sqlite-declaration-store.ts';
import type { DeclarationData } from '../../src/declaration/declaration-data.ts';
import { filledIn, type PlainPage, readPage } from './plain-browser.ts';

export const origin = 'https://tongxiang.example';

/** 西湖区 and 余杭区 have desks; 太康县 has none. */
const data = (operator: string, recovery: string): DeclarationData => {
  const desk = {
    handler: { zh: '西湖区民政局' },
    phone: '0571-12345678',
    officer: { zh: '儿童信息负责人' },
    officerPhone: '0571-87654321',
    retentionMonths: 13,
    backupDays: 35,
    operators: [operator],
    recoveryKey: recovery,
  };
  return {
    url: origin,
    divisions: [
      ['330000', '000000', 'zhejiang', '浙江省', 'Zhejiang', ''],
      ['330100', '330000', 'hangzhou', '杭州市', 'Hangzhou', ''],
      ['330106', '330100', 'xihu', '西湖区', 'Xihu District', ''],
      ['330110', '330100', 'yuhang', '余杭区', 'Yuhang District', ''],
      ['360000', '000000', 'jiangxi', '江西省', 'Jiangxi', ''],
      ['360100', '360000', 'nanchang', '南昌市', 'Nanchang', ''],
      ['360103', '360100', 'xihu', '西湖区', 'Xihu District', ''],
      ['410000', '000000', 'henan', '河南省', 'Henan', ''],
      ['411600', '410000', 'zhoukou', '周口市', 'Zhoukou', ''],
      ['411627', '411600', 'taikang', '太康县', 'Taikang County', ''],
    ],
    former: [['老西湖县', ['330106']]],
    desks: { '330106': desk, '330110': desk },
    platforms: { '330100': [{ zh: '减负在线' }] },
  };
};

export interface DeclarationSite {
  app: Hono;
  store: DeclarationStore;
  folder: string;
  operatorIdentity: string;
  recoveryIdentity: string;
  /** Milliseconds by which time has moved on. */
  pass: (milliseconds: number) => void;
  get: (path: string) => Promise<PlainPage>;
  /** Fills in the page's form and presses a button. */
  press: (page: PlainPage, values: Record<string, string | string[]>, button?: string) => Promise<PlainPage>;
  post: (path: string, body: string, headers?: Record<string, string>) => Promise<Response>;
  postJson: (path: string, body: unknown) => Promise<{ status: number; body: Record<string, unknown> }>;
  /** Every byte of every file of the store. */
  bytesOnDisk: () => Buffer;
  close: () => Promise<void>;
}

export async function openDeclarationSite(
  parts: Partial<AppParts> & { wrapInbox?: (inbox: DeclarationInbox) => DeclarationInbox } = {},
): Promise<DeclarationSite> {
  const folder = mkdtempSync(join(tmpdir(), 'declarations-'));
  const [operatorIdentity, recoveryIdentity] = await Promise.all([generateX25519Identity(), generateX25519Identity()]);
  const published = publishedFrom(data(await identityToRecipient(operatorIdentity), await identityToRecipient(recoveryIdentity)));
  const store = await openSqliteStore({ file: join(folder, 'declarations.db'), minimumFreeBytes: 0 });
  let now = Date.parse('2026-11-21T02:00:00Z');
  const { wrapInbox = (inbox: DeclarationInbox) => inbox, ...others } = parts;
  const app = createApp({
    base: '',
    inbox: wrapInbox(store.inbox),
    published: () => Promise.resolve(published),
    shells: (path) =>
      Promise.resolve(
        `<!doctype html><html><head><title>x</title></head><body data-shell="${path}"><!--form-->closed<!--/form--></body></html>`,
      ),
    clock: () => now,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    mostPostsInMinute: 100_000,
    mostInHour: 100_000,
    ...others,
  });
  const post = async (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
    await app.request(`${origin}${path}`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin', ...headers },
    });
  return {
    app,
    store,
    folder,
    operatorIdentity,
    recoveryIdentity,
    post,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    get: async (path) => readPage(await app.request(`${origin}${path}`)),
    press: async (page, values, button) => {
      const [form] = page.forms;
      if (!form) throw new Error(`no form on the page: ${page.text.slice(0, 200)}`);
      return readPage(await post(form.action.replace(/#.*$/u, ''), filledIn(form, values, button).toString()));
    },
    postJson: async (path, body) => {
      const response = await post(`/api/v1${path}`, JSON.stringify(body), { 'Content-Type': 'application/json' });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    bytesOnDisk: () =>
      Buffer.concat(
        readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
          entry.isFile() ? [readFileSync(join(entry.parentPath, entry.name))] : [],
        ),
      ),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A family that fills in everything that must be. */
export const family = {
  'home.town': '翠苑街道',
  'home.community': '翠苑一区',
  'children.0.name': '阿卜杜拉·买买提',
  'children.0.born': '2018-05',
  'children.0.household': 'district',
  'children.0.householdDistrict': '河南周口太康县',
  'children.0.since': '2024-09',
  'children.0.livesWith': 'both-parents',
  'needs.kinds': ['school', 'vaccination'],
  'contact.name': '买买提',
  'contact.relation': 'father',
  'contact.phone': '138 0013 8000',
  'consents.guardian': 'yes',
  'consents.childData': 'yes',
} satisfies Record<string, string | string[]>;

/** The same as JSON. */
export const declared = {
  form: '2026-11-21',
  language: 'zh',
  district: '330106',
  home: { town: '翠苑街道', community: '翠苑一区' },
  children: [
    {
      name: '阿卜杜拉·买买提',
      born: '2018-05',
      household: 'district',
      householdDistrict: '411627',
      since: '2024-09',
      livesWith: 'both-parents',
    },
  ],
  needs: { kinds: ['school', 'vaccination'], callSoon: false },
  contact: { name: '买买提', relation: 'father', phone: '13800138000' },
  consents: { guardian: true, childData: true, passOn: false },
};

export const newToken = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
