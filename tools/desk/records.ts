import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import zh from '../../content/messages/zh.json' with { type: 'json' };
import type { Access, ExportStep } from '../../functions/declarations/declaration-register.ts';
import { open } from '../../functions/declarations/seal.ts';
import type { DeclarationStore } from '../../functions/storage/declaration-store.ts';
import type { DeclarationState } from '../../src/declaration/declaration-states.ts';
import type { ReadableRecord } from '../../src/desk/opened-record.ts';
import { mayBePassedOn } from '../../src/desk/profile-rows.ts';
import { readProfiles } from '../../src/desk/source/read-profiles.ts';
import { exportFile, type FileFormat, fileFormats } from '../../src/desk/ui/export-file.ts';
import { type SignedOperator, signedIn } from './desk-at-terminal.ts';
import type { OpenedKey } from './key-files.ts';

export interface At {
  district: string;
  keyFile: string | undefined;
}

export async function list({ register, auditedDistricts }: DeclarationStore, district: string | undefined): Promise<void> {
  const districts = district === undefined ? await auditedDistricts() : [district];
  if (districts.length === 0) console.log('No district has a log yet. Name one: npm run desk -- list 330106');
  for (const code of districts) {
    console.log(code);
    for (const { halfYear, state, count } of await register.batches(code)) console.log(`  ${halfYear}  ${state.padEnd(14)} ${count}`);
    console.log(`  waiting for a call: ${await register.callsSoon(code)}`);
  }
}

/** Everything of the district that has content and that the key opens. The log has its lines before anything is shown. */
export async function openDistrict(
  store: DeclarationStore,
  at: At,
  { purpose, json, isSeen }: { purpose: string; json: string | undefined; isSeen: boolean },
): Promise<void> {
  const { access, key } = await signedIn(store, { ...at, purpose });
  const { records, closed } = await openAll(store, access, key);
  if (isSeen) for (const record of records) await markSeen(store, access, record);
  if (json !== undefined) {
    const opened = records.map(({ content }) => content);
    writeFileSync(json, `${JSON.stringify(opened, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' });
    console.log(`${opened.length} records in ${json}. It is in the clear: delete it when it is carried over.`);
  } else {
    for (const record of records) print(record);
    console.log(`\n${records.length} records opened.`);
  }
  if (closed > 0) console.log(`${closed} are not sealed to this key: npm run desk -- rotate, by somebody whose key opens them.`);
}

async function markSeen({ register }: DeclarationStore, access: Access, { id, revision, state, content }: ReadableRecord): Promise<void> {
  if (state !== 'received') return;
  await register.mark(access, id, revision, { step: 'see', confirmCode: new Uint8Array(Buffer.from(content.confirmCode, 'base64')) });
}

function print({ state, content: { reference, revision, sentAt, declaration } }: ReadableRecord): void {
  const { contact, home, children, needs } = declaration;
  console.log(`\n${reference}  revision ${revision}  ${sentAt.slice(0, 10)}  ${state}${needs.callSoon ? '  CALL SOON' : ''}`);
  console.log(`  ${contact.name} (${contact.relation})  ${contact.phone}  ${[...(contact.times ?? []), contact.language ?? ''].join(' ')}`);
  console.log(`  ${home.town} ${home.community ?? ''}`);
  for (const child of children)
    console.log(
      `  - ${child.name ?? '-'}  born ${child.born}  here since ${child.since}  ${child.livesWith}  ${child.householdDistrict ?? child.household}`,
    );
  if (needs.kinds.length > 0) console.log(`  needs ${needs.kinds.join(', ')}`);
  console.log(`  may be passed on: ${declaration.consents.passOn ? 'yes' : 'no'}`);
}

/** States from which the table leads to `carried-over`. */
const exportable: readonly DeclarationState[] = ['seen', 'contacted', 'renewed'];

/** Asks for an export of all that is to be carried over; a single record needs nobody else. */
export async function askExport(store: DeclarationStore, at: At, profile: string): Promise<void> {
  if (!readProfiles().some(({ id }) => id === profile)) throw new Error(`There is no profile ${profile} in content/desk/profiles/.`);
  const { access, key } = await signedIn(store, { ...at, purpose: 'carry-over' });
  const { records } = await openAll(store, access, key, exportable);
  const declarations = records.filter(mayBePassedOn).map(({ id }) => id);
  if (declarations.length === 0)
    throw new Error('Nothing is to be carried over: no record that was seen, and whose guardian agreed to passing it on.');
  const id = randomBytes(16).toString('hex');
  entryOf(await store.register.askExport(access, { id, profile, declarations }));
  console.log(`Export ${id}: ${declarations.length} of ${records.length} records; the others may not be passed on.`);
  if (declarations.length > 1) console.log(`A second operator:  npm run desk -- approve ${at.district} ${id} --key FILE`);
  console.log(`Then:               npm run desk -- export ${at.district} --export ${id} --out FILE.xlsx`);
}

export async function listExports(store: DeclarationStore, at: At): Promise<void> {
  const { access } = await signedIn(store, { ...at, purpose: 'carry-over', roles: ['operator', 'approver'] });
  for (const { id, profile, declarations, askedBy, askedOn, approvedBy, doneOn } of await store.register.exports(access)) {
    const stands = doneOn === undefined ? (approvedBy === undefined ? 'open' : `approved by ${approvedBy}`) : `made on ${doneOn}`;
    console.log(`${id}  ${askedOn}  ${profile}  ${declarations.length} records  asked by ${askedBy}  ${stands}`);
  }
}

export async function approveExport(store: DeclarationStore, at: At, id: string): Promise<void> {
  const { access } = await signedIn(store, { ...at, purpose: 'carry-over', roles: ['operator', 'approver'] });
  const entry = entryOf(await store.register.approveExport(access, id));
  console.log(`Approved: ${entry.declarations.length} records as ${entry.profile}, asked by ${entry.askedBy}.`);
}

/** The file, once it may be made. The log has its digest before it is on the disk. */
export async function writeExport(store: DeclarationStore, at: At, { id, out }: { id: string; out: string }): Promise<void> {
  const format = fileFormats.find((one) => `.${one}` === extname(out));
  if (format === undefined) throw new Error(`${out}: write to a file that ends in .xlsx or .csv.`);
  if (existsSync(out)) throw new Error(`${out} is there already.`);
  const signed = await signedIn(store, { ...at, purpose: 'carry-over' });
  const { register } = store;
  const entry = (await register.exports(signed.access)).find((one) => one.id === id);
  if (entry === undefined) throw new Error(`There is no export ${id} of ${at.district}.`);
  if (entry.declarations.length > 1 && entry.approvedBy === undefined)
    throw new Error(`It waits for a second operator: npm run desk -- approve ${at.district} ${id} --key FILE`);
  if (entry.doneOn !== undefined) throw new Error(`It was made on ${entry.doneOn}. Ask for another one.`);
  const records = await recordsOf(store, signed, entry.declarations);
  const file = await fileOf(records, { profile: entry.profile, format, signed });
  entryOf(await register.finishExport(signed.access, id, new Uint8Array(await crypto.subtle.digest('SHA-256', file))));
  writeFileSync(out, file, { mode: 0o600, flag: 'wx' });
  const { seq, hash } = await register.auditHead(at.district);
  console.log(`${records.length} records in ${out}. It is in the clear: delete it when it is entered.`);
  console.log(`Log of ${at.district}: line ${seq}, ${Buffer.from(hash).toString('hex')} (note it with the file)`);
  console.log(`When it is entered:  npm run desk -- sign-off ${at.district} ${id}`);
}

async function recordsOf(store: DeclarationStore, { access, key }: SignedOperator, ids: readonly string[]): Promise<ReadableRecord[]> {
  const records: ReadableRecord[] = [];
  for (let at = 0; at < ids.length; at += 200) records.push(...(await openSome(store, access, key, ids.slice(at, at + 200))).records);
  const readable = records.filter(mayBePassedOn);
  if (readable.length !== ids.length)
    throw new Error(
      `${ids.length - readable.length} of the records are gone, are closed to this key, or may not be passed on any more. Ask anew.`,
    );
  return readable;
}

async function fileOf(
  records: readonly ReadableRecord[],
  { profile: id, format, signed }: { profile: string; format: FileFormat; signed: SignedOperator },
): Promise<Uint8Array<ArrayBuffer>> {
  const profile = readProfiles().find((one) => one.id === id);
  if (profile === undefined) throw new Error(`There is no profile ${id} in content/desk/profiles/.`);
  const { access, published } = signed;
  const { districts } = published;
  return exportFile(records, { profile, format, today: access.on, district: access.district, districts, options: zh.declare.option });
}

/** The records of a finished export are in the other platform now. */
export async function signOff(store: DeclarationStore, at: At, id: string): Promise<void> {
  const { access } = await signedIn(store, { ...at, purpose: 'carry-over' });
  const { register } = store;
  const entry = (await register.exports(access)).find((one) => one.id === id);
  if (entry === undefined) throw new Error(`There is no export ${id} of ${at.district}.`);
  if (entry.doneOn === undefined) throw new Error('Its file has not been made yet.');
  const outcomes = new Map<string, number>();
  for (let from = 0; from < entry.declarations.length; from += 200)
    for (const { id: declaration, revision } of await register.open(access, entry.declarations.slice(from, from + 200))) {
      const { outcome } = await register.mark(access, declaration, revision, { step: 'carry-over' });
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
  const done = (outcomes.get('done') ?? 0) + (outcomes.get('same') ?? 0);
  console.log(`${done} of ${entry.declarations.length} records are carried over.`);
  if (done < entry.declarations.length)
    console.log('The others were amended or withdrawn since the export: correct them in the platform, and export them anew.');
}

async function openAll(
  store: DeclarationStore,
  access: Access,
  key: OpenedKey,
  states?: readonly DeclarationState[],
): Promise<{ records: ReadableRecord[]; closed: number }> {
  const all: ReadableRecord[] = [];
  let closed = 0;
  let after: string | undefined;
  do {
    const rows = await store.register.list(access, { limit: 200, after, states });
    after = rows.length < 200 ? undefined : rows.at(-1)?.id;
    const some = await openSome(
      store,
      access,
      key,
      rows.map(({ id }) => id),
    );
    all.push(...some.records);
    closed += some.closed;
  } while (after !== undefined);
  return { records: all, closed };
}

async function openSome(
  { register }: DeclarationStore,
  access: Access,
  key: OpenedKey,
  ids: readonly string[],
): Promise<{ records: ReadableRecord[]; closed: number }> {
  const records: ReadableRecord[] = [];
  let closed = 0;
  for (const { content, carriedOver: _, notes: __, ...row } of ids.length === 0 ? [] : await register.open(access, ids)) {
    if (content === undefined) continue;
    if (!content.keyIds.includes(key.id)) closed += 1;
    else records.push({ ...row, content: await open(content.sealed, key.identity), carriedOver: undefined, notes: [] });
  }
  return { records, closed };
}

function entryOf(step: ExportStep): Extract<ExportStep, { outcome: 'done' }>['entry'] {
  switch (step.outcome) {
    case 'done':
    case 'same':
      return step.entry;
    case 'needs-another-operator':
      throw new Error('Who asked cannot approve: another operator’s key, or the city’s.');
    case 'needs-approval':
      throw new Error('It waits for a second operator.');
    case 'conflict':
      throw new Error('It was made already, with another file.');
    case 'not-found':
      throw new Error('There is no such export, or one of its records is gone.');
  }
}
