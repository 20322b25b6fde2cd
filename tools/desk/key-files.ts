import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { combine, split } from 'shamir-secret-sharing';
import { keyIdOf } from '../../functions/declarations/desks.ts';
import { signs } from '../../src/declaration/receipt.ts';
import { askSecret } from './terminal.ts';

/** 128 MB of memory to try one passphrase; never chosen by the machine that happens to make the key. */
const scryptWorkFactor = 17;
const shortestPassphrase = 20;

export interface OpenedKey {
  /** `AGE-SECRET-KEY-1…` */
  identity: string;
  publicKey: string;
  id: string;
}

export async function keyOf(identity: string): Promise<OpenedKey> {
  const publicKey = await identityToRecipient(identity);
  return { identity, publicKey, id: await keyIdOf(publicKey) };
}

export async function makeKey({ out, isAsked }: { out: string | undefined; isAsked: boolean }): Promise<void> {
  const { identity, publicKey, id } = await keyOf(await generateX25519Identity());
  const file = out ?? `desk-${id}.age`;
  if (existsSync(file)) throw new Error(`${file} is there already; a key is never overwritten.`);
  const passphrase = isAsked ? await askSecret(`Passphrase (at least ${shortestPassphrase} signs): `) : newPassphrase();
  if (passphrase.length < shortestPassphrase) throw new Error('That is too short to protect families’ data.');
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(scryptWorkFactor);
  encrypter.setPassphrase(passphrase);
  writeFileSync(file, await encrypter.encrypt(`# public key: ${publicKey}\n${identity}\n`), { mode: 0o600, flag: 'wx' });
  console.log(`Key file     ${file}   (keep two copies, never online)`);
  if (!isAsked) console.log(`Passphrase   ${passphrase}   (shown this once: write it down, keep it apart from the file)`);
  console.log(`Public key   ${publicKey}   (into desk.operators or exportApprovers of area.yaml, or BACKUP_RECIPIENT)`);
}

/** The recovery key exists only as three papers: any two of them make it again. */
export async function makeRecoveryKey(): Promise<void> {
  const identity = await generateX25519Identity();
  const shares = await split(new TextEncoder().encode(identity), 3, 2);
  for (const [index, share] of shares.entries()) console.log(`Share ${index + 1} of 3   ${Buffer.from(share).toString('base64url')}`);
  console.log(`Public key     ${await identityToRecipient(identity)}   (recoveryKey in area.yaml)`);
  console.log('Print each share on its own sheet, seal it, give it to another person. Any two of them open everything.');
}

/** Two shares, asked for; what they make is checked, for the sharing itself cannot tell a wrong one. */
export async function joinShares(): Promise<OpenedKey> {
  const first = readShare(await askSecret('First share: '));
  const second = readShare(await askSecret('Second share: '));
  let identity = '';
  try {
    identity = new TextDecoder().decode(await combine([first, second]));
  } catch {
    // Below.
  }
  if (!/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/u.test(identity)) throw new Error('These two shares do not make a recovery key.');
  return keyOf(identity);
}

function readShare(text: string): Uint8Array {
  if (!/^[\w-]+$/u.test(text)) throw new Error('That is no share.');
  return new Uint8Array(Buffer.from(text, 'base64url'));
}

/** An age identity file, protected by a passphrase or not. */
export async function readKey(file: string): Promise<OpenedKey> {
  if (!existsSync(file)) throw new Error(`No key: ${file}. Name one with --key.`);
  const bytes = readFileSync(file);
  const isProtected = bytes.subarray(0, 22).toString() === 'age-encryption.org/v1\n';
  const text = isProtected ? await unlocked(bytes) : bytes.toString();
  const identity = text.split('\n').find((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (identity === undefined) throw new Error(`${file} holds no age key.`);
  return keyOf(identity.trim());
}

async function unlocked(bytes: Uint8Array): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(process.env['DESK_PASSPHRASE'] ?? (await askSecret('Passphrase: ')));
  try {
    return await decrypter.decrypt(new Uint8Array(bytes), 'text');
  } catch {
    throw new Error('The passphrase does not open this key. If it is lost: npm run desk -- recover');
  }
}

/** 120 bits in signs that do not look alike. */
function newPassphrase(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte, index) => `${index > 0 && index % 4 === 0 ? '-' : ''}${signs.charAt(byte & 31)}`).join('');
}
