import type { KeyAnswers, KeyMessage, KeyReply, KeyTask, KeyTrouble } from './key-task.ts';
import workerAddress from './key-worker.ts?worker&url';

/** The key could not do what was asked. */
export class KeyRefusal extends Error {
  override name = 'KeyRefusal';
  readonly trouble: KeyTrouble | 'no-worker';
  constructor(trouble: KeyTrouble | 'no-worker') {
    super(trouble);
    this.trouble = trouble;
  }
}

/** The operator's key in a thread of its own, until it is dropped. */
export interface OperatorKey {
  publicKey: string;
  unseal: (sealed: string) => Promise<string>;
  open: (sealed: readonly string[]) => Promise<readonly (string | null)[]>;
  seal: (text: string, sizes: readonly number[], recipients: readonly string[]) => Promise<KeyAnswers['seal']>;
  drop: () => void;
}

interface TrustedTypes {
  createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => { createScriptURL: (address: string) => string };
}
// One address is allowed, and it is our own.
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('desk-key', {
  createScriptURL: (address) => {
    if (address !== workerAddress) throw new TypeError('not the key’s worker');
    return address;
  },
});

/** Throws a `KeyRefusal`. With a passphrase it takes about two seconds. */
export async function unlockKey(file: Uint8Array, passphrase: string): Promise<OperatorKey> {
  let worker: Worker;
  try {
    worker = new Worker(policy?.createScriptURL(workerAddress) ?? workerAddress, { type: 'module' });
  } catch {
    throw new KeyRefusal('no-worker');
  }
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: KeyRefusal) => void }>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<KeyReply>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('trouble' in data) asked?.reject(new KeyRefusal(data.trouble));
    else asked?.resolve(data.answer as never);
  });
  worker.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new KeyRefusal('no-worker'));
    waiting.clear();
  });
  const ask = <Kind extends KeyTask['do']>(task: Extract<KeyTask, { do: Kind }>): Promise<KeyAnswers[Kind]> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, task } satisfies KeyMessage);
    });
  try {
    const publicKey = await ask({ do: 'unlock', file, passphrase });
    return {
      publicKey,
      unseal: (sealed) => ask({ do: 'unseal', sealed }),
      open: (sealed) => ask({ do: 'open', sealed }),
      seal: (text, sizes, recipients) => ask({ do: 'seal', text, sizes, recipients }),
      drop: () => {
        worker.terminate();
      },
    };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
