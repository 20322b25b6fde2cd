// The desks over HTTP, as their page uses them: keys that sign in, records opened and sealed outside of the function.
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { keyIdOf } from '../../functions/declarations/desks.ts';
import { openNote, sealNote } from '../../functions/declarations/note-file.ts';
import { type Published, publishedFrom } from '../../functions/declarations/published.ts';
import { open } from '../../functions/declarations/seal.ts';
import type { DeclarationStore } from '../../functions/storage/declaration-store.ts';
import type { DeclarationOnRecord } from '../../src/declaration/declaration-on-record.ts';
import type { PublishedDesk } from '../../src/declaration/declaration-data.ts';
import type { DeskRoute, SealedDeskRecord } from '../../src/desk/desk-api.schema.ts';
import { type DeclarationSite, declared, newToken, openDeclarationSite, origin } from './declaration-site.ts';
import { publishedData } from './declared-family.ts';

export interface Key {
  identity: string;
  publicKey: string;
  id: string;
}

export async function newKey(): Promise<Key> {
  const identity = await generateX25519Identity();
  const publicKey = await identityToRecipient(identity);
  return { identity, publicKey, id: await keyIdOf(publicKey) };
}

export interface Told {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export interface DeskSite {
  site: DeclarationSite;
  store: DeclarationStore;
  /** `zhang` and `li` work at 西湖区, `wang` at 余杭区; `city` may approve for both. */
  keys: Record<'zhang' | 'li' | 'wang' | 'city' | 'recovery', Key>;
  /** Places and desks from now on: appointments and revocations. */
  publish: (desks: Record<string, Partial<PublishedDesk>>) => void;
  published: () => Published;
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Told>;
  challenge: (key: Pick<Key, 'publicKey' | 'identity'>, district?: string) => Promise<string>;
  /** The token. */
  signIn: (key: Key, district?: string) => Promise<string>;
  ask: (route: DeskRoute, body: unknown, token: string, district?: string) => Promise<Told>;
  /** A family's declaration; the secret of its receipt. */
  declare: (district?: string, over?: object) => Promise<string>;
  openOne: (token: string, key: Key, id: string) => Promise<{ sealed: SealedDeskRecord; record: DeclarationOnRecord }>;
  note: (kind: 'call' | 'note' | 'answer', text: string, receiptPublicKey?: string) => Promise<object>;
  actions: (district?: string) => Promise<string[]>;
  close: () => Promise<void>;
}

const xihu = '330106';

export async function openDeskSite(store: DeclarationStore, parts: { mostKnocksInMinute?: number } = {}): Promise<DeskSite> {
  const [zhang, li, wang, city, recovery] = await Promise.all([newKey(), newKey(), newKey(), newKey(), newKey()]);
  const data = publishedData([zhang.publicKey, li.publicKey], recovery.publicKey);
  const base = { ...data, exportApprovers: { '330100': [city.publicKey] } };
  let published: Published;
  const publish = (desks: Record<string, Partial<PublishedDesk>>): void => {
    const merged: Record<string, PublishedDesk> = { ...data.desks, '330110': { ...data.desks['330110']!, operators: [wang.publicKey] } };
    for (const [code, over] of Object.entries(desks)) merged[code] = { ...merged[code]!, ...over };
    published = publishedFrom({ ...base, desks: merged });
  };
  publish({});
  const site = await openDeclarationSite({
    ...{ inbox: store.inbox, desk: store, published: () => Promise.resolve(published), mostKnocksInMinute: 100_000 },
    ...parts,
  });

  const post = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Told> => {
    const response = await site.app.request(`${origin}/api/v1/desk/${path}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', ...headers },
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
  };
  const challenge: DeskSite['challenge'] = async ({ publicKey, identity }, district = xihu) => {
    const { body } = await post('challenges', { district, publicKey });
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return Buffer.from(await decrypter.decrypt(Buffer.from(body['sealedNonce'] as string, 'base64'))).toString('base64');
  };
  const ask: DeskSite['ask'] = (route, body, token, district = xihu) =>
    post(`${district}/${route}`, body, { Authorization: `Bearer ${token}` });

  return {
    ...{ site, store, publish, post, challenge, ask },
    keys: { zhang, li, wang, city, recovery },
    published: () => published,
    signIn: async (key, district = xihu) => {
      const { body } = await post('sessions', { district, nonce: await challenge(key, district) });
      return body['token'] as string;
    },
    declare: async (district = xihu, over = {}) => {
      const { body } = await site.postJson('/declarations', { token: newToken(), declaration: { ...declared, district, ...over } });
      return body['secret'] as string;
    },
    openOne: async (token, { identity }, id) => {
      const { body } = await ask('open', { purpose: 'round', ids: [id] }, token);
      const [sealed] = body['records'] as SealedDeskRecord[];
      return { sealed: sealed!, record: await open(Buffer.from(sealed!.content!.sealed, 'base64'), identity) };
    },
    note: async (kind, text, receiptPublicKey) => {
      const recipients = published.deskOf(xihu)!.recipients.map(({ publicKey }) => publicKey);
      const all = [...recipients, ...(receiptPublicKey === undefined ? [] : [receiptPublicKey])];
      const sealed = await sealNote({ version: 1, language: 'zh', text }, all);
      return { kind, sealed: Buffer.from(sealed).toString('base64'), keyIds: await Promise.all(recipients.map(keyIdOf)) };
    },
    actions: async (district = xihu) => {
      const lines = await store.register.readAudit({ district, operator: 'test', purpose: 'audit', at: 0, on: '2026-11-21' }, 1, 1000);
      return lines.filter(({ operator }) => operator !== 'test').map(({ action, detail }) => `${action} ${detail}`.trim());
    },
    close: () => site.close(),
  };
}

export const openText = async (sealed: string, { identity }: Key): Promise<string | undefined> =>
  (await openNote(Buffer.from(sealed, 'base64'), identity))?.text;
