// Distinctive values in every field, then a search for them: in the store's files, in what is logged, in addresses, in what others are
// shown. Nothing of a declaration is to be found in the clear anywhere but in the answer to its own sender.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sealNote } from '../../functions/declarations/note-file.ts';
import { keepJournal } from '../../functions/storage/erasure-journal.ts';
import { backUpSqlite } from '../../functions/storage/sqlite-backup.ts';
import { type DeclarationSite, newToken, openDeclarationSite } from '../support/declaration-site.ts';

let site: DeclarationSite;
beforeEach(async () => {
  site = await openDeclarationSite();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await site.close();
});

const children = [
  {
    name: '欧阳琥珀',
    born: '2009-02',
    household: 'district',
    householdDistrict: '411627',
    since: '2011-03',
    livesWith: 'both-parents',
    permit: 'unsure',
    school: 'vocational',
    insurance: 'at-home',
  },
  {
    name: 'ئابدۇكېرىم',
    born: '2010-04',
    household: 'district',
    householdDistrict: '360103',
    since: '2012-05',
    livesWith: 'other-guardian',
    school: 'junior',
  },
  { name: 'Vangz Siujmingz', born: '2013-06', household: 'not-registered', since: '2014-07', livesWith: 'mother', school: 'kindergarten' },
  { name: 'བཀྲ་ཤིས', born: '2015-08', household: 'outside-mainland', since: '2016-09', livesWith: 'nobody', school: 'primary' },
  { name: '𬴊𠮷', born: '2017-10', household: 'not-registered', since: '2018-11', livesWith: 'father', school: 'senior' },
];
const declaration = {
  form: '2026-11-21',
  language: 'ug',
  district: '330106',
  home: { town: '金雀花街道', community: '琉璃瓦社区' },
  children,
  needs: { kinds: ['vaccination', 'hardship', 'rehabilitation', 'employment', 'housing', 'friends', 'insurance'], callSoon: true },
  contact: {
    name: '慕容翡翠',
    relation: 'father',
    phone: '13987654321',
    times: ['morning', 'afternoon', 'evening', 'weekend'],
    language: 'cantonese',
  },
  consents: { guardian: true, childData: true, passOn: true },
};
const ownWords = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(ownWords) : [];
// What also stands in the store for reasons of its own, or is too short to mean anything.
const ordinary = ['2026-11-21', 'ug', '330106', 'district', 'mother', 'father', 'nobody', 'senior', 'junior', 'primary', 'unsure'];
const canaries = [...new Set([...ownWords(declaration), '13900001111', '金雀花'])].filter((word) => !ordinary.includes(word));

const spellings = (word: string): Buffer[] => {
  const utf8 = Buffer.from(word);
  return [
    utf8,
    Buffer.from(word, 'utf16le'),
    Buffer.from(encodeURIComponent(word)),
    Buffer.from(
      JSON.stringify(word)
        .slice(1, -1)
        .replaceAll(/[\u007f-\uffff]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ),
    ...[0, 1, 2].map((shift) =>
      Buffer.from(
        Buffer.concat([Buffer.alloc(shift), utf8])
          .toString('base64')
          .slice(shift === 0 ? 0 : 4, -4),
      ),
    ),
  ].filter((bytes) => bytes.length >= 6);
};
const foundIn = (bytes: Buffer): string[] => canaries.filter((word) => spellings(word).some((spelling) => bytes.includes(spelling)));

it('are more than 40', () => {
  expect(canaries.length).toBeGreaterThan(40);
});

it('are found nowhere: files, log, addresses, answers to others', async () => {
  let logged = '';
  const listen = (chunk: unknown): boolean => {
    logged += String(chunk);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(listen);
  vi.spyOn(process.stderr, 'write').mockImplementation(listen);
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...said) => void listen(said.join(' ')));
  const addresses: string[] = [];
  const request = site.app.request.bind(site.app);
  vi.spyOn(site.app, 'request').mockImplementation(async (...asked) => {
    const response = await request(...asked);
    addresses.push(typeof asked[0] === 'string' ? asked[0] : '', response.headers.get('Location') ?? '');
    return response;
  });

  // Accepted, repeated, changed, refused, amended, renewed.
  const token = newToken();
  const sent = await site.postJson('/declarations', { token, declaration });
  expect(sent.status).toBe(201);
  await site.postJson('/declarations', { token, declaration });
  await site.postJson('/declarations', {
    token,
    declaration: { ...declaration, contact: { ...declaration.contact, phone: '13900001111' } },
  });
  await site.postJson('/declarations', { token: newToken(), declaration: { ...declaration, idNumber: '金雀花' } });
  const { secret } = sent.body as { secret: string };
  await site.postJson('/receipts/amend', {
    secret,
    basedOn: 1,
    declaration: { ...declaration, contact: { ...declaration.contact, phone: '13900001111' } },
  });
  site.pass(60 * 24 * 3600 * 1000);
  await site.postJson('/receipts/renew', { secret });
  const own = await site.postJson('/receipts/read', { secret });
  expect(foundIn(Buffer.from(JSON.stringify(own.body))).length).toBeGreaterThan(35);

  // What others see.
  const others: unknown[] = [];
  for (const path of ['/declare/', '/declare/330106/', '/receipt/', '/api/v1/districts/330106'])
    others.push(await (await site.app.request(`https://tongxiang.example${path}`)).text());
  others.push((await site.postJson('/receipts/read', { secret: '7H86HM785YB3DTERGNGCGPSJ' })).body);
  const access = { district: '330106', operator: 'x', purpose: 'round', at: 0, on: '2026-11-21' };
  others.push(
    await site.store.register.list(access, { limit: 10 }),
    await site.store.register.batches('330106'),
    await site.store.register.readAudit(access, 1, 100),
  );
  // The form itself names its options; what a family wrote is not among them.
  const written = foundIn(Buffer.from(JSON.stringify(others))).filter((word) => !/^[a-z-]+$/u.test(word));

  // What the desk writes, asks for and backs up: sealed outside, as its page does.
  const { register } = site.store;
  const [row] = await register.list(access, { limit: 1 });
  const recipients = [await identityToRecipient(site.operatorIdentity)];
  for (const kind of ['call', 'answer'] as const) {
    const sealed = await sealNote({ version: 1, language: 'zh', text: `慕容翡翠 13987654321 金雀花` }, recipients);
    await register.addNote(access, row!.id, { kind, sealed, keyIds: ['k'] });
  }
  await register.askExport(access, { id: 'a'.repeat(32), profile: 'national', declarations: [row!.id] });
  await register.finishExport(access, 'a'.repeat(32), new Uint8Array(32));
  const entries = foundIn(Buffer.from(JSON.stringify([await register.exports(access), await register.readAudit(access, 1, 100)])));
  // As if the backup's own encryption were broken.
  const backup = join(site.folder, 'backup.plain');
  await backUpSqlite({ file: join(site.folder, 'declarations.db'), target: backup, encrypt: (bytes) => Promise.resolve(bytes) });
  const journal = join(site.folder, 'backups');

  vi.restoreAllMocks();
  expect(entries.filter((word) => !/^[a-z-]+$/u.test(word))).toEqual([]);
  expect(readFileSync(backup).length).toBeGreaterThan(10_000);
  expect(written).toEqual([]);
  expect(foundIn(site.bytesOnDisk())).toEqual([]);
  expect(foundIn(Buffer.from(logged))).toEqual([]);
  expect(foundIn(Buffer.from(addresses.join('\n')))).toEqual([]);
  // Nor the secret, nor the token.
  for (const key of [secret, token]) expect(site.bytesOnDisk().includes(Buffer.from(key))).toBe(false);

  await site.postJson('/receipts/withdraw', { secret });
  await keepJournal(site.store.upkeep, journal);
  expect(foundIn(site.bytesOnDisk())).toEqual([]);
});

it('are found where they are in the clear, or this test would prove nothing', () => {
  writeFileSync(join(site.folder, 'leak.txt'), JSON.stringify(declaration));
  expect(foundIn(site.bytesOnDisk()).length).toBeGreaterThan(40);
  writeFileSync(join(site.folder, 'leak.txt'), encodeURIComponent(JSON.stringify(declaration)));
  expect(foundIn(readFileSync(join(site.folder, 'leak.txt'))).length).toBeGreaterThan(30);
});
