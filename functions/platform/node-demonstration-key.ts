import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { split } from 'shamir-secret-sharing';
import type { DemonstrationDesk } from '../declarations/published.ts';

export interface DemonstrationKeys {
  /** Public halves. */
  desk: DemonstrationDesk;
  /** Age identity files: the `age` program, `/desk/` and `npm run desk` read them. */
  operatorFile: string;
  approverFile: string;
  /** Three shares, two of which `npm run desk -- recover` asks for. */
  recoveryFile: string;
}

export const demonstrationKeyFile = 'demonstration-key.txt';
export const demonstrationApproverFile = 'demonstration-approver-key.txt';
export const demonstrationRecoveryFile = 'demonstration-recovery-shares.txt';

/** For trying things out: keys in the clear on this machine, that serve every district without a desk. Never in production. */
export async function demonstrationKeys(folder: string): Promise<DemonstrationKeys> {
  if (process.env['NODE_ENV'] === 'production') throw new Error('In production nobody receives declarations by a demonstration key.');
  const [operatorFile, approverFile, recoveryFile] = [demonstrationKeyFile, demonstrationApproverFile, demonstrationRecoveryFile].map(
    (name) => join(folder, name),
  ) as [string, string, string];
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    desk: {
      operator: await publicKeyIn(operatorFile, 'Whoever has this file reads every declaration made here.'),
      approver: await publicKeyIn(approverFile, 'Approves exports as the city’s key would; reads nothing.'),
      recovery: await recoveryPublicKeyIn(recoveryFile),
    },
    operatorFile,
    approverFile,
    recoveryFile,
  };
}

async function publicKeyIn(file: string, about: string): Promise<string> {
  if (!existsSync(file)) {
    const identity = await generateX25519Identity();
    write(file, `# Demonstration only. ${about}\n# public key: ${await identityToRecipient(identity)}\n${identity}\n`);
  }
  const identity = readFileSync(file, 'utf8')
    .split('\n')
    .find((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (identity === undefined) throw new Error(`${file} holds no age key.`);
  return identityToRecipient(identity.trim());
}

async function recoveryPublicKeyIn(file: string): Promise<string> {
  if (!existsSync(file)) {
    const identity = await generateX25519Identity();
    const shares = await split(new TextEncoder().encode(identity), 3, 2);
    const lines = shares.map((share) => Buffer.from(share).toString('base64url'));
    write(
      file,
      `# Demonstration only. In life these are three papers in three places; any two of them open everything.\n# public key: ${await identityToRecipient(identity)}\n${lines.join('\n')}\n`,
    );
  }
  const publicKey = /^# public key: (age1\S+)$/mu.exec(readFileSync(file, 'utf8'))?.[1];
  if (publicKey === undefined) throw new Error(`${file} names no public key.`);
  return publicKey;
}

function write(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
}
