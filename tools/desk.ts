// npm run desk -- keygen | list | open | export | verify-audit: the desk at a terminal, on the machine that holds the store.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { split } from 'shamir-secret-sharing';
import { keyIdOf } from '../functions/declarations/desks.ts';
import { open } from '../functions/declarations/seal.ts';
import { demonstrationKeyFile } from '../functions/platform/node-demonstration-key.ts';
import type { DeclarationStore } from '../functions/storage/declaration-store.ts';
import { openDeclarationStore } from '../functions/storage/open-declaration-store.ts';
import type { DeclarationOnRecord } from '../src/declaration/declaration-on-record.ts';
import { inChina } from '../src/declaration/half-year.ts';
import { signs } from '../src/declaration/receipt.ts';
import { csvFile } from '../src/desk/spreadsheet-cell.ts';
import { projectRoot } from './prerequisites.mjs';

/** 128 MB of memory to try one passphrase; never chosen by the machine that happens to make the key. */
const scryptWorkFactor = 17;
const data = process.env['DATA_DIR'] ?? join(projectRoot, '.data');

const usage = `npm run desk -- <command>

  keygen [--out FILE] [--ask]       a new operator's key: a passphrase-protected age file, and its public half for area.yaml
  keygen --recovery                 a recovery key: three shares to print, two of which open; nothing is written to disk
  list [DISTRICT]                   how many, by half-year and state
  open DISTRICT [--key FILE] [--purpose CODE] [--json FILE]
                                    opens what waits there; logged with key and purpose
  export DISTRICT --csv FILE        one record; more than one needs a second operator (not built yet)
  verify-audit [DISTRICT]           follows the chain of each log and names the first bad line

Keys: FILE is an age identity, protected by a passphrase or not; without --key the demonstration's, if there is one.
DATA_DIR names the store's folder, DATABASE_URL a PostgreSQL server.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    ask: { type: 'boolean' },
    recovery: { type: 'boolean' },
    key: { type: 'string' },
    purpose: { type: 'string', default: 'round' },
    json: { type: 'string' },
    csv: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const [command, district] = positionals;

const commands: Record<string, () => Promise<void>> = {
  keygen: values.recovery === true ? recoveryKeygen : keygen,
  list: () => withStore(list),
  open: () => withStore(openDistrict),
  export: () => withStore(exportDistrict),
  'verify-audit': () => withStore(verifyAudit),
};
const chosen = commands[command ?? ''];
if (values.help === true || !chosen) {
  console.log(usage);
  process.exitCode = values.help === true ? 0 : 2;
} else {
  try {
    await chosen();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

async function keygen(): Promise<void> {
  const identity = await generateX25519Identity();
  const publicKey = await identityToRecipient(identity);
  const file = values.out ?? `desk-${await keyIdOf(publicKey)}.age`;
  if (existsSync(file)) throw new Error(`${file} is there already; a key is never overwritten.`);
  const passphrase = values.ask === true ? await ask('Passphrase (at least 20 signs): ') : newPassphrase();
  if (passphrase.length < 20) throw new Error('That is too short to protect families’ data.');
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(scryptWorkFactor);
  encrypter.setPassphrase(passphrase);
  writeFileSync(file, await encrypter.encrypt(`# public key: ${publicKey}\n${identity}\n`), { mode: 0o600, flag: 'wx' });
  console.log(`Key file     ${file}   (keep two copies, never online)`);
  if (values.ask !== true) console.log(`Passphrase   ${passphrase}   (shown this once: write it down, keep it apart from the file)`);
  console.log(`Public key   ${publicKey}   (into desk.operators of the district's area.yaml)`);
}

/** The recovery key exists only as three papers: any two of them make it again. */
async function recoveryKeygen(): Promise<void> {
  const identity = await generateX25519Identity();
  const shares = await split(new TextEncoder().encode(identity), 3, 2);
  for (const [index, share] of shares.entries()) console.log(`Share ${index + 1} of 3   ${Buffer.from(share).toString('base64url')}`);
  console.log(`Public key     ${await identityToRecipient(identity)}   (recoveryKey in area.yaml)`);
  console.log('Print each share on its own sheet, seal it, give it to another person. Any two of them open everything.');
}

async function list({ register, auditedDistricts }: DeclarationStore): Promise<void> {
  const districts = district === undefined ? await auditedDistricts() : [district];
  if (districts.length === 0) console.log('No district has a log yet. Name one: npm run desk -- list 330106');
  for (const code of districts) {
    console.log(code);
    for (const { halfYear, state, count } of await register.batches(code)) console.log(`  ${halfYear}  ${state.padEnd(14)} ${count}`);
    console.log(`  waiting for a call: ${await register.callsSoon(code)}`);
  }
}

async function openDistrict(store: DeclarationStore): Promise<void> {
  const opened = await openRecords(store);
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify(opened, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' });
    console.log(`${opened.length} records in ${values.json}. It is in the clear: delete it when it is carried over.`);
    return;
  }
  for (const { reference, revision, sentAt, declaration } of opened) {
    const { contact, home, children, needs } = declaration;
    console.log(`\n${reference}  revision ${revision}  ${sentAt.slice(0, 10)}${needs.callSoon ? '  CALL SOON' : ''}`);
    console.log(
      `  ${contact.name} (${contact.relation})  ${contact.phone}  ${[...(contact.times ?? []), contact.language ?? ''].join(' ')}`,
    );
    console.log(`  ${home.town} ${home.community ?? ''}`);
    for (const child of children)
      console.log(
        `  - ${child.name ?? '-'}  born ${child.born}  here since ${child.since}  ${child.livesWith}  ${child.householdDistrict ?? child.household}`,
      );
    if (needs.kinds.length > 0) console.log(`  needs ${needs.kinds.join(', ')}`);
    console.log(`  may be passed on: ${declaration.consents.passOn ? 'yes' : 'no'}`);
  }
  console.log(`\n${opened.length} records opened.`);
}

async function exportDistrict(store: DeclarationStore): Promise<void> {
  if (values.csv === undefined) throw new Error(usage);
  const opened = (await openRecords(store)).filter(({ declaration }) => declaration.consents.passOn);
  if (opened.length > 1) throw new Error('More than one record needs a second operator; that is not built yet. Use `open`.');
  const head = [
    'reference',
    'declarant',
    'relation',
    'phone',
    'town',
    'community',
    'child',
    'born',
    'household',
    'since',
    'livesWith',
    'school',
    'needs',
  ];
  const rows = opened.flatMap(({ reference, declaration: { contact, home, children, needs } }) =>
    children.map((child) => [
      reference,
      contact.name,
      contact.relation,
      contact.phone,
      home.town,
      home.community ?? '',
      child.name ?? '',
      child.born,
      child.householdDistrict ?? child.household,
      child.since,
      child.livesWith,
      child.school ?? '',
      needs.kinds.join(' '),
    ]),
  );
  writeFileSync(values.csv, csvFile([head, ...rows]), { mode: 0o600, flag: 'wx' });
  console.log(`${rows.length} children in ${values.csv}. It is in the clear: delete it when it is carried over.`);
}

async function verifyAudit({ auditedDistricts, verifyAudit: verify }: DeclarationStore): Promise<void> {
  for (const code of district === undefined ? await auditedDistricts() : [district]) {
    const verdict = await verify(code);
    console.log(
      code,
      JSON.stringify(verdict, (_key, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value)),
    );
    if (!verdict.sound) process.exitCode = 1;
  }
}

/** Everything of the district that has content and that the key opens. Each access is in the log before anything is shown. */
async function openRecords({ register }: DeclarationStore): Promise<DeclarationOnRecord[]> {
  if (district === undefined || !/^\d{6}$/u.test(district)) throw new Error(usage);
  const identity = await readIdentity(values.key ?? join(data, demonstrationKeyFile));
  const at = Date.now();
  const access = {
    district,
    operator: await keyIdOf(await identityToRecipient(identity)),
    purpose: values.purpose,
    at,
    on: inChina(at).day,
  };
  const opened: DeclarationOnRecord[] = [];
  let after: string | undefined;
  do {
    const rows = await register.list(access, { limit: 200, after });
    after = rows.length < 200 ? undefined : rows.at(-1)?.id;
    for (const { content } of await register.open(
      access,
      rows.map(({ id }) => id),
    )) {
      if (!content?.keyIds.includes(access.operator)) continue;
      opened.push(await open(content.sealed, identity));
    }
  } while (after !== undefined);
  return opened;
}

async function readIdentity(file: string): Promise<string> {
  if (!existsSync(file)) throw new Error(`No key: ${file}. Name one with --key.`);
  const bytes = readFileSync(file);
  const text = bytes.subarray(0, 22).toString() === 'age-encryption.org/v1\n' ? await unlocked(bytes) : bytes.toString();
  const identity = text.split('\n').find((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (identity === undefined) throw new Error(`${file} holds no age key.`);
  return identity.trim();
}

async function unlocked(bytes: Uint8Array): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(process.env['DESK_PASSPHRASE'] ?? (await ask('Passphrase: ')));
  return decrypter.decrypt(new Uint8Array(bytes), 'text');
}

/** 120 bits in signs that do not look alike. */
function newPassphrase(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte, index) => `${index > 0 && index % 4 === 0 ? '-' : ''}${signs.charAt(byte & 31)}`).join('');
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return answer;
}

async function withStore(use: (store: DeclarationStore) => Promise<void>): Promise<void> {
  const store = await openDeclarationStore({ databaseUrl: process.env['DATABASE_URL'], file: join(data, 'declarations.db') });
  try {
    await use(store);
  } finally {
    await store.close();
  }
}
