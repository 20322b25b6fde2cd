import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DemonstrationKey {
  publicKey: string;
  /** An age identity file: the `age` program and `npm run desk` read it. */
  file: string;
  isNew: boolean;
}

export const demonstrationKeyFile = 'demonstration-key.txt';

/** For trying things out: one key, in the clear on this machine, that serves every district without one. Never in production. */
export async function demonstrationKey(folder: string): Promise<DemonstrationKey> {
  if (process.env['NODE_ENV'] === 'production') throw new Error('In production nobody receives declarations by a demonstration key.');
  const file = join(folder, demonstrationKeyFile);
  const isNew = !existsSync(file);
  if (isNew) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const identity = await generateX25519Identity();
    const publicKey = await identityToRecipient(identity);
    writeFileSync(
      file,
      `# Demonstration only. Whoever has this file reads every declaration made here.\n# public key: ${publicKey}\n${identity}\n`,
      {
        mode: 0o600,
        flag: 'wx',
      },
    );
  }
  const identity = readFileSync(file, 'utf8')
    .split('\n')
    .find((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (identity === undefined) throw new Error(`${file} holds no age key.`);
  return { publicKey: await identityToRecipient(identity.trim()), file, isNew };
}
