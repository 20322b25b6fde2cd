// npm run desk -- <command>: the desk at a terminal, on the machine that holds the store.
import { parseArgs } from 'node:util';
import type { DeclarationStore } from '../functions/storage/declaration-store.ts';
import { deskPurposes } from '../src/desk/desk-api.schema.ts';
import { backUp, eraseAgain, restore } from './desk/backups.ts';
import { districtFrom, NotACommand, withStore } from './desk/desk-at-terminal.ts';
import { makeKey, makeRecoveryKey } from './desk/key-files.ts';
import { recover, rotate } from './desk/keys.ts';
import { approveExport, askExport, type At, list, listExports, openDistrict, signOff, writeExport } from './desk/records.ts';

const usage = `npm run desk -- <command>

Keys
  keygen [--out FILE] [--ask]       a new key: a passphrase-protected age file, and its public half for area.yaml
  keygen --recovery                 a recovery key: three shares to print, two of which open; nothing is written to disk
  rotate DISTRICT [--key FILE]      seals the records at hand to the keys that are published now, by a key that opens them
  recover DISTRICT…                 the same with two of the three shares, which are asked for

Records
  list [DISTRICT]                   how many, by half-year and state
  open DISTRICT [--key FILE] [--purpose CODE] [--json FILE] [--seen]
                                    opens what waits there; logged with key and purpose; --seen marks it as read

Into another platform
  export DISTRICT --profile ID      asks for an export of all that may be carried over (content/desk/profiles/)
  exports DISTRICT                  which were asked for, approved, made
  approve DISTRICT EXPORT --key FILE
                                    by a second operator, or the city's key
  export DISTRICT --export EXPORT --out FILE.xlsx|FILE.csv
                                    makes the file
  sign-off DISTRICT EXPORT          its records are entered in the platform now

The store
  backup [--to FOLDER] [--recipient age1…]
                                    a checked copy, encrypted; BACKUP_DIR and BACKUP_RECIPIENT are the defaults
  restore FILE --key FILE           where no store is; what was erased since the backup is erased again
  erase-again FOLDER                the same for a PostgreSQL server that was restored by its own means
  verify-audit [DISTRICT]           follows the chain of each log and names the first bad line

Keys: FILE is an age identity, protected by a passphrase (asked for, or DESK_PASSPHRASE) or not; without --key the demonstration's.
DATA_DIR names the store's folder, DATABASE_URL a PostgreSQL server, SITE_DIR the built site, which says who is appointed.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    ask: { type: 'boolean', default: false },
    recovery: { type: 'boolean' },
    key: { type: 'string' },
    purpose: { type: 'string', default: 'round' },
    json: { type: 'string' },
    seen: { type: 'boolean', default: false },
    profile: { type: 'string' },
    export: { type: 'string' },
    to: { type: 'string' },
    recipient: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const [command = '', first, second] = positionals;

const atDistrict = (use: (store: DeclarationStore, at: At) => Promise<void>): Promise<void> => {
  const at = { district: districtFrom(first), keyFile: values.key };
  return withStore((store) => use(store, at));
};
const required = (value: string | undefined, what: string): string => {
  if (value === undefined || value === '') throw new NotACommand(`Missing: ${what}.`);
  return value;
};

const commands: Record<string, () => Promise<void>> = {
  keygen: () => (values.recovery === true ? makeRecoveryKey() : makeKey({ out: values.out, isAsked: values.ask })),
  rotate: () => atDistrict(rotate),
  recover: () => {
    const districts = [districtFrom(first), ...positionals.slice(2).map(districtFrom)];
    return withStore((store) => recover(store, districts));
  },
  list: () => withStore((store) => list(store, first)),
  open: () => {
    if (!deskPurposes.some((purpose) => purpose === values.purpose))
      throw new NotACommand(`--purpose is one of ${deskPurposes.join(', ')}.`);
    return atDistrict((store, at) => openDistrict(store, at, { purpose: values.purpose, json: values.json, isSeen: values.seen }));
  },
  export: () => {
    if (values.export === undefined) {
      const profile = required(values.profile, '--profile');
      return atDistrict((store, at) => askExport(store, at, profile));
    }
    const made = { id: values.export, out: required(values.out, '--out') };
    return atDistrict((store, at) => writeExport(store, at, made));
  },
  exports: () => atDistrict(listExports),
  approve: () => {
    const id = required(second, 'which export');
    return atDistrict((store, at) => approveExport(store, at, id));
  },
  'sign-off': () => {
    const id = required(second, 'which export');
    return atDistrict((store, at) => signOff(store, at, id));
  },
  backup: () =>
    backUp({
      folder: required(values.to ?? process.env['BACKUP_DIR'], '--to or BACKUP_DIR'),
      recipient: required(values.recipient ?? process.env['BACKUP_RECIPIENT'], '--recipient or BACKUP_RECIPIENT'),
    }),
  restore: () => restore({ backup: required(first, 'which backup'), keyFile: required(values.key, '--key') }),
  'erase-again': () => eraseAgain(required(first, 'the folder of the journal')),
  'verify-audit': () => withStore(verifyAudit),
};

const chosen = commands[command];
if (values.help === true || !chosen) {
  console.log(usage);
  process.exitCode = values.help === true ? 0 : 2;
} else {
  try {
    await chosen();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof NotACommand) console.error('npm run desk -- --help');
    process.exitCode = error instanceof NotACommand ? 2 : 1;
  }
}

async function verifyAudit({ auditedDistricts, verifyAudit: verify }: DeclarationStore): Promise<void> {
  for (const code of first === undefined ? await auditedDistricts() : [first]) {
    const verdict = await verify(code);
    console.log(
      code,
      JSON.stringify(verdict, (_key, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value)),
    );
    if (!verdict.sound) process.exitCode = 1;
  }
}
