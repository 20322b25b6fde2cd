/** The thread with the operator's key: scrypt takes seconds, and what happens here leaves the page responsive. */
import { armor, Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { fromBase64, toBase64 } from './base64.ts';
import type { KeyAnswers, KeyMessage, KeyReply, KeyTask, KeyTrouble } from './key-task.ts';

class Trouble extends Error {
  readonly kind: KeyTrouble;
  constructor(kind: KeyTrouble) {
    super(kind);
    this.kind = kind;
  }
}

let identity: string | undefined;

const answer = async (task: KeyTask): Promise<KeyAnswers[KeyTask['do']]> => {
  switch (task.do) {
    case 'unlock': {
      const text = await textOf(task.file, task.passphrase);
      identity = /^\s*(AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58})\s*$/mu.exec(text)?.[1];
      if (identity === undefined) throw new Trouble('no-key');
      return identityToRecipient(identity);
    }
    case 'unseal':
      return toBase64(await decrypter().decrypt(fromBase64(task.sealed)));
    case 'open': {
      const texts: (string | null)[] = [];
      for (const sealed of task.sealed)
        texts.push(
          await decrypter()
            .decrypt(fromBase64(sealed), 'text')
            .catch(() => null),
        );
      return texts;
    }
    case 'seal': {
      const plain = new TextEncoder().encode(task.text);
      const size = task.sizes.find((one) => plain.length <= one);
      if (size === undefined) throw new Trouble('too-long');
      const padded = new Uint8Array(size).fill(0x20);
      padded.set(plain);
      const encrypter = new Encrypter();
      for (const recipient of task.recipients) encrypter.addRecipient(recipient);
      return { sealed: toBase64(await encrypter.encrypt(padded)), size };
    }
  }
};

function decrypter(): Decrypter {
  if (identity === undefined) throw new Trouble('no-key');
  const made = new Decrypter();
  made.addIdentity(identity);
  return made;
}

const armored = '-----BEGIN AGE ENCRYPTED FILE-----';

async function textOf(file: Uint8Array, passphrase: string): Promise<string> {
  const text = new TextDecoder().decode(file);
  const isArmored = text.trimStart().startsWith(armored);
  if (!isArmored && !text.startsWith('age-encryption.org/v1\n')) return text;
  if (passphrase === '') throw new Trouble('no-passphrase');
  const unlocker = new Decrypter();
  unlocker.addPassphrase(passphrase);
  let bytes = file;
  try {
    if (isArmored) bytes = armor.decode(text);
  } catch {
    throw new Trouble('no-key');
  }
  try {
    return await unlocker.decrypt(bytes, 'text');
  } catch {
    throw new Trouble('wrong-passphrase');
  }
}

const reply = (message: KeyReply): void => {
  (self as unknown as { postMessage: (message: KeyReply) => void }).postMessage(message);
};

addEventListener('message', ({ data }: MessageEvent<KeyMessage>) => {
  answer(data.task).then(
    (result) => {
      reply({ id: data.id, answer: result });
    },
    (error: unknown) => {
      reply({ id: data.id, trouble: error instanceof Trouble ? error.kind : 'failed' });
    },
  );
});
