// Rehearsals of what a desk does at the terminal, with the real commands in processes of their own: a round, an export by two people,
// a rotation, a lost passphrase, a host that is gone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSqliteStore } from '../../functions/storage/sqlite-declaration-store.ts';
import { projectRoot } from '../support/built-site.ts';
import { declared, type DeclarationSite, newToken, openDeclarationSite } from '../support/declaration-site.ts';
import { publishedData } from '../support/declared-family.ts';
import { type Key, newKey } from '../support/desk-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk-terminal-'));
const [data, site, backups] = ['data', 'dist', 'backups'].map((name) => join(folder, name)) as [string, string, string];
const env = { ...process.env, DATA_DIR: data, SITE_DIR: site, BACKUP_DIR: backups, NODE_ENV: 'production', DATABASE_URL: '' };

let zhang: Key, li: Key, backupKey: Key;
let city: Key;
let recovery: { publicKey: string; shares: string[] };

beforeAll(async () => {
  for (const path of [data, site, backups]) mkdirSync(path);
  [zhang, li, city, backupKey] = await Promise.all([newKey(), newKey(), newKey(), newKey()]);
  const { stdout } = desk(['keygen', '--recovery']);
  recovery = {
    publicKey: /age1\w+/u.exec(stdout)![0],
    shares: [...stdout.matchAll(/Share \d of 3 {3}(\S+)/gu)].map((match) => match[1]!),
  };
  publish([zhang, li]);
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function desk(args: string[], { input = '', code = 0, more = {} }: { input?: string; code?: number | null; more?: object } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, 'tools/desk.ts'), ...args], {
    cwd: projectRoot,
    env: { ...env, ...more },
    input,
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect([args[0], status, stderr]).toEqual([args[0], code, stderr]);
  return { stdout, stderr };
}

function publish(operators: readonly Pick<Key, 'publicKey'>[]): void {
  const published = publishedData(
    operators.map(({ publicKey }) => publicKey),
    recovery.publicKey,
  );
  writeFileSync(join(site, 'declaration.json'), JSON.stringify({ ...published, exportApprovers: { '330100': [city.publicKey] } }));
}

const keyFile = ({ identity, id }: Key): string => {
  const file = join(folder, `${id}.txt`);
  if (!existsSync(file)) writeFileSync(file, `${identity}\n`, { mode: 0o600 });
  return file;
};
const as = (key: Key): string[] => ['--key', keyFile(key)];

/** The function over the same file, as the server would have it open beside. */
async function withSite<Result>(use: (declaring: DeclarationSite) => Promise<Result>): Promise<Result> {
  const { publishedFrom } = await import('../../functions/declarations/published.ts');
  const store = await openSqliteStore({ file: join(data, 'declarations.db'), minimumFreeBytes: 0 });
  const published = publishedFrom(JSON.parse(readFileSync(join(site, 'declaration.json'), 'utf8')) as never);
  const declaring = await openDeclarationSite({ inbox: store.inbox, desk: store, published: () => Promise.resolve(published) });
  try {
    return await use(declaring);
  } finally {
    await declaring.close();
    await store.close();
  }
}
const declare = async (phone: string): Promise<string> =>
  withSite(async ({ postJson }) => {
    const declaration = {
      ...declared,
      contact: { ...declared.contact, phone },
      consents: { ...declared.consents, passOn: true },
    };
    const { status, body } = await postJson('/declarations', { token: newToken(), declaration });
    expect([status, body]).toEqual([201, body]);
    return body['secret'] as string;
  });
const read = (secret: string) => withSite(async ({ postJson }) => postJson('/receipts/read', { secret }));

it('a round, and an export by two people', { timeout: 120_000 }, async () => {
  await declare('13800138001');
  await declare('13800138002');
  expect(desk(['list']).stdout).toContain('No district has a log yet');
  expect(desk(['open', '330106', ...as(city)], { code: 1 }).stderr).toContain('may not do that');
  expect(desk(['open', '330106', '--purpose', 'curiosity', ...as(zhang)], { code: 2 }).stderr).toContain('--purpose is one of');
  const opened = desk(['open', '330106', '--seen', ...as(zhang)]).stdout;
  expect(opened).toContain('13800138001');
  expect(opened).toContain('2 records opened.');
  expect(desk(['list', '330106']).stdout).toMatch(/seen\s+2/u);

  const id = /Export (\w{32}): 2 of 2/u.exec(desk(['export', '330106', '--profile', 'national', ...as(zhang)]).stdout)![1]!;
  const file = join(folder, 'round.csv');
  expect(desk(['export', '330106', '--export', id, '--out', file, ...as(zhang)], { code: 1 }).stderr).toContain('second operator');
  expect(desk(['approve', '330106', id, ...as(zhang)], { code: 1 }).stderr).toContain('cannot approve');
  expect(desk(['approve', '330106', id, ...as(await newKey())], { code: 1 }).stderr).toContain('may not do that');
  desk(['approve', '330106', id, ...as(city)]);
  expect(desk(['sign-off', '330106', id, ...as(zhang)], { code: 1 }).stderr).toContain('not been made');
  expect(desk(['export', '330106', '--export', id, '--out', file, ...as(zhang)]).stdout).toContain('2 records');
  expect(readFileSync(file, 'utf8')).toContain('13800138002');
  expect(desk(['exports', '330106', ...as(li)]).stdout).toContain('made on');
  expect(desk(['sign-off', '330106', id, ...as(zhang)]).stdout).toContain('2 of 2 records are carried over.');
  expect(desk(['list', '330106']).stdout).toMatch(/carried-over\s+2/u);
  expect(desk(['verify-audit']).stdout).toContain('"sound":true');
});

it('a rotation: who came reads everything, who left nothing that was sealed anew, and the parent still', { timeout: 120_000 }, async () => {
  const secret = await declare('13800138003');
  const chen = await newKey();
  publish([zhang, chen]);
  expect(desk(['open', '330106', ...as(chen)]).stdout).toContain('0 records opened.');
  expect(desk(['rotate', '330106', ...as(li)], { code: 1 }).stderr).toContain('may not do that');
  expect(desk(['rotate', '330106', ...as(zhang)]).stdout).toContain('3 records; 3 contents and notes');
  expect(desk(['rotate', '330106', ...as(zhang)]).stdout).toContain('3 records; 0 contents and notes');
  expect(desk(['open', '330106', ...as(chen)]).stdout).toContain('3 records opened.');
  publish([zhang, li]);
  expect(desk(['open', '330106', ...as(li)]).stdout).toContain('3 are not sealed to this key');
  expect((await read(secret)).body).toMatchObject({ declaration: { contact: { phone: '13800138003' } } });
});

it('a lost passphrase: two of the three shares seal everything to a new key', { timeout: 240_000 }, async () => {
  const secret = await declare('13800138004');
  const out = join(folder, 'wu.age');
  const made = desk(['keygen', '--out', out]).stdout;
  const wu = { publicKey: /age1\w+/u.exec(made)![0] };
  publish([wu]);
  expect(readFileSync(out, 'utf8')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 17\n/u);
  expect(desk(['open', '330106', '--key', out], { input: 'forgotten\n', code: 1 }).stderr).toContain('npm run desk -- recover');

  const [one, two, three] = recovery.shares as [string, string, string];
  expect(desk(['recover', '330106'], { input: `${one}\n${one.slice(0, -4)}AAAA\n`, code: 1 }).stderr).toContain(
    'do not make a recovery key',
  );
  expect(desk(['recover', '330106'], { input: `${one}\n`, code: 1 }).stderr).toContain('Nothing was entered');
  expect(desk(['recover', '330106', '330110'], { input: `${three}\n${one}\n` }).stdout).toContain('330106: 4 records; 4 contents');
  expect(desk(['recover', '330106'], { input: `${two}\n${three}\n` }).stdout).toContain('4 records; 0 contents');
  const passphrase = /Passphrase {3}(\S+)/u.exec(made)![1]!;
  expect(desk(['open', '330106', '--key', out], { input: `${passphrase}\n` }).stdout).toContain('4 records opened.');
  expect((await read(secret)).body).toMatchObject({ declaration: { contact: { phone: '13800138004' } } });
  expect(desk(['verify-audit', '330106']).stdout).toContain('"sound":true');
});

it('a host that is gone: restored, and nothing withdrawn comes back', { timeout: 120_000 }, async () => {
  const [kept, withdrawn] = [await declare('13800138005'), await declare('13800138006')];
  expect(desk(['backup'], { code: 2 }).stderr).toContain('BACKUP_RECIPIENT');
  expect(desk(['backup', '--recipient', backupKey.publicKey]).stdout).toContain('6 declarations');
  const [backup] = readdirSync(backups).filter((name) => name.endsWith('.age'));
  expect(readFileSync(join(backups, backup!)).subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  await withSite(async ({ postJson }) => {
    expect((await postJson('/receipts/withdraw', { secret: withdrawn })).body).toMatchObject({ state: 'withdrawn' });
  });
  // The server's journal; here by the next night's command, whose copy is lost with the host.
  desk(['backup', '--to', join(folder, 'lost'), '--recipient', backupKey.publicKey]);
  writeFileSync(join(backups, 'erasures.jsonl'), readFileSync(join(folder, 'lost', 'erasures.jsonl')));
  expect(desk(['restore', join(backups, backup!), ...as(backupKey)], { code: 1 }).stderr).toContain('nothing is overwritten');
  rmSync(data, { recursive: true });
  mkdirSync(data);
  expect(desk(['restore', join(backups, backup!), ...as(await newKey())], { code: 1 }).stderr).not.toBe('');
  expect(existsSync(join(data, 'declarations.db'))).toBe(false);
  expect(desk(['restore', join(backups, backup!), ...as(backupKey)]).stdout).toMatch(/6 declarations[\s\S]*1 that were erased since/u);
  expect((await read(kept)).body).toMatchObject({ declaration: { contact: { phone: '13800138005' } } });
  expect((await read(withdrawn)).body).toMatchObject({ state: 'withdrawn' });
  expect((await read(withdrawn)).body).not.toHaveProperty('declaration');
  expect(desk(['verify-audit']).stdout).toContain('"sound":true');
});
